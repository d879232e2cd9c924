import { useTexts } from '../text/language.js';
import { Checkboxes, Radios } from '../ui/choice.js';
import { Select, TextField } from '../ui/field.js';
import type { Typed } from './field-value.rules.js';
import type { FieldInfo } from './fields.js';
import { TextHints } from './text-hints.js';

interface ValueFieldProps {
  field: FieldInfo;
  label: string;
  error: string | undefined;
  typed: Typed;
  onType(typed: Typed): void;
}

/** Asks for the value of a field in the way that fits it. */
export function ValueField({ field: { invoer, meer, lengte, waarden }, label, error, typed, onType }: ValueFieldProps) {
  const { intake } = useTexts();
  const options = waarden.map(({ code, naam }) => ({ value: code, label: naam }));
  if (invoer === 'keuze' && meer)
    return <Checkboxes label={label} error={error} options={options} values={Array.isArray(typed) ? typed : []} onChange={onType} />;
  const text = Array.isArray(typed) ? '' : typed;
  if (invoer === 'keuze') return <Select label={label} error={error} options={options} value={text} onChange={onType} />;
  if (invoer === 'ja-nee') {
    const answers = [
      { value: 'ja', label: intake.yes },
      { value: 'nee', label: intake.no },
    ];
    return <Radios label={label} error={error} options={answers} value={text || null} onChange={onType} />;
  }
  const shared = { label, error, value: text, onChange: onType };
  if (invoer === 'getal') return <TextField {...shared} inputMode="numeric" short maxLength={6} />;
  if (invoer === 'dag') return <TextField {...shared} hint={intake.dayHint} short maxLength={10} />;
  return (
    <>
      <TextField
        {...shared}
        {...(meer ? { hint: intake.linesHint, rows: 4 } : { maxLength: lengte, rows: invoer === 'verhaal' ? 4 : 1 })}
      />
      <TextHints text={text} />
    </>
  );
}
