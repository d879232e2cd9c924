import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';
import type { components } from '../api/schema.js';
import { useTexts } from '../text/language.js';
import { Badge } from '../ui/badge.js';
import { Card } from '../ui/card.js';
import { DateText } from '../ui/date-text.js';
import { Answer } from '../ui/states.js';
import { type Column, Table } from '../ui/table.js';

type Given = components['schemas']['VerstrekkingInLijst'];

/** Where a signal went: to whom, when, how much. */
export function SharedCard({ signalId }: { signalId: string }) {
  const { intake } = useTexts();
  const given = useQuery({
    queryKey: ['verstrekkingen', 'gegeven', signalId],
    queryFn: () => answerOf(api.GET('/verstrekkingen', { params: { query: { kant: 'gegeven', signaal: signalId, paginaGrootte: 100 } } })),
  });
  const partners = useQuery({
    queryKey: ['partners'],
    queryFn: () => answerOf(api.GET('/partners', { params: { query: { paginaGrootte: 100 } } })),
  });
  const nameOf = (oin: string) => partners.data?.items.find((one) => one.oin === oin)?.naam ?? oin;
  const columns: Column<Given>[] = [
    { key: 'aan', title: intake.receiver, heads: true, cell: ({ aan }) => nameOf(aan.oin) },
    {
      key: 'status',
      title: intake.status,
      cell: ({ status, aantalVelden }) =>
        status === 'verleend' ? <Badge tone="good">{intake.going(aantalVelden)}</Badge> : <Badge tone="bad">{status}</Badge>,
    },
    { key: 'op', title: intake.sharedOn, cell: ({ beslistOp }) => <DateText at={beslistOp} time /> },
  ];
  return (
    <Card title={intake.sharedTitle}>
      <Answer of={given}>
        {({ items }) => {
          if (items.length === 0) return <p>{intake.sharedNone}</p>;
          return <Table caption={intake.sharedTitle} columns={columns} rows={items} rowKey={({ id }) => id} />;
        }}
      </Answer>
    </Card>
  );
}
