import { useLocale, useTexts } from '../text/language.js';
import { Checkboxes, DayField } from '../ui/choice.js';
import { TextField } from '../ui/field.js';
import { change, useDraft, wantKept } from './draft-store.js';
import type { Errors } from './step-errors.js';
import { TextHints } from './text-hints.js';

export function ObservationStep({ errors }: { errors: Errors }) {
  const { intake } = useTexts();
  const locale = useLocale();
  const { draft, kept, keptAt } = useDraft();
  const time = keptAt && new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'Europe/Amsterdam' }).format(keptAt);
  return (
    <>
      <DayField
        id="gezien"
        label={intake.seenOn}
        hint={intake.seenOnHint}
        error={errors['gezien-day']}
        value={draft.seenOn}
        onChange={(seenOn) => change({ seenOn })}
      />
      <TextField
        id="feiten"
        label={intake.facts}
        hint={intake.factsHint}
        error={errors['feiten']}
        rows={5}
        maxLength={4_000}
        value={draft.facts}
        onChange={(facts) => change({ facts })}
      />
      <TextHints text={draft.facts} />
      <TextField
        id="indruk"
        label={intake.impression}
        hint={intake.impressionHint}
        optional
        rows={4}
        maxLength={20_000}
        value={draft.impression}
        onChange={(impression) => change({ impression })}
      />
      <TextHints text={draft.impression} />
      <Checkboxes
        label={intake.keep}
        hint={intake.keepHint}
        options={[{ value: 'ja', label: intake.keep }]}
        values={kept ? ['ja'] : []}
        onChange={(values) => wantKept(values.length > 0)}
      />
      <p role="status" className="klein">
        {time && intake.keptAt(time)}
      </p>
    </>
  );
}
