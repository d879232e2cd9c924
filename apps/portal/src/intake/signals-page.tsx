import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';
import type { components } from '../api/schema.js';
import { useTexts } from '../text/language.js';
import { Badge } from '../ui/badge.js';
import { DateText } from '../ui/date-text.js';
import { Page } from '../ui/page.js';
import { Answer, Empty } from '../ui/states.js';
import { type Column, Table } from '../ui/table.js';

type Listed = components['schemas']['SignaalInLijst'];

/** The signals of her organisation, without names and without content. */
export function SignalsPage() {
  const { intake } = useTexts();
  const signals = useQuery({
    queryKey: ['signalen', 1],
    queryFn: () => answerOf(api.GET('/signalen', { params: { query: { pagina: 1 } } })),
  });
  const columns: Column<Listed>[] = [
    { key: 'kenmerk', title: intake.reference, heads: true, cell: ({ kenmerk }) => kenmerk },
    {
      key: 'status',
      title: intake.status,
      cell: ({ status }) =>
        status === 'actief' ? <Badge tone="good">{intake.active}</Badge> : <Badge tone="neutral">{intake.withdrawn}</Badge>,
    },
    { key: 'velden', title: intake.fields, number: true, cell: ({ aantalVelden }) => aantalVelden },
    { key: 'gemeld', title: intake.registered, cell: ({ geregistreerdOp }) => <DateText at={geregistreerdOp} /> },
    { key: 'gewijzigd', title: intake.changed, cell: ({ gewijzigdOp }) => <DateText at={gewijzigdOp} time /> },
  ];
  return (
    <Page title={intake.title} intro={intake.intro}>
      <Answer of={signals}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>
              <p>{intake.none}</p>
            </Empty>
          ) : (
            <Table caption={intake.caption} columns={columns} rows={items} rowKey={({ id }) => id} />
          )
        }
      </Answer>
    </Page>
  );
}
