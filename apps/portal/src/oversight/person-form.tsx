import { type FormEvent, useState } from 'react';
import type { components } from '../api/schema.js';
import { useTexts } from '../text/language.js';
import { Button } from '../ui/button.js';
import { Radios } from '../ui/choice.js';
import { ErrorSummary } from '../ui/error-summary.js';
import { TextField } from '../ui/field.js';

export type AccessQuestion = components['schemas']['InzageVraag'];
type Identity = AccessQuestion['identiteit'];

/** What she filled in; nothing of it is kept. */
interface Typed {
  identity: Identity | null;
  by: 'bsn' | 'schuilnummer';
  bsn: string;
  signaal: string;
  betrokkene: string;
}
const nothing: Typed = { identity: null, by: 'bsn', bsn: '', signaal: '', betrokkene: '' };
const neededBy = { bsn: ['bsn'], schuilnummer: ['signaal', 'betrokkene'] } as const;

/** Who asks, how that was checked, and by what she is looked for. */
export function PersonForm({ onAsk, busy }: { onAsk(question: AccessQuestion): void; busy: boolean }) {
  const { person } = useTexts().oversight;
  const [typed, setTyped] = useState(nothing);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const change = (changed: Partial<Typed>) => setTyped({ ...typed, ...changed });
  const send = (event: FormEvent) => {
    event.preventDefault();
    const { identity, by } = typed;
    const missing = neededBy[by].filter((name) => typed[name].trim() === '').map((name) => [name, person.missing[name]] as const);
    setErrors({ ...Object.fromEntries(missing), ...(identity === null && { identiteit: person.missing.identiteit }) });
    if (identity === null || missing.length > 0) return;
    onAsk({ identiteit: identity, besluiten: [], ...Object.fromEntries(neededBy[by].map((name) => [name, typed[name].trim()])) });
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
        value={typed.identity}
        onChange={(identity) => change({ identity })}
      />
      <Sought typed={typed} errors={errors} onChange={change} />
      <Button type="submit" busy={busy}>
        {person.ask}
      </Button>
    </form>
  );
}

function Sought({ typed, errors, onChange }: { typed: Typed; errors: Record<string, string>; onChange(changed: Partial<Typed>): void }) {
  const { person } = useTexts().oversight;
  const field = (name: 'bsn' | 'signaal' | 'betrokkene') => ({
    id: name,
    error: errors[name],
    value: typed[name],
    onChange: (value: string) => onChange({ [name]: value }),
  });
  return (
    <>
      <Radios
        label={person.by}
        options={[
          { value: 'bsn', label: person.byBsn },
          { value: 'schuilnummer', label: person.pseudonym },
        ]}
        value={typed.by}
        onChange={(by) => onChange({ by })}
      />
      {typed.by === 'bsn' ? (
        <TextField label={person.bsn} hint={person.bsnHint} inputMode="numeric" short maxLength={14} {...field('bsn')} />
      ) : (
        <>
          <TextField label={person.signal} {...field('signaal')} />
          <TextField label={person.subject} hint={person.subjectHint} {...field('betrokkene')} />
        </>
      )}
    </>
  );
}
