import { useState } from 'react';
import { answerOf, api } from '../api/client.js';
import type { components } from '../api/schema.js';
import { useOfficer } from '../session/use-session.js';
import { useTexts } from '../text/language.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { DayField } from '../ui/choice.js';
import { isoDayOf, typedDayOf } from '../ui/dates.rules.js';
import { Select } from '../ui/field.js';
import { ErrorState } from '../ui/states.js';
import { type CaseFile, useWish } from './case-queries.js';

type Plan = components['schemas']['MaatregelDto'];
type Outcome = components['schemas']['UitkomstDto']['uitkomst'];
const optionsOf = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }));

/** Agrees what one of the participants does, by when, and what it makes harder. */
export function Agree({ file, nameOf }: { file: CaseFile; nameOf(oin: string): string }) {
  const { course } = useTexts().casework;
  const { organisatie } = useOfficer();
  const [plan, setPlan] = useState({ soort: '', barriere: '', door: '' });
  const [day, setDay] = useState(typedDayOf(null));
  const [wrong, setWrong] = useState(false);
  const agree = useWish(
    (body: Plan, header) => answerOf(api.POST('/zaken/{id}/interventies', { params: { path: { id: file.id }, header }, body })),
    {
      after: () => {
        setPlan({ soort: '', barriere: '', door: '' });
        setDay(typedDayOf(null));
      },
    },
  );
  const whos = [...file.leden, { oin: organisatie.oin, partner: 'RC' }];
  const send = () => {
    const geplandOp = isoDayOf(day);
    setWrong(geplandOp === null);
    const door = whos.find(({ oin, partner }) => `${oin} ${partner}` === plan.door);
    if (geplandOp === null || !door) return;
    agree.mutate({ soort: plan.soort as Plan['soort'], barriere: plan.barriere as Plan['barriere'], geplandOp, door });
  };
  return (
    <Card title={course.agree}>
      <Select label={course.kind} options={optionsOf(course.kinds)} value={plan.soort} onChange={(soort) => setPlan({ ...plan, soort })} />
      <Select
        label={course.barrier}
        options={optionsOf(course.barriers)}
        value={plan.barriere}
        onChange={(barriere) => setPlan({ ...plan, barriere })}
      />
      <Select
        label={course.by}
        options={whos.map(({ oin, partner }) => ({ value: `${oin} ${partner}`, label: `${nameOf(oin)} (${partner})` }))}
        value={plan.door}
        onChange={(door) => setPlan({ ...plan, door })}
      />
      <DayField label={course.day} value={day} onChange={setDay} error={wrong ? course.dayWrong : undefined} />
      {agree.error && <ErrorState error={agree.error} />}
      <Button busy={agree.isPending} disabled={Object.values(plan).includes('')} onClick={send}>
        {course.agreeButton}
      </Button>
    </Card>
  );
}

/** Keeps what came of a measure; nothing is shown when none waits. */
export function Conclude({ file }: { file: CaseFile }) {
  const { course } = useTexts().casework;
  const [which, choose] = useState('');
  const [outcome, setOutcome] = useState('');
  const conclude = useWish(
    ({ id, uitkomst }: { id: string; uitkomst: Outcome }, header) =>
      answerOf(
        api.POST('/zaken/{zaakId}/interventies/{id}/uitkomsten', {
          params: { path: { zaakId: file.id, id }, header },
          body: { uitkomst },
        }),
      ),
    { after: () => choose('') },
  );
  const waiting = file.maatregelen.filter(({ uitkomst }) => uitkomst === null);
  if (waiting.length === 0) return null;
  return (
    <Card title={course.saveOutcome}>
      <Select
        label={course.which}
        options={waiting.map(({ id, tekst }) => ({ value: id, label: tekst }))}
        value={which}
        onChange={choose}
      />
      <Select label={course.outcome} options={optionsOf(course.outcomes)} value={outcome} onChange={setOutcome} />
      {conclude.error && <ErrorState error={conclude.error} />}
      <Button
        busy={conclude.isPending}
        disabled={which === '' || outcome === ''}
        onClick={() => conclude.mutate({ id: which, uitkomst: outcome as Outcome })}
      >
        {course.saveOutcome}
      </Button>
    </Card>
  );
}
