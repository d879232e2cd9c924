import { useMutation } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';
import type { components } from '../api/schema.js';
import { useTexts } from '../text/language.js';
import { Button } from '../ui/button.js';
import { ErrorState } from '../ui/states.js';
import { daysAfter, startOfDay } from './days.rules.js';
import { questionOf, type RecordFilter } from './record-filter.rules.js';

type Question = components['schemas']['RegisterExportVraag'];

/** What she sees, as a file for a spreadsheet. The hub records that it left before it does. */
export function TakeAlong({ filter }: { filter: RecordFilter }) {
  const { record } = useTexts().oversight;
  const taking = useMutation({
    mutationFn: async () => {
      const body = questionOf(filter, startOfDay, (day) => daysAfter(day, 1)) as Question;
      const file: Blob = await answerOf(api.POST('/toezicht/_export', { body, parseAs: 'blob' }));
      const address = URL.createObjectURL(file);
      const link = Object.assign(document.createElement('a'), { href: address, download: 'register.csv' });
      link.click();
      URL.revokeObjectURL(address);
    },
  });
  return (
    <>
      <Button kind="secondary" busy={taking.isPending} onClick={() => taking.mutate()}>
        {record.takeAlong}
      </Button>
      {taking.error && <ErrorState error={taking.error} />}
    </>
  );
}
