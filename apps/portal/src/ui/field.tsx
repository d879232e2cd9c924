import { type ReactNode, useId } from 'react';
import { useTexts } from '../text/language.js';

export interface FieldTexts {
  label: string;
  hint?: ReactNode;
  /** What is wrong and how to mend it. */
  error?: string | undefined;
  /** Says in the label that it may stay empty. */
  optional?: boolean;
  /** Id of the control, so that the error summary can lead to it. */
  id?: string;
}

interface Bound {
  id: string;
  describedBy: string | undefined;
}

/** The ids that bind label, hint and error to a control. */
export function useBinding({ id, hint, error }: Pick<FieldTexts, 'id' | 'hint' | 'error'>): Bound {
  const own = useId();
  const name = id ?? own;
  const described = [hint && `${name}-hint`, error && `${name}-fout`].filter(Boolean).join(' ');
  return { id: name, describedBy: described || undefined };
}

export function LabelText({ label, optional }: Pick<FieldTexts, 'label' | 'optional'>) {
  const { ui } = useTexts();
  return <>{optional ? `${label} (${ui.optional})` : label}</>;
}

export function HintAndError({ id, hint, error }: { id: string; hint?: ReactNode; error?: string | undefined }) {
  const { ui } = useTexts();
  return (
    <>
      {hint && (
        <div id={`${id}-hint`} className="veld-hint">
          {hint}
        </div>
      )}
      {error && (
        <p id={`${id}-fout`} className="veld-fout">
          <span className="voorgelezen">{ui.error}: </span>
          {error}
        </p>
      )}
    </>
  );
}

interface TextFieldProps extends FieldTexts {
  value: string;
  onChange(value: string): void;
  /** Lines; more than one makes it a field for a story. */
  rows?: number;
  /** What is asked, for the keyboard of a phone. */
  inputMode?: 'text' | 'numeric' | 'tel' | 'email';
  short?: boolean;
  maxLength?: number;
}

/** One line or more of text. The browser remembers nothing of it. */
export function TextField({ value, onChange, rows = 1, inputMode, short, maxLength, ...texts }: TextFieldProps) {
  const { id, describedBy } = useBinding(texts);
  const shared = {
    id,
    value,
    className: short ? 'invoer invoer-kort' : 'invoer',
    'aria-describedby': describedBy,
    'aria-invalid': Boolean(texts.error) || undefined,
    autoComplete: 'off',
    maxLength,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  };
  return (
    <div className={texts.error ? 'veld met-fout' : 'veld'}>
      <label htmlFor={id}>
        <LabelText {...texts} />
      </label>
      <HintAndError id={id} hint={texts.hint} error={texts.error} />
      {rows > 1 ? <textarea {...shared} rows={rows} /> : <input {...shared} type="text" inputMode={inputMode} spellCheck={false} />}
    </div>
  );
}

interface SelectProps extends FieldTexts {
  /** What no choice means, where that is an answer too. */
  none?: string;
  value: string;
  onChange(value: string): void;
  options: readonly { value: string; label: string }[];
}

/** One of a list too long to show at once. Begins without a choice. */
export function Select({ value, onChange, options, none, ...texts }: SelectProps) {
  const { ui } = useTexts();
  const { id, describedBy } = useBinding(texts);
  return (
    <div className={texts.error ? 'veld met-fout' : 'veld'}>
      <label htmlFor={id}>
        <LabelText {...texts} />
      </label>
      <HintAndError id={id} hint={texts.hint} error={texts.error} />
      <select
        id={id}
        className="invoer"
        value={value}
        aria-describedby={describedBy}
        aria-invalid={Boolean(texts.error) || undefined}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{none ?? ui.choose}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
