import { useMutation } from '@tanstack/react-query';
import { saveFile } from '../files/save-file.js';
import { useTexts } from '../text/language.js';
import { Button } from '../ui/button.js';
import { ErrorState } from '../ui/states.js';

export type FileFormat = 'text/csv' | 'application/pdf';
const endings = { 'text/csv': 'csv', 'application/pdf': 'pdf' } as const;

interface Props {
  /** Of the file, without its ending: nothing of a person. */
  name: string;
  formats?: readonly FileFormat[];
  take(format: FileFormat): Promise<Blob>;
}

/** What she sees, as a file. The hub records that it left before it does. */
export function TakeAlong({ name, formats = ['text/csv', 'application/pdf'], take }: Props) {
  const { takeAlong } = useTexts().oversight;
  const taking = useMutation({
    mutationFn: async (format: FileFormat) => saveFile(await take(format), `${name}.${endings[format]}`),
    gcTime: 0,
  });
  return (
    <>
      <div className="knoppen">
        {formats.map((format) => (
          <Button
            key={format}
            kind="secondary"
            busy={taking.isPending && taking.variables === format}
            onClick={() => taking.mutate(format)}
          >
            {takeAlong.as[format]}
          </Button>
        ))}
      </div>
      {taking.error && <ErrorState error={taking.error} />}
    </>
  );
}
