import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../api/client.js';
import type { components } from '../api/schema.js';
import { useTexts } from '../text/language.js';
import { Badge } from '../ui/badge.js';
import { Card } from '../ui/card.js';
import { DateText } from '../ui/date-text.js';
import { Select } from '../ui/field.js';
import { Page } from '../ui/page.js';
import { Answer, Empty } from '../ui/states.js';
import { type Column, Paging, Table } from '../ui/table.js';
import { CellNames } from './cell-name.js';
import { Forecast } from './policy-forecast.js';
import { OversightNav } from './oversight-nav.js';
import { PolicyComparison } from './policy-comparison.js';

type Line = components['schemas']['MatrixRegel'];
type Version = components['schemas']['Beleidsversie'];
const size = 50;
/** The kinds of partner, for the two lists: their names come from the matrix itself. */
const partners =
  'GB-BM GB-TZ GS AF ZC KR RC LC PO KM EMM NL OM BD FI IN CO CM ZV VT OP ZO JZ GI RK RE DJ UW NG NR FG RAC AP SUBJ XP XO'.split(' ');

/** What the policy answers, what another version would, and what will change by itself. */
export function PolicyPage() {
  const { policy } = useTexts().oversight;
  const versions = useQuery({
    queryKey: ['beleidsversies'],
    queryFn: () => answerOf(api.GET('/beleidsversies', { params: { query: { pagina: 1 } } })),
  });
  return (
    <Page title={policy.title} intro={policy.intro}>
      <OversightNav />
      <Answer of={versions}>
        {({ items }) => (
          <>
            <Versions items={items} />
            <Matrix />
            <PolicyComparison versions={items} />
            <Forecast />
          </>
        )}
      </Answer>
    </Page>
  );
}

function Versions({ items }: { items: readonly Version[] }) {
  const { policy } = useTexts().oversight;
  const columns: Column<Version>[] = [
    {
      key: 'versie',
      title: policy.version,
      heads: true,
      cell: ({ versie, digest }) => <span title={digest}>{`${versie} (${digest.slice(7, 15)})`}</span>,
    },
    {
      key: 'status',
      title: policy.status,
      cell: ({ status }) => <Badge tone={status === 'geldig' ? 'good' : 'neutral'}>{policy.statuses[status]}</Badge>,
    },
    { key: 'sinds', title: policy.since, cell: ({ sinds }) => <DateText at={sinds} time /> },
  ];
  return (
    <Card title={policy.versions}>
      <Table
        caption={policy.versionsCaption}
        columns={columns}
        rows={items}
        rowKey={({ digest, status, sinds }) => `${digest} ${status} ${sinds}`}
      />
    </Card>
  );
}

function Matrix() {
  const { policy, record } = useTexts().oversight;
  const [between, setBetween] = useState({ van: 'GB-TZ', aan: 'RC' });
  const [page, setPage] = useState(1);
  const matrix = useQuery({
    queryKey: ['matrix', between, page],
    queryFn: () => {
      const query = {
        pagina: page,
        paginaGrootte: size,
        ...(between.van && { van: between.van }),
        ...(between.aan && { aan: between.aan }),
      };
      return answerOf(api.GET('/beleid/matrix', { params: { query } }));
    },
  });
  const choose = (end: 'van' | 'aan') => (value: string) => {
    setBetween({ ...between, [end]: value });
    setPage(1);
  };
  const options = partners.map((code) => ({ value: code, label: code }));
  const columns = useMatrixColumns();
  return (
    <Card title={policy.matrix}>
      <p>{policy.matrixText}</p>
      <Select label={record.giver} options={options} value={between.van} onChange={choose('van')} />
      <Select label={record.receiver} options={options} value={between.aan} onChange={choose('aan')} />
      <Answer of={matrix}>
        {({ items, totaal }) =>
          items.length === 0 ? (
            <Empty>
              <p>{policy.noLane}</p>
            </Empty>
          ) : (
            <>
              <Table caption={policy.matrixCaption} columns={columns} rows={items} rowKey={(line) => JSON.stringify(line)} />
              <Paging page={page} pages={Math.ceil(totaal / size)} onPage={setPage} />
            </>
          )
        }
      </Answer>
    </Card>
  );
}

function useMatrixColumns(): Column<Line>[] {
  const { policy, record } = useTexts().oversight;
  return [
    { key: 'baan', title: policy.lane, heads: true, cell: ({ van, aan }) => `${van} → ${aan}` },
    {
      key: 'uitkomst',
      title: policy.outcome,
      cell: ({ uitkomst }) => <Badge tone={uitkomst === 'permit' ? 'good' : 'neutral'}>{record.effects[uitkomst]}</Badge>,
    },
    { key: 'waarom', title: policy.because, cell: ({ waarom }) => waarom.join(', ') },
    { key: 'cellen', title: policy.cells, cell: ({ cellen }) => <CellNames cells={cellen} /> },
  ];
}
