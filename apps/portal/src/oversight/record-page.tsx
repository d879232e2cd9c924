import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../api/client.js';
import type { components } from '../api/schema.js';
import { useTexts } from '../text/language.js';
import { Badge } from '../ui/badge.js';
import { DateText } from '../ui/date-text.js';
import { Page } from '../ui/page.js';
import { Answer, Empty } from '../ui/states.js';
import { type Column, Paging, type Sorting, Table } from '../ui/table.js';
import { CellName } from './cell-name.js';
import { daysAfter, startOfDay } from './days.rules.js';
import { OversightNav } from './oversight-nav.js';
import { type FileFormat, TakeAlong } from './take-along.js';
import { questionOf, type RecordFilter } from './record-filter.rules.js';
import { RecordFilterForm } from './record-filter-form.js';

type Question = components['schemas']['RegisterVraag'];
type Export = components['schemas']['RegisterExportVraag'];
type Line = components['schemas']['Registerregel'];
const size = 50;

/** Who saw which field of whom on which ground, refusals included. */
export function RecordPage() {
  const { record } = useTexts().oversight;
  const filter = useSearch({ from: '/toezicht/verstrekkingen' });
  const navigate = useNavigate();
  const ask = (next: RecordFilter) => void navigate({ to: '/toezicht/verstrekkingen', search: next });
  return (
    <Page title={record.title} intro={record.intro}>
      <OversightNav />
      <RecordFilterForm key={`vorm ${JSON.stringify(filter)}`} filter={filter} onAsk={ask} />
      <Lines key={JSON.stringify(filter)} filter={filter} onAsk={ask} />
    </Page>
  );
}

/** The pages of one question. The cursors of the pages that were seen are kept, so that she can go back. */
function Lines({ filter, onAsk }: { filter: RecordFilter; onAsk(filter: RecordFilter): void }) {
  const { record } = useTexts().oversight;
  const [cursors, setCursors] = useState<(string | undefined)[]>([undefined]);
  const [page, setPage] = useState(1);
  const na = cursors[page - 1];
  const found = useQuery({
    queryKey: ['verstrekkingen', filter, na],
    queryFn: () => {
      const body = { ...questionOf(filter, startOfDay, (day) => daysAfter(day, 1)), paginaGrootte: size, ...(na !== undefined && { na }) };
      return answerOf(api.POST('/toezicht/_verstrekkingen', { body: body as Question }));
    },
  });
  const sorted: Sorting = { key: filter.sorteerOp ?? 'tijdstip', down: filter.richting !== 'oplopend' };
  const columns = useColumns();
  return (
    <Answer of={found}>
      {({ items, totaal, volgende }) =>
        items.length === 0 ? (
          <Empty>
            <p>{record.none}</p>
          </Empty>
        ) : (
          <>
            <p role="status">{record.count(totaal)}</p>
            <TakeAlong name="register" take={(formaat) => fileOf(filter, formaat)} />
            <Table
              caption={record.caption}
              columns={columns}
              rows={items}
              rowKey={({ volgnummer }) => String(volgnummer)}
              sorted={sorted}
              onSort={({ key, down }) => onAsk({ ...filter, sorteerOp: key, richting: down ? 'aflopend' : 'oplopend' })}
            />
            <Paging
              page={page}
              pages={volgende === null ? page : Math.max(page + 1, Math.ceil(totaal / size))}
              onPage={(to) => {
                if (to > page && volgende !== null) setCursors([...cursors.slice(0, page), volgende]);
                setPage(to);
              }}
            />
          </>
        )
      }
    </Answer>
  );
}

function fileOf(filter: RecordFilter, formaat: FileFormat): Promise<Blob> {
  const body = { ...questionOf(filter, startOfDay, (day) => daysAfter(day, 1)), formaat } as Export;
  return answerOf(api.POST('/toezicht/_export', { body, parseAs: 'blob' }));
}

function useColumns(): Column<Line>[] {
  const { record } = useTexts().oversight;
  return [
    { key: 'tijdstip', title: record.at, heads: true, sorts: true, cell: ({ tijdstip }) => <DateText at={tijdstip} time /> },
    { key: 'soort', title: record.kind, sorts: true, cell: ({ soort }) => record.kinds[soort] },
    {
      key: 'medewerker',
      title: record.officer,
      cell: ({ medewerker, organisatie }) => <span title={organisatie}>{medewerker ?? record.hub}</span>,
    },
    { key: 'gever', title: record.giver, sorts: true, cell: ({ van }) => van?.partner ?? '–' },
    { key: 'ontvanger', title: record.receiver, sorts: true, cell: ({ aan }) => aan?.partner ?? '–' },
    { key: 'cellen', title: record.cells, cell: ({ cellen }) => <Cells cells={cellen} /> },
    {
      key: 'uitleg',
      title: record.decision,
      cell: ({ beslissingen: [first] }) =>
        first ? (
          <Link to="/toezicht/beslissingen/$id" params={{ id: first }}>
            {record.explain}
          </Link>
        ) : (
          '–'
        ),
    },
  ];
}

function Cells({ cells }: { cells: Line['cellen'] }) {
  const { record } = useTexts().oversight;
  if (cells.length === 0) return <>–</>;
  return (
    <ul style={{ margin: 0, paddingLeft: '1rem' }}>
      {cells.map(({ cel, betrokkene, uitkomst, gronden, reden, getoond }) => (
        <li key={`${cel} ${betrokkene ?? ''} ${uitkomst} ${gronden.join()} ${reden ?? ''} ${String(getoond)}`}>
          <CellName cell={cel} />{' '}
          <Badge tone={getoond ? 'attention' : uitkomst === 'permit' ? 'good' : 'neutral'}>
            {getoond ? record.shown : record.effects[uitkomst]}
          </Badge>{' '}
          <small>{reden ?? gronden.join(', ')}</small>
        </li>
      ))}
    </ul>
  );
}
