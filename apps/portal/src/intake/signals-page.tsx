import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { answerOf, api } from '../api/client.js';
import type { components } from '../api/schema.js';
import { useTexts } from '../text/language.js';
import { Badge } from '../ui/badge.js';
import { ButtonLink } from '../ui/button.js';
import { DateText } from '../ui/date-text.js';
import { Page } from '../ui/page.js';
import { Answer, Empty } from '../ui/states.js';
import { type Column, Paging, Table } from '../ui/table.js';
import { resumeDraft, useDraft } from './draft-store.js';
import { emptyDraft } from './draft.rules.js';

type Listed = components['schemas']['SignaalInLijst'];
const perPage = 50;

/** The signals of her organisation, without names and without content. */
export function SignalsPage() {
  const { intake } = useTexts();
  const { draft } = useDraft();
  const { pagina = 1 } = useSearch({ from: '/signalen' });
  const navigate = useNavigate();
  useEffect(() => void resumeDraft(), []);
  const signals = useQuery({
    queryKey: ['signalen', pagina],
    queryFn: () => answerOf(api.GET('/signalen', { params: { query: { pagina, paginaGrootte: perPage } } })),
  });
  const report = (
    <ButtonLink to="/signalen/nieuw/$stap" params={{ stap: 'waarneming' }}>
      {draft === emptyDraft ? intake.report : intake.goOnWithDraft}
    </ButtonLink>
  );
  return (
    <Page title={intake.title} intro={intake.intro} actions={report}>
      <Answer of={signals}>
        {({ items, totaal }) =>
          items.length === 0 ? (
            <Empty>
              <p>{intake.none}</p>
            </Empty>
          ) : (
            <>
              <SignalsTable rows={items} />
              <Paging
                page={pagina}
                pages={Math.ceil(totaal / perPage)}
                onPage={(page) => void navigate({ to: '/signalen', search: { pagina: page } })}
              />
            </>
          )
        }
      </Answer>
    </Page>
  );
}

function SignalsTable({ rows }: { rows: readonly Listed[] }) {
  const { intake } = useTexts();
  const columns: Column<Listed>[] = [
    {
      key: 'kenmerk',
      title: intake.reference,
      heads: true,
      cell: ({ id, kenmerk }) => (
        <Link to="/signalen/$id" params={{ id }}>
          {kenmerk}
        </Link>
      ),
    },
    { key: 'status', title: intake.status, cell: ({ status }) => <SignalStatus of={status} /> },
    { key: 'velden', title: intake.fields, number: true, cell: ({ aantalVelden }) => aantalVelden },
    { key: 'gemeld', title: intake.registered, cell: ({ geregistreerdOp }) => <DateText at={geregistreerdOp} /> },
    { key: 'gewijzigd', title: intake.changed, cell: ({ gewijzigdOp }) => <DateText at={gewijzigdOp} time /> },
    { key: 'terugkoppeling', title: intake.feedbackTitle, cell: ({ terugkoppelingen }) => terugkoppelingen.at(-1)?.tekst ?? '–' },
  ];
  return <Table caption={intake.caption} columns={columns} rows={rows} rowKey={({ id }) => id} />;
}

export function SignalStatus({ of }: { of: Listed['status'] }) {
  const { intake } = useTexts();
  return of === 'actief' ? <Badge tone="good">{intake.active}</Badge> : <Badge>{intake.withdrawn}</Badge>;
}
