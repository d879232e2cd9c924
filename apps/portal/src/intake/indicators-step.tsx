import { useTexts } from '../text/language.js';
import { Checkboxes, Radios } from '../ui/choice.js';
import { change, useDraft } from './draft-store.js';
import { useFieldOptions } from './fields.js';
import type { Errors } from './step-errors.js';

export function IndicatorsStep({ errors }: { errors: Errors }) {
  const { intake } = useTexts();
  const { draft } = useDraft();
  const options = useFieldOptions('aanwijzingen');
  const forms = [...new Set(options.map(({ form }) => form))];
  const within = (form: string) => options.filter((option) => option.form === form);
  return (
    <>
      <Radios
        id="verband"
        label={intake.organised}
        hint={intake.organisedHint}
        error={errors['verband']}
        options={[
          { value: 'geen', label: intake.organisedNone },
          { value: 'mogelijk', label: intake.organisedPossible },
          { value: 'sterk', label: intake.organisedStrong },
        ]}
        value={draft.organised}
        onChange={(organised) => change({ organised })}
      />
      <p>{intake.indicatorsIntro}</p>
      {forms.map((form) => {
        const known = new Set(within(form).map(({ value }) => value));
        const others = draft.indicators.filter((code) => !known.has(code));
        return (
          <details key={form} className="uitklap" open={draft.indicators.some((code) => known.has(code)) || undefined}>
            <summary>{intake.forms[form] ?? form}</summary>
            <Checkboxes
              label={intake.forms[form] ?? form}
              options={within(form)}
              values={draft.indicators.filter((code) => known.has(code))}
              onChange={(values) => change({ indicators: [...others, ...values] })}
            />
          </details>
        );
      })}
    </>
  );
}
