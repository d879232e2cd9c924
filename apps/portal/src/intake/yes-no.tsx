import { useTexts } from '../text/language.js';
import { Radios } from '../ui/choice.js';
import type { YesNo } from './draft.rules.js';

interface YesNoProps {
  label: string;
  hint?: string;
  value: YesNo;
  onChange(value: YesNo): void;
}

/** A question that may stay open: the hub then counts the strictest answer. */
export function YesNoField({ label, hint, value, onChange }: YesNoProps) {
  const { intake } = useTexts();
  const options = [
    { value: 'ja', label: intake.yes },
    { value: 'nee', label: intake.no },
  ] as const;
  return <Radios<'ja' | 'nee'> label={label} {...(hint && { hint })} optional options={options} value={value} onChange={onChange} />;
}
