import { useState } from 'react';
import { useTexts } from '../text/language.js';
import { Checkboxes } from '../ui/choice.js';
import { Select, TextField } from '../ui/field.js';
import { ChangeForm } from './change-form.js';
import { useCorrecting } from './changes.js';
import { useFieldName } from './fields.js';
import type { OwnField } from './signal-page.js';

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
  const { waarde: before } = field;
  // only what is written as text or number can be written anew here; other values are taken away and added again
  const writable = typeof before === 'string' || typeof before === 'number';
  const [value, setValue] = useState(writable ? String(before) : '');
  const [remove, setRemove] = useState(!writable);
  const [reason, setReason] = useState<Reason | ''>('');
  const waarde = remove ? null : typeof before === 'number' ? Number(value) : value.trim();
  const correcting = useCorrecting(signalId, { correcties: [{ id: field.id, waarde }], reden: reason || 'typefout' }, onDone);
  return (
    <ChangeForm
      title={intake.correctField(name)}
      verb={intake.correct}
      complete={reason !== '' && waarde !== ''}
      doing={correcting}
      onClose={onClose}
    >
      {(asked) => (
        <>
          {!remove && (
            <TextField
              label={intake.newValue}
              error={asked && waarde === '' ? intake.newValueMissing : undefined}
              value={value}
              onChange={setValue}
            />
          )}
          <Checkboxes
            label={intake.remove}
            options={[{ value: 'ja', label: intake.remove }]}
            values={remove ? ['ja'] : []}
            onChange={(values) => setRemove(!writable || values.length > 0)}
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
