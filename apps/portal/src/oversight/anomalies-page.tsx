import { Link } from '@tanstack/react-router';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api, newKey } from '../api/client.js';
import type { components } from '../api/schema.js';
import { useTexts } from '../text/language.js';
import { Badge } from '../ui/badge.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Radios } from '../ui/choice.js';
import { DateText } from '../ui/date-text.js';
import { dutchDayOf } from '../ui/dates.rules.js';
import { DescriptionList } from '../ui/description-list.js';
import { Page } from '../ui/page.js';
import { Answer, Empty, ErrorState } from '../ui/states.js';
import { daysAfter } from './days.rules.js';
import { OversightNav } from './oversight-nav.js';
import { TakeAlong } from './take-along.js';

type Found = components['schemas']['Afwijking'];
type Period = { van: string; tot: string };
/** The month that ends today. */
const lastMonth = (): Period => {
  const today = dutchDayOf(Date.now());
  return { van: daysAfter(today, -30), tot: today };
};

/** What in the record is worth a look, and how each ended. */
export function AnomaliesPage() {
  const { anomalies } = useTexts().oversight;
  const [period] = useState(lastMonth);
  const [status, setStatus] = useState<'open' | 'afgehandeld'>('open');
  const list = useQuery({
    queryKey: ['afwijkingen', period, status],
    queryFn: () => answerOf(api.POST('/toezicht/_afwijkingen', { body: { ...period, status, pagina: 1, paginaGrootte: 100 } })),
  });
  return (
    <Page title={anomalies.title} intro={anomalies.intro}>
      <OversightNav />
      <p>
        {anomalies.period} <DateText at={period.van} /> – <DateText at={period.tot} />
      </p>
      <Radios
        label={anomalies.which}
        options={[
          { value: 'open', label: anomalies.openOnes },
          { value: 'afgehandeld', label: anomalies.handledOnes },
        ]}
        value={status}
        onChange={(value) => setStatus(value)}
      />
      <TakeAlong
        name="afwijkingen"
        take={(formaat) => answerOf(api.POST('/toezicht/afwijkingen/_export', { body: { ...period, status, formaat }, parseAs: 'blob' }))}
      />
      <Answer of={list}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>
              <p>{anomalies.none}</p>
            </Empty>
          ) : (
            items.map((found) => <AnomalyCard key={found.id} found={found} period={period} />)
          )
        }
      </Answer>
    </Page>
  );
}

function AnomalyCard({
  found: { id, soort, dag, medewerker, afdeling, uitleg, regels, afhandeling },
  period,
}: {
  found: Found;
  period: Period;
}) {
  const { anomalies } = useTexts().oversight;
  return (
    <Card listed title={anomalies.rules[soort]}>
      <p>{uitleg}</p>
      <DescriptionList
        items={[
          { term: anomalies.day, value: <DateText at={dag} /> },
          { term: anomalies.who, value: `${medewerker}${afdeling && ` (${afdeling})`}` },
          {
            term: anomalies.lines,
            value: (
              <Link to="/toezicht/verstrekkingen" search={{ medewerker, van: dag, tot: dag }}>
                {anomalies.seeLines(regels)}
              </Link>
            ),
          },
        ]}
      />
      {afhandeling ? <Badge tone="good">{anomalies.reasons[afhandeling.reden]}</Badge> : <Handle id={id} period={period} />}
    </Card>
  );
}

function Handle({ id, period }: { id: string; period: Period }) {
  const { anomalies } = useTexts().oversight;
  const queries = useQueryClient();
  const handling = useMutation({
    mutationFn: ({ reden, key }: { reden: keyof typeof anomalies.reasons; key: ReturnType<typeof newKey> }) =>
      answerOf(api.POST('/toezicht/afwijkingen/{id}/afhandelingen', { params: { path: { id }, header: key }, body: { ...period, reden } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['afwijkingen'] }),
  });
  const reasons = Object.entries(anomalies.reasons) as [keyof typeof anomalies.reasons, string][];
  return (
    <>
      <h3>{anomalies.howEnded}</h3>
      <div className="knoppen">
        {reasons.map(([reason, label]) => (
          <Button key={reason} kind="secondary" busy={handling.isPending} onClick={() => handling.mutate({ reden: reason, key: newKey() })}>
            {label}
          </Button>
        ))}
      </div>
      {handling.error && <ErrorState error={handling.error} />}
    </>
  );
}
