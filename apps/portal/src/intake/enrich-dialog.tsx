import { useState } from 'react';
import type { components } from '../api/schema.js';
import { useTexts } from '../text/language.js';
import { DayField } from '../ui/choice.js';
import { dutchDayOf, isoDayOf, type TypedDay, typedDayOf } from '../ui/dates.rules.js';
import { Select } from '../ui/field.js';
import { ChangeForm } from './change-form.js';
import { useEnriching } from './changes.js';
import { nextRef, roles, type Role, type YesNo } from './draft.rules.js';
import { addableFor, nothingTyped, type Typed, valueOf } from './field-value.rules.js';
import { useFields } from './fields.js';
import type { OwnSignal } from './signal-page.js';
import { ValueField } from './value-field.js';
import { YesNoField } from './yes-no.js';

type Body = components['schemas']['AanvulDto'];

interface EnrichProps {
  signal: OwnSignal;
  onDone(): void;
  onClose(): void;
}

/** What decides whether something about the case itself may be stored; left out, the hub counts the strictest. */
const questions: Partial<Record<string, 'adresIsWoning' | 'bedrijfIsPersoon'>> = {
  adres: 'adresIsWoning',
  bevindingen: 'bedrijfIsPersoon',
  kvkNummer: 'bedrijfIsPersoon',
};
const first = 'bevindingen';

/** Something seen later, about the case or about somebody. Judged like a new report; what is stored already stays. */
export function EnrichDialog({ signal, onDone, onClose }: EnrichProps) {
  const { intake } = useTexts();
  const { set, seenOn, about, veld, typed, certain, offered, field, asks, waarde, body } = useAddition(signal);
  const enriching = useEnriching(signal.id, body, onDone);
  const complete = body.gezienOp !== '' && waarde !== null;
  const question = asks === 'adresIsWoning' ? intake.home : intake.soleTrader;
  return (
    <ChangeForm title={intake.enrich} verb={intake.enrich} complete={complete} doing={enriching} onClose={onClose}>
      {(asked) => (
        <>
          <p>{intake.enrichIntro}</p>
          <DayField
            label={intake.seenOn}
            error={asked && !body.gezienOp ? intake.seenOnWrong : undefined}
            value={seenOn}
            onChange={(day) => set({ seenOn: day })}
          />
          <About signal={signal} value={about} onChange={(whom) => set({ about: whom, veld: first, typed: null })} />
          <Select
            label={intake.field}
            options={offered.map((one) => ({ value: one.veld, label: one.naam }))}
            value={veld}
            onChange={(name) => set({ veld: name, typed: null })}
          />
          {field && (
            <ValueField
              key={field.veld}
              field={field}
              label={intake.value}
              error={asked && waarde === null ? intake.valueMissing : undefined}
              typed={typed ?? nothingTyped(field)}
              onType={(value) => set({ typed: value })}
            />
          )}
          {asks && <YesNoField label={question} hint={intake.homeHint} value={certain} onChange={(answer) => set({ certain: answer })} />}
        </>
      )}
    </ChangeForm>
  );
}

interface Addition {
  seenOn: TypedDay;
  /** Ref of somebody in the signal, or the role of somebody new; empty: the case itself. */
  about: string;
  veld: string;
  /** Nothing as long as she typed nothing. */
  typed: Typed | null;
  certain: YesNo;
}

/** What she fills in, and what is sent of it. */
function useAddition(signal: OwnSignal) {
  const { data: fields = [] } = useFields();
  const [filled, fill] = useState<Addition>(() => ({
    seenOn: typedDayOf(dutchDayOf(Date.now())),
    about: '',
    veld: first,
    typed: null,
    certain: null,
  }));
  const set = (change: Partial<Addition>) => fill((before) => ({ ...before, ...change }));
  const { seenOn, about, typed, certain } = filled;
  const subject = subjectOf(signal, about);
  const offered = addableFor(fields, subject?.rol ?? null);
  // about somebody the first of what is offered stands there
  const field = offered.find((one) => one.veld === filled.veld) ?? offered[0];
  const veld = field?.veld ?? '';
  const asks = subject ? undefined : questions[veld];
  const waarde = field && typed !== null ? valueOf(field, typed) : null;
  const body: Body = {
    gezienOp: isoDayOf(seenOn) ?? '',
    ...(asks && certain && { omstandigheden: { [asks]: certain === 'ja' } }),
    ...(subject?.fresh && { betrokkenen: [{ ref: subject.ref, rol: subject.rol as Role }] }),
    velden: [{ veld, waarde: waarde ?? '', ...(subject && { betrokkene: subject.ref }), ...(veld === first && { bevinding: true }) }],
  };
  return { ...filled, set, offered, field, veld, asks, waarde, body };
}

/** Whom it is about: somebody in the signal, or somebody new, told by the role. Null: the case itself. */
function subjectOf({ betrokkenen }: OwnSignal, about: string): { ref: string; rol: string; fresh: boolean } | null {
  const known = betrokkenen.find(({ ref }) => ref === about);
  if (known) return { ...known, fresh: false };
  const rol = roles.find((role) => role === about);
  return rol ? { ref: nextRef(betrokkenen), rol, fresh: true } : null;
}

function About({ signal: { betrokkenen }, value, onChange }: { signal: OwnSignal; value: string; onChange(about: string): void }) {
  const { intake } = useTexts();
  const options = [
    ...betrokkenen.map(({ ref, rol }, at) => ({ value: ref, label: `${intake.person(at + 1)}, ${intake.roles[rol as Role] ?? rol}` })),
    ...roles.map((role) => ({ value: role, label: intake.newPerson(intake.roles[role]) })),
  ];
  return <Select label={intake.about} none={intake.aboutCase} options={options} value={value} onChange={onChange} />;
}
