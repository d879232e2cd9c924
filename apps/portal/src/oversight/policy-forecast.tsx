import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answerOf, api } from '../api/client.js';
import type { components } from '../api/schema.js';
import { useTexts } from '../text/language.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { DayField } from '../ui/choice.js';
import { DateText } from '../ui/date-text.js';
import { dutchDayOf, isoDayOf, typedDayOf } from '../ui/dates.rules.js';
import { ErrorState } from '../ui/states.js';
import { type Column, Table } from '../ui/table.js';
import { daysAfter } from './days.rules.js';

type Told = components['schemas']['Prognose'];

/** What stops by a day because an agreement ends. */
export function Forecast() {
  const { policy } = useTexts().oversight;
  const [typed, setTyped] = useState(() => typedDayOf(daysAfter(dutchDayOf(Date.now()), 365)));
  const [error, setError] = useState<string>();
  const forecast = useMutation({ mutationFn: (op: string) => answerOf(api.POST('/beleid/_prognose', { body: { op } })) });
  const send = (event: FormEvent) => {
    event.preventDefault();
    const day = isoDayOf(typed);
    setError(day ? undefined : policy.noDay);
    if (day) forecast.mutate(day);
  };
  return (
    <Card title={policy.forecast}>
      <form onSubmit={send}>
        <DayField label={policy.forecastDay} error={error} value={typed} onChange={setTyped} />
        <Button type="submit" busy={forecast.isPending}>
          {policy.forecastNow}
        </Button>
      </form>
      {forecast.error && <ErrorState error={forecast.error} />}
      {forecast.data && <Ending told={forecast.data} />}
    </Card>
  );
}

function Ending({ told: { afspraken, banen, zaken } }: { told: Told }) {
  const { policy } = useTexts().oversight;
  const agreements: Column<Told['afspraken'][number]>[] = [
    { key: 'titel', title: policy.agreement, heads: true, cell: ({ titel }) => titel },
    { key: 'laatste', title: policy.lastDay, cell: ({ laatsteDag }) => <DateText at={laatsteDag} /> },
  ];
  const lanes: Column<Told['banen'][number]>[] = [
    { key: 'baan', title: policy.lane, heads: true, cell: ({ van, aan }) => `${van} → ${aan}` },
    { key: 'stopt', title: policy.stops, number: true, cell: ({ stopt }) => stopt },
    { key: 'verliest', title: policy.loses, number: true, cell: ({ verliest }) => verliest },
  ];
  return (
    <>
      <p role="status">{policy.forecastTold(afspraken.length, banen.length, zaken.length)}</p>
      {afspraken.length > 0 && <Table caption={policy.ending} columns={agreements} rows={afspraken} rowKey={({ id }) => id} />}
      {banen.length > 0 && (
        <Table
          caption={policy.lanesCaption}
          columns={lanes}
          rows={banen}
          rowKey={({ van, aan, doel }) => JSON.stringify([van, aan, doel])}
        />
      )}
    </>
  );
}
