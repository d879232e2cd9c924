import { Link, getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useOfficer } from '../session/use-session.js';
import { useTexts } from '../text/language.js';
import { Badge } from '../ui/badge.js';
import { ButtonLink } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { DateText } from '../ui/date-text.js';
import { Page } from '../ui/page.js';
import { Answer, Empty } from '../ui/states.js';
import { type Column, Paging, Table } from '../ui/table.js';
import { type Received, perPage, useNamesIn, useOwn, useReceived } from './care-queries.js';
import type { ListPages } from './pages.rules.js';
import { registersVictims } from './victim.rules.js';

const route = getRouteApi('/slachtoffers');

/** Where a helper begins: what her organisation got about victims, and what it recorded itself. Without names and without content. */
export function CarePage() {
  const { care } = useTexts();
  const { hoedanigheid } = useOfficer();
  const pages = route.useSearch();
  const navigate = route.useNavigate();
  const turn = (change: ListPages) => void navigate({ search: { ...pages, ...change } });
  const register = registersVictims(hoedanigheid.code) && <ButtonLink to="/slachtoffers/nieuw">{care.register}</ButtonLink>;
  return (
    <Page title={care.title} intro={care.intro} actions={register}>
      <Card title={care.receivedTitle}>
        <ReceivedList page={pages.ontvangen ?? 1} onPage={(ontvangen) => turn({ ontvangen })} />
      </Card>
      <Card title={care.ownTitle}>
        <OwnList page={pages.eigen ?? 1} onPage={(eigen) => turn({ eigen })} />
      </Card>
    </Page>
  );
}

interface ListProps {
  page: number;
  onPage(page: number): void;
}

function Listed({ none, total, page, onPage, children }: ListProps & { none: string; total: number; children: ReactNode }) {
  if (total === 0)
    return (
      <Empty>
        <p>{none}</p>
      </Empty>
    );
  return (
    <>
      {children}
      <Paging page={page} pages={Math.ceil(total / perPage)} onPage={onPage} />
    </>
  );
}

function ReceivedList(paging: ListProps) {
  const { care } = useTexts();
  const received = useReceived(paging.page);
  const nameOf = useNamesIn((received.data?.items ?? []).map(({ van }) => van.partner));
  const columns: Column<Received>[] = [
    {
      key: 'van',
      title: care.from,
      heads: true,
      cell: ({ id, van, status }) =>
        status === 'verleend' ? (
          <Link to="/slachtoffers/ontvangen/$verstrekking" params={{ verstrekking: id }}>
            {nameOf(van.oin)}
          </Link>
        ) : (
          nameOf(van.oin)
        ),
    },
    { key: 'doel', title: care.purpose, cell: ({ doel }) => care.purposes[doel] ?? doel },
    { key: 'gegevens', title: care.fields, number: true, cell: ({ aantalVelden }) => aantalVelden },
    { key: 'op', title: care.receivedOn, cell: ({ beslistOp }) => <DateText at={beslistOp} time /> },
    {
      key: 'stand',
      title: care.status,
      cell: ({ status }) => (status === 'verleend' ? <Badge tone="good">{care.readable}</Badge> : <Badge>{care.recalled}</Badge>),
    },
  ];
  return (
    <Answer of={received}>
      {({ items, totaal }) => (
        <Listed none={care.receivedNone} total={totaal} {...paging}>
          <Table caption={care.receivedCaption} columns={columns} rows={items} rowKey={({ id }) => id} />
        </Listed>
      )}
    </Answer>
  );
}

function OwnList(paging: ListProps) {
  const { care } = useTexts();
  const own = useOwn(paging.page);
  return (
    <Answer of={own}>
      {({ items, totaal }) => (
        <Listed none={care.ownNone} total={totaal} {...paging}>
          <Table
            caption={care.ownCaption}
            rows={items}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'kenmerk',
                title: care.reference,
                heads: true,
                cell: ({ id, kenmerk }) => (
                  <Link to="/slachtoffers/$signaal" params={{ signaal: id }}>
                    {kenmerk}
                  </Link>
                ),
              },
              { key: 'gegevens', title: care.fields, number: true, cell: ({ aantalVelden }) => aantalVelden },
              { key: 'op', title: care.registeredOn, cell: ({ geregistreerdOp }) => <DateText at={geregistreerdOp} /> },
            ]}
          />
        </Listed>
      )}
    </Answer>
  );
}
