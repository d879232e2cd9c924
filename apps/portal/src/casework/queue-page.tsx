import { getRouteApi, Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';
import type { components } from '../api/schema.js';
import { useOfficer } from '../session/use-session.js';
import { useTexts } from '../text/language.js';
import { Radios } from '../ui/choice.js';
import { DateText } from '../ui/date-text.js';
import { Page } from '../ui/page.js';
import { Answer, Empty } from '../ui/states.js';
import { type Column, Paging, Table } from '../ui/table.js';
import { useNames } from './case-queries.js';
import { queueStands } from './filters.rules.js';

type Listed = components['schemas']['WegingInLijst'];
const route = getRouteApi('/zaken/wegen');
const size = 20;

/** What the RIEC got and has not weighed yet, longest waiting first; or what it weighed, to weigh again. */
export function QueuePage() {
  const { queue } = useTexts().casework;
  const { stand, pagina } = route.useSearch();
  const go = route.useNavigate();
  const weighings = useQuery({
    queryKey: ['wegingen', stand, pagina],
    queryFn: () => answerOf(api.GET('/wegingen', { params: { query: { stand, pagina, paginaGrootte: size } } })),
  });
  const columns = useColumns(weighings.data?.items ?? [], (pagina - 1) * size);
  return (
    <Page title={queue.title} intro={queue.intro}>
      <Radios
        label={queue.show}
        options={queueStands.map((value) => ({ value, label: queue.stands[value] }))}
        value={stand}
        onChange={(value) => void go({ search: { stand: value, pagina: 1 } })}
      />
      <Answer of={weighings}>
        {({ items, totaal }) =>
          items.length === 0 ? (
            <Empty>
              <p>{queue.none}</p>
            </Empty>
          ) : (
            <>
              <Table caption={queue.caption} columns={columns} rows={items} rowKey={({ signaal }) => signaal} />
              <Paging page={pagina} pages={Math.ceil(totaal / size)} onPage={(page) => void go({ search: { stand, pagina: page } })} />
            </>
          )
        }
      </Answer>
    </Page>
  );
}

/** @param before rows on the pages before this one: people say "signal 3", not an id */
function useColumns(rows: readonly Listed[], before: number): Column<Listed>[] {
  const { casework } = useTexts();
  const { queue } = casework;
  const { nameOf } = useNames(useOfficer().organisatie.oin);
  return [
    {
      key: 'signaal',
      title: casework.signals,
      heads: true,
      cell: (row) => (
        <Link
          to="/zaken/wegen/$signaal"
          params={{ signaal: row.signaal }}
          search={row.verstrekkingen[0] ? { verstrekking: row.verstrekkingen[0] } : {}}
        >
          {queue.weigh(before + rows.indexOf(row) + 1)}
        </Link>
      ),
    },
    { key: 'van', title: queue.from, cell: ({ van }) => `${nameOf(van.oin)} (${van.partner})` },
    { key: 'ontvangen', title: queue.received, cell: ({ ontvangenOp }) => <DateText at={ontvangenOp} /> },
    { key: 'leeftijd', title: queue.age, number: true, cell: ({ leeftijdDagen }) => queue.days(leeftijdDagen) },
  ];
}
