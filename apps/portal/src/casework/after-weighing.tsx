import { useNavigate } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../api/client.js';
import type { components } from '../api/schema.js';
import { useTexts } from '../text/language.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Select } from '../ui/field.js';
import { Notice } from '../ui/notice.js';
import { ErrorState } from '../ui/states.js';
import { useToast } from '../ui/toasts.js';
import { useWish } from './case-queries.js';

type Activity = NonNullable<components['schemas']['ZaakDto']['activiteit']>;
const start = { deel: 'tijdlijn', pagina: 1, stand: 'voorgesteld' } as const;

/** After a yes: into a case. After a no: word to who reported. */
export function AfterWeighing({ signal, accepted }: { signal: string; accepted: boolean }) {
  const { weigh } = useTexts().casework;
  return (
    <>
      <Notice tone="good" live>
        <p>{accepted ? weigh.accepted : weigh.rejected}</p>
      </Notice>
      {accepted ? <IntoCase signal={signal} /> : <TellReporter signal={signal} />}
    </>
  );
}

function IntoCase({ signal }: { signal: string }) {
  const { casework } = useTexts();
  const { weigh } = casework;
  const go = useNavigate();
  const [activity, setActivity] = useState('');
  const [chosen, choose] = useState('');
  const cases = useQuery({
    queryKey: ['zaken', 1],
    queryFn: () => answerOf(api.GET('/zaken', { params: { query: { pagina: 1, paginaGrootte: 100 } } })),
  });
  const show = (id: string) => void go({ to: '/zaken/$zaak', params: { zaak: id }, search: start });
  const open = useWish(async (activiteit: Activity, header) => {
    const made = await answerOf(api.POST('/zaken', { params: { header }, body: { signaal: signal, activiteit } }));
    show(made.id);
  });
  const link = useWish(async (id: string, header) => {
    await answerOf(api.POST('/zaken/{id}/signalen', { params: { path: { id }, header }, body: { signaal: signal } }));
    show(id);
  });
  const openCases = (cases.data?.items ?? []).filter(({ geslotenOp }) => geslotenOp === null);
  const activities = Object.entries(casework.activities).map(([value, label]) => ({ value, label }));
  return (
    <>
      <Card title={weigh.openCase}>
        <Select label={casework.activity} options={activities} value={activity} onChange={setActivity} />
        {open.error && <ErrorState error={open.error} />}
        <Button busy={open.isPending} disabled={activity === ''} onClick={() => open.mutate(activity as Activity)}>
          {weigh.openCase}
        </Button>
      </Card>
      {cases.error && <ErrorState error={cases.error} onRetry={() => void cases.refetch()} />}
      {openCases.length > 0 && (
        <Card title={weigh.linkCase}>
          <Select
            label={weigh.whichCase}
            options={openCases.map(({ id, kenmerk }) => ({ value: id, label: kenmerk }))}
            value={chosen}
            onChange={choose}
          />
          {link.error && <ErrorState error={link.error} />}
          <Button kind="secondary" busy={link.isPending} disabled={chosen === ''} onClick={() => link.mutate(chosen)}>
            {weigh.link}
          </Button>
        </Card>
      )}
    </>
  );
}

function TellReporter({ signal }: { signal: string }) {
  const { weigh, course } = useTexts().casework;
  const toast = useToast();
  const [code, setCode] = useState('');
  const codes = (['niet-betrokken-bij-zaak', 'niet-opgevolgd', 'meer-informatie-nodig'] as const).map((value) => ({
    value,
    label: course.codes[value],
  }));
  const tell = useWish(
    (body: components['schemas']['TerugkoppelingDto'], header) =>
      answerOf(api.POST('/wegingen/{signaalId}/terugkoppelingen', { params: { path: { signaalId: signal }, header }, body })),
    { after: () => toast(weigh.told) },
  );
  return (
    <Card title={weigh.tell}>
      <Select label={course.message} options={codes} value={code} onChange={setCode} />
      {tell.error && <ErrorState error={tell.error} />}
      <Button busy={tell.isPending} disabled={code === ''} onClick={() => tell.mutate({ code: code as (typeof codes)[number]['value'] })}>
        {course.send}
      </Button>
    </Card>
  );
}
