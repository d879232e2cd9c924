import { useTexts } from '../text/language.js';
import { Select, TextField } from '../ui/field.js';
import { change, useDraft } from './draft-store.js';
import { useFieldOptions } from './fields.js';
import type { Errors } from './step-errors.js';
import { YesNoField } from './yes-no.js';

export function PlaceStep({ errors }: { errors: Errors }) {
  const { intake } = useTexts();
  const { draft } = useDraft();
  const sectors = useFieldOptions('sector');
  return (
    <>
      <TextField
        id="adres"
        label={intake.address}
        hint={intake.addressHint}
        error={errors['adres']}
        maxLength={200}
        value={draft.address}
        onChange={(address) => change({ address })}
      />
      <YesNoField label={intake.home} hint={intake.homeHint} value={draft.home} onChange={(home) => change({ home })} />
      <TextField
        label={intake.beds}
        optional
        short
        inputMode="numeric"
        maxLength={4}
        value={draft.beds}
        onChange={(beds) => change({ beds })}
      />
      <Select label={intake.sector} optional options={sectors} value={draft.sector} onChange={(sector) => change({ sector })} />
      <TextField
        id="kvk"
        label={intake.company}
        optional
        short
        error={errors['kvk']}
        inputMode="numeric"
        maxLength={8}
        value={draft.company}
        onChange={(company) => change({ company })}
      />
      <YesNoField
        label={intake.soleTrader}
        hint={intake.homeHint}
        value={draft.soleTrader}
        onChange={(soleTrader) => change({ soleTrader })}
      />
      <TextField label={intake.plate} optional short maxLength={12} value={draft.plate} onChange={(plate) => change({ plate })} />
    </>
  );
}
