import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { answerOf, api } from '../api/client.js';
import type { components } from '../api/schema.js';
import { onSessionEnd } from '../session/session.js';
import { useTexts } from '../text/language.js';
import { Button } from '../ui/button.js';
import { Radios } from '../ui/choice.js';
import { ErrorSummary } from '../ui/error-summary.js';
import { TextField } from '../ui/field.js';
import { Page } from '../ui/page.js';
import { ErrorState, Loading } from '../ui/states.js';
import { OversightNav } from './oversight-nav.js';
import { PersonAnswer } from './person-answer.js';

export type AccessQuestion = components['schemas']['InzageVraag'];
type Identity = AccessQuestion['identiteit'];

/**
 * A person asks what is held about her. Number, answer and letter live in this page alone: asked by POST, nothing of it in the address, and gone when
 * she leaves the page or her session ends.
 */
export function PersonPage() {
  const { person } = useTexts().oversight;
  const [asked, setAsked] = useState<AccessQuestion | null>(null);
  const access = useMutation({
    mutationFn: (question: AccessQuestion) => answerOf(api.POST('/betrokkenen/_inzage', { body: question })),
    gcTime: 0,
  });
  const { reset } = access;
  useEffect(() => onSessionEnd(reset), [reset]);
  const ask = (question: AccessQuestion) => {
    setAsked(question);
    access.mutate(question);
  };
  return (
    <Page title={person.title} intro={person.intro}>
      <OversightNav />
      <PersonForm onAsk={ask} busy={access.isPending} />
      {access.isPending && <Loading />}
      {access.error && <ErrorState error={access.error} />}
      {access.data && asked && (
        <PersonAnswer answer={access.data} onDecide={(besluiten) => ask({ ...asked, besluiten })} busy={access.isPending} />
      )}
    </Page>
  );
}

function PersonForm({ onAsk, busy }: { onAsk(question: AccessQuestion): void; busy: boolean }) {
  const { person } = useTexts().oversight;
  const [by, setBy] = useState<'bsn' | 'schuilnummer'>('bsn');
  const [identity, setIdentity] = useState<Identity | null>(null);
  const [values, setValues] = useState({ bsn: '', signaal: '', betrokkene: '' });
  const [errors, setErrors] = useState<Record<string, string>>({});
  const field = (name: keyof typeof values) => ({
    id: name,
    error: errors[name],
    value: values[name],
    onChange: (value: string) => setValues({ ...values, [name]: value }),
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    const needed = by === 'bsn' ? (['bsn'] as const) : (['signaal', 'betrokkene'] as const);
    const missing = Object.fromEntries(needed.filter((name) => values[name].trim() === '').map((name) => [name, person.missing[name]]));
    const found = { ...missing, ...(identity === null && { identiteit: person.missing.identiteit }) };
    setErrors(found);
    if (identity === null || Object.keys(found).length > 0) return;
    const sought = Object.fromEntries(needed.map((name) => [name, values[name].trim()]));
    onAsk({ identiteit: identity, besluiten: [], ...sought });
  };
  return (
    <form onSubmit={send} autoComplete="off">
      <ErrorSummary errors={errors} />
      <Radios
        id="identiteit"
        label={person.identity}
        hint={person.identityHint}
        error={errors['identiteit']}
        options={(Object.entries(person.identities) as [Identity, string][]).map(([value, label]) => ({ value, label }))}
        value={identity}
        onChange={(value) => setIdentity(value)}
      />
      <Radios
        label={person.by}
        options={[
          { value: 'bsn', label: person.bsn },
          { value: 'schuilnummer', label: person.pseudonym },
        ]}
        value={by}
        onChange={(value) => setBy(value)}
      />
      {by === 'bsn' ? (
        <TextField label={person.bsn} hint={person.bsnHint} inputMode="numeric" short maxLength={14} {...field('bsn')} />
      ) : (
        <>
          <TextField label={person.signal} {...field('signaal')} />
          <TextField label={person.subject} hint={person.subjectHint} {...field('betrokkene')} />
        </>
      )}
      <Button type="submit" busy={busy}>
        {person.ask}
      </Button>
    </form>
  );
}
