import { useTexts } from '../text/language.js';
import { Checkboxes, DayField, type Option, Radios } from '../ui/choice.js';
import type { PartProps } from './consent.rules.js';

const optionsOf = <T extends string>(words: Readonly<Record<T, string>>): Option<T>[] =>
  (Object.keys(words) as T[]).map((value) => ({ value, label: words[value] }));

/** Who gave the consent, when, how it was asked, and what was checked: without these the policy does not count it. */
export function ConsentGiven({ form, set, part }: PartProps) {
  const { care } = useTexts();
  return (
    <>
      <Radios
        {...part('givenBy')}
        label={care.givenBy}
        options={optionsOf(care.givers)}
        value={form.givenBy}
        onChange={(givenBy) => set({ givenBy })}
      />
      {form.givenBy === 'ouder-of-voogd' && (
        <Radios<'ja' | 'nee'>
          label={care.guardianSuspect}
          hint={care.guardianSuspectHint}
          options={[
            { value: 'ja', label: care.yes },
            { value: 'nee', label: care.no },
          ]}
          value={form.guardianSuspect}
          onChange={(guardianSuspect) => set({ guardianSuspect })}
          optional
        />
      )}
      <DayField {...part('born')} label={care.born} hint={care.bornHint} optional value={form.born} onChange={(born) => set({ born })} />
      <Radios
        {...part('form')}
        label={care.asked}
        hint={care.formHint}
        options={optionsOf(care.forms)}
        value={form.form}
        onChange={(chosen) => set({ form: chosen })}
      />
      <DayField {...part('givenOn')} label={care.given} value={form.givenOn} onChange={(givenOn) => set({ givenOn })} />
      <DayField {...part('until')} label={care.endsOn} optional value={form.until} onChange={(until) => set({ until })} />
      <Checkboxes
        label={care.checks}
        options={[
          { value: 'vrij', label: care.checkFree },
          { value: 'onbekwaam', label: care.checkIncapable },
        ]}
        values={form.checks}
        onChange={(checks) => set({ checks })}
      />
    </>
  );
}
