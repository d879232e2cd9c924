import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../api/client.js';
import type { components } from '../api/schema.js';
import { useTexts } from '../text/language.js';
import { Radios } from '../ui/choice.js';
import { DateText } from '../ui/date-text.js';
import { Page } from '../ui/page.js';
import { Answer, Empty } from '../ui/states.js';
import { type Column, Paging, Table } from '../ui/table.js';
import { OversightNav } from './oversight-nav.js';

type Asked = components['schemas']['Raadpleging'];
const size = 50;

/** What supervision itself asked: hers, and her colleagues'. */
export function LookingPage() {
  const { looking } = useTexts().oversight;
  const [whose, setWhose] = useState<'mij' | 'iedereen'>('mij');
  const [page, setPage] = useState(1);
  const list = useQuery({
    queryKey: ['raadplegingen', whose, page],
    queryFn: () => answerOf(api.GET('/toezicht/raadplegingen', { params: { query: { van: whose, pagina: page, paginaGrootte: size } } })),
  });
  const columns = useColumns();
  return (
    <Page title={looking.title} intro={looking.intro}>
      <OversightNav />
      <Radios
        label={looking.whose}
        options={[
          { value: 'mij', label: looking.mine },
          { value: 'iedereen', label: looking.everybody },
        ]}
        value={whose}
        onChange={(value) => {
          setWhose(value);
          setPage(1);
        }}
      />
      <Answer of={list}>
        {({ items, totaal }) =>
          items.length === 0 ? (
            <Empty>
              <p>{looking.none}</p>
            </Empty>
          ) : (
            <>
              <Table caption={looking.caption} columns={columns} rows={items} rowKey={({ volgnummer }) => String(volgnummer)} />
              <Paging page={page} pages={Math.ceil(totaal / size)} onPage={setPage} />
            </>
          )
        }
      </Answer>
    </Page>
  );
}

function useColumns(): Column<Asked>[] {
  const { looking } = useTexts().oversight;
  return [
    { key: 'tijdstip', title: looking.at, heads: true, cell: ({ tijdstip }) => <DateText at={tijdstip} time /> },
    { key: 'medewerker', title: looking.officer, cell: ({ medewerker }) => medewerker ?? '–' },
    { key: 'soort', title: looking.question, cell: ({ soort }) => looking.questions[soort] },
    {
      key: 'filter',
      title: looking.filter,
      cell: ({ filter }) =>
        Object.entries(filter)
          .map(([name, value]) => `${name}: ${value}`)
          .join(', ') || '–',
    },
    { key: 'antwoorden', title: looking.answers, number: true, cell: ({ antwoorden }) => antwoorden },
  ];
}
