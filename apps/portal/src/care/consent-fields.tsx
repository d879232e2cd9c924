import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { answerOf, api } from '../api/client.js';
import { useWish } from '../casework/case-queries.js';
import { useFieldName } from '../intake/fields.js';
import { useTexts } from '../text/language.js';
import { Button } from '../ui/button.js';
import { Checkboxes, Radios } from '../ui/choice.js';
import { dutchDayOf, typedDayOf } from '../ui/dates.rules.js';
import { ErrorSummary } from '../ui/error-summary.js';
import { Select } from '../ui/field.js';
import { ErrorState } from '../ui/states.js';
import { useToast } from '../ui/toasts.js';
import type { Dossier, GivePreview } from './care-queries.js';
import { cellName, type ConsentBody, consentBody, type ConsentForm, type PartProps, type Wrong, wrongIn } from './consent.rules.js';
import { ConsentGiven } from './consent-given.js';

const none = typedDayOf(null);

/** The form of a consent: of whom, yes or no, to whom, about what; then who said so and how. */
export function ConsentFields({ dossier, receivers }: { dossier: Dossier; receivers: readonly GivePreview[] }) {
  const { care } = useTexts();
  const victims = dossier.betrokkenen.filter(({ rol }) => rol === 'slachtoffer').map(({ ref }) => ref);
  const [form, fill] = useState<ConsentForm>(() => emptyForm(victims.length === 1 ? victims[0]! : ''));
  const [asked, setAsked] = useState(0);
  const today = dutchDayOf(Date.now());
  const errors = Object.fromEntries(wrongIn(form, today).map((id) => [id, care.missing[id]]));
  const set = (change: Partial<ConsentForm>) => fill((before) => ({ ...before, ...change }));
  const part = (id: Wrong) => ({ id, error: asked > 0 ? errors[id] : undefined });
  const record = useRecording(dossier.id);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setAsked(asked + 1);
    const body = consentBody(form, today);
    if (body) record.mutate(body);
  };
  return (
    <form onSubmit={send} noValidate>
      <ErrorSummary key={asked} errors={asked > 0 ? errors : {}} />
      {victims.length !== 1 && (
        <Radios
          {...part('person')}
          label={care.victim}
          options={victims.map((ref, at) => ({ value: ref, label: care.victimName(at + 1) }))}
          value={form.person}
          onChange={(person) => set({ person, cells: [] })}
        />
      )}
      <ConsentScope form={form} set={set} part={part} dossier={dossier} receivers={receivers} />
      <ConsentGiven form={form} set={set} part={part} />
      {record.error && <ErrorState error={record.error} />}
      <div className="knoppen">
        <Button type="submit" busy={record.isPending}>
          {care.save}
        </Button>
      </div>
    </form>
  );
}

const emptyForm = (person: string): ConsentForm => ({
  answer: null,
  person,
  purpose: '',
  recipients: [],
  cells: [],
  givenBy: null,
  guardianSuspect: null,
  born: none,
  form: null,
  givenOn: typedDayOf(dutchDayOf(Date.now())),
  until: none,
  checks: [],
});

function useRecording(signaalId: string) {
  const { care } = useTexts();
  const toast = useToast();
  const navigate = useNavigate();
  return useWish(
    (body: ConsentBody, header) =>
      answerOf(api.POST('/signalen/{signaalId}/toestemmingen', { params: { path: { signaalId }, header }, body })),
    {
      after: () => {
        toast(care.recorded);
        void navigate({ to: '/slachtoffers/$signaal', params: { signaal: signaalId } });
      },
    },
  );
}

interface ScopeProps extends PartProps {
  dossier: Dossier;
  receivers: readonly GivePreview[];
}

/** Yes or no, for which purpose, to whom, and which kinds of data: only what is in the file. */
function ConsentScope({ form, set, part, dossier, receivers }: ScopeProps) {
  const { care } = useTexts();
  const nameOf = useFieldName();
  const purposes = [...new Set(receivers.map(({ doel }) => doel))];
  const able = receivers.filter(({ doel }) => doel === form.purpose);
  const held = dossier.velden.filter(({ betrokkene, cel }) => betrokkene === form.person && cel.startsWith('victim.'));
  const cells = [...new Set(held.map(({ cel }) => cel))].map((cell) => ({
    value: cell,
    label: cellName(cell, care.cellNames),
    hint: [...new Set(held.filter(({ cel }) => cel === cell).map(({ veld }) => nameOf(veld)))].join(', '),
  }));
  return (
    <>
      <Radios
        {...part('answer')}
        label={care.answer}
        options={[
          { value: 'ja', label: care.answers.ja },
          { value: 'nee', label: care.answers.nee },
        ]}
        value={form.answer}
        onChange={(answer) => set({ answer })}
      />
      <Select
        {...part('purpose')}
        label={care.forPurpose}
        hint={care.forPurposeHint}
        options={purposes.map((code) => ({ value: code, label: care.purposes[code] ?? code }))}
        value={form.purpose}
        onChange={(purpose) => set({ purpose, recipients: [] })}
      />
      <Checkboxes
        {...part('recipients')}
        label={care.recipients}
        {...(able.length === 0 && { hint: care.recipientsFirst })}
        options={able.map(({ partner }) => ({ value: partner.code, label: partner.naam }))}
        values={form.recipients}
        onChange={(recipients) => set({ recipients })}
      />
      <Checkboxes {...part('cells')} label={care.cells} options={cells} values={form.cells} onChange={(chosen) => set({ cells: chosen })} />
    </>
  );
}
