import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';
import type { components } from '../api/schema.js';
import { useTexts } from '../text/language.js';
import { Badge } from '../ui/badge.js';
import { ButtonLink } from '../ui/button.js';
import { DateText } from '../ui/date-text.js';
import { Page } from '../ui/page.js';
import { Answer, Empty } from '../ui/states.js';
import { type Column, Table } from '../ui/table.js';
import { useIsAnalyst } from './case-queries.js';

type Listed = components['schemas']['ZaakInLijst'];

/** The cases that her organisation takes part in, without content. */
export function CasesPage() {
  const { casework } = useTexts();
  const analyst = useIsAnalyst();
  const cases = useQuery({
    queryKey: ['zaken', 1],
    queryFn: () => answerOf(api.GET('/zaken', { params: { query: { pagina: 1, paginaGrootte: 100 } } })),
  });
  const columns = useColumns();
  return (
    <Page
      title={casework.title}
      intro={casework.intro}
      actions={
        analyst && (
          <>
            <ButtonLink to="/zaken/wegen" search={{ stand: 'wacht', pagina: 1 }}>
              {casework.queue.link}
            </ButtonLink>
            <ButtonLink to="/zaken/zoeken" kind="secondary">
              {casework.search.link}
            </ButtonLink>
          </>
        )
      }
    >
      <Answer of={cases}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>
              <p>{casework.none}</p>
            </Empty>
          ) : (
            <Table caption={casework.caption} columns={columns} rows={items} rowKey={({ id }) => id} />
          )
        }
      </Answer>
    </Page>
  );
}

function useColumns(): Column<Listed>[] {
  const { casework } = useTexts();
  return [
    {
      key: 'kenmerk',
      title: casework.reference,
      heads: true,
      cell: ({ id, kenmerk }) => (
        <Link to="/zaken/$zaak" params={{ zaak: id }} search={{ deel: 'tijdlijn', pagina: 1, stand: 'voorgesteld' }}>
          {kenmerk}
        </Link>
      ),
    },
    { key: 'stap', title: casework.stage, cell: ({ stap }) => casework.stages[stap] },
    { key: 'soort', title: casework.activity, cell: ({ activiteit }) => casework.activities[activiteit] },
    { key: 'signalen', title: casework.signals, number: true, cell: ({ aantalSignalen }) => aantalSignalen },
    { key: 'leden', title: casework.members, number: true, cell: ({ aantalLeden }) => aantalLeden },
    { key: 'geopend', title: casework.opened, cell: ({ geopendOp }) => <DateText at={geopendOp} /> },
    {
      key: 'stand',
      title: casework.status,
      cell: ({ geslotenOp }) => (geslotenOp ? <Badge>{casework.closed}</Badge> : <Badge tone="good">{casework.open}</Badge>),
    },
  ];
}
