import { useState } from 'react';
import { useTexts } from '../text/language.js';
import { Checkboxes } from '../ui/choice.js';
import { Select } from '../ui/field.js';
import { ChangeForm } from './change-form.js';
import { useCorrecting } from './changes.js';
import { type Typed, typedOf, valueOf } from './field-value.rules.js';
import { useFieldName, useFields } from './fields.js';
import type { OwnField } from './signal-page.js';
import { ValueField } from './value-field.js';

interface CorrectProps {
  signalId: string;
  field: OwnField;
  onDone(): void;
  onClose(): void;
}

const reasons = ['typefout', 'onjuist', 'verouderd', 'betwist'] as const;
type Reason = (typeof reasons)[number];

/** A new value for a stored field, or none any more. The hub judges it as a new one, and reaches whoever got the old. */
export function CorrectDialog({ signalId, field, onDone, onClose }: CorrectProps) {
  const { intake } = useTexts();
  const name = useFieldName()(field.veld);
  const info = useFields().data?.find(({ veld }) => veld === field.veld);
  // what has parts cannot be written anew here; it is taken away, and added again in another way
  const before = info ? typedOf(info, field.waarde) : null;
  const [changed, setTyped] = useState<Typed | null>(null);
  const typed = changed ?? before;
  const [wantsRemoved, setRemove] = useState(false);
  const remove = wantsRemoved || before === null;
  const [reason, setReason] = useState<Reason | ''>('');
  const waarde = remove || !info || typed === null ? null : valueOf(info, typed);
  const complete = reason !== '' && (remove || waarde !== null);
  const correcting = useCorrecting(signalId, { correcties: [{ id: field.id, waarde }], reden: reason || 'typefout' }, onDone);
  return (
    <ChangeForm title={intake.correctField(name)} verb={intake.correct} complete={complete} doing={correcting} onClose={onClose}>
      {(asked) => (
        <>
          {!remove && info && typed !== null && (
            <ValueField
              field={info}
              label={intake.newValue}
              error={asked && waarde === null ? intake.newValueMissing : undefined}
              typed={typed}
              onType={setTyped}
            />
          )}
          <Checkboxes
            label={intake.remove}
            options={[{ value: 'ja', label: intake.remove }]}
            values={remove ? ['ja'] : []}
            onChange={(values) => setRemove(values.length > 0)}
          />
          <Select
            label={intake.reason}
            error={asked && !reason ? intake.reasonMissing : undefined}
            options={reasons.map((one) => ({ value: one, label: intake.correctReasons[one] }))}
            value={reason}
            onChange={(chosen) => setReason(chosen as Reason | '')}
          />
        </>
      )}
    </ChangeForm>
  );
}
