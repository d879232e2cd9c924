import type { ReactNode } from 'react';
import { type FieldTexts, HintAndError, LabelText, useBinding } from './field.js';
import { useTexts } from '../text/language.js';
import type { TypedDay } from './dates.rules.js';

export interface Option<Value extends string> {
  value: Value;
  label: string;
  hint?: string;
}

function Group({ texts, children, role }: { texts: FieldTexts; children: ReactNode; role?: 'radiogroup' }) {
  const { id, describedBy } = useBinding(texts);
  return (
    <fieldset id={id} className={texts.error ? 'veld met-fout' : 'veld'} aria-describedby={describedBy} role={role} tabIndex={-1}>
      <legend>
        <LabelText {...texts} />
      </legend>
      <HintAndError id={id} hint={texts.hint} error={texts.error} />
      {children}
    </fieldset>
  );
}

interface RadioProps<Value extends string> extends FieldTexts {
  options: readonly Option<Value>[];
  value: Value | null;
  onChange(value: Value): void;
}

/** One of a few. */
export function Radios<Value extends string>({ options, value, onChange, ...texts }: RadioProps<Value>) {
  const { id } = useBinding(texts);
  return (
    <Group texts={{ ...texts, id }} role="radiogroup">
      <div className="keuzes">
        {options.map((option) => (
          <label key={option.value} className="keuze">
            <input type="radio" name={id} checked={value === option.value} onChange={() => onChange(option.value)} />
            <span>{option.label}</span>
            {option.hint && <small>{option.hint}</small>}
          </label>
        ))}
      </div>
    </Group>
  );
}

interface CheckboxesProps<Value extends string> extends FieldTexts {
  options: readonly Option<Value>[];
  values: readonly Value[];
  onChange(values: Value[]): void;
}

/** Some of a list. */
export function Checkboxes<Value extends string>({ options, values, onChange, ...texts }: CheckboxesProps<Value>) {
  const toggle = (value: Value) => onChange(values.includes(value) ? values.filter((one) => one !== value) : [...values, value]);
  return (
    <Group texts={texts}>
      <div className="keuzes">
        {options.map((option) => (
          <label key={option.value} className="keuze">
            <input type="checkbox" checked={values.includes(option.value)} onChange={() => toggle(option.value)} />
            <span>{option.label}</span>
            {option.hint && <small>{option.hint}</small>}
          </label>
        ))}
      </div>
    </Group>
  );
}

interface DayProps extends FieldTexts {
  value: TypedDay;
  onChange(value: TypedDay): void;
}

/** A day in three numbers: quicker than a calendar for a day that is known, and the same in every browser. `isoDayOf` reads it. */
export function DayField({ value, onChange, ...texts }: DayProps) {
  const { ui } = useTexts();
  const { id } = useBinding(texts);
  const parts = [
    ['day', ui.day, 2],
    ['month', ui.month, 2],
    ['year', ui.year, 4],
  ] as const;
  return (
    <Group texts={{ ...texts, id }}>
      <div className="datum">
        {parts.map(([part, label, length]) => (
          <div key={part}>
            <label htmlFor={`${id}-${part}`}>{label}</label>
            <input
              id={`${id}-${part}`}
              className={part === 'year' ? 'invoer invoer-jaar' : 'invoer'}
              inputMode="numeric"
              autoComplete="off"
              maxLength={length}
              value={value[part]}
              aria-invalid={Boolean(texts.error) || undefined}
              onChange={(event) => onChange({ ...value, [part]: event.target.value })}
            />
          </div>
        ))}
      </div>
    </Group>
  );
}
