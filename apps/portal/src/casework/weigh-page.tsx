import { getRouteApi } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../api/client.js';
import { personal } from '../api/queries.js';
import { useOfficer } from '../session/use-session.js';
import { useTexts } from '../text/language.js';
import { Card } from '../ui/card.js';
import { Page } from '../ui/page.js';
import { Answer, Empty } from '../ui/states.js';
import { useNames } from './case-queries.js';
import { FieldTable } from './field-table.js';
import { AfterWeighing } from './after-weighing.js';
import { WeighForm } from './weigh-form.js';

const route = getRouteApi('/zaken/wegen/$signaal');

/** One signal: what the RIEC got of it, the weighing on the four criteria, and what comes next. */
export function WeighPage() {
  const { weigh, fields } = useTexts().casework;
  const { signaal } = route.useParams();
  const { verstrekking } = route.useSearch();
  const [accepted, setAccepted] = useState<boolean | null>(null);
  const { nameOf } = useNames(useOfficer().organisatie.oin);
  const read = useQuery({
    ...personal,
    staleTime: Infinity,
    queryKey: ['verstrekking', verstrekking, 'velden'],
    enabled: verstrekking !== undefined,
    queryFn: () => answerOf(api.GET('/verstrekkingen/{id}/velden', { params: { path: { id: verstrekking! } } })),
  });
  return (
    <Page title={weigh.title} intro={weigh.intro}>
      <Card title={weigh.content}>
        {verstrekking === undefined ? (
          <Empty>
            <p>{fields.none}</p>
          </Empty>
        ) : (
          <Answer of={read}>
            {({ velden }) =>
              velden.length === 0 ? (
                <Empty>
                  <p>{fields.none}</p>
                </Empty>
              ) : (
                <FieldTable fields={velden} nameOf={nameOf} />
              )
            }
          </Answer>
        )}
      </Card>
      {accepted === null ? <WeighForm signal={signaal} onWeighed={setAccepted} /> : <AfterWeighing signal={signaal} accepted={accepted} />}
    </Page>
  );
}
