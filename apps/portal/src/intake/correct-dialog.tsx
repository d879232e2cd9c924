import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answerOf, api } from '../api/client.js';
import { useKeyFor } from '../api/use-key.js';
import { useTexts } from '../text/language.js';
import { Button } from '../ui/button.js';
import { Checkboxes } from '../ui/choice.js';
import { Dialog } from '../ui/dialog.js';
import { Select, TextField } from '../ui/field.js';
import { ErrorState } from '../ui/states.js';
import { useToast } from '../ui/toasts.js';
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
  const { intake, ui } = useTexts();
  const name = useFieldName()(field.veld);
  const toast = useToast();
  const [value, setValue] = useState(String(field.waarde));
  const [remove, setRemove] = useState(false);
  const [reason, setReason] = useState<Reason | ''>('');
  const [asked, setAsked] = useState(false);
  const key = useKeyFor(`${value} ${remove} ${reason}`);
  const waarde = remove ? null : typeof field.waarde === 'number' ? Number(value) : value.trim();
  const correcting = useMutation({
    mutationFn: (reden: Reason) =>
      answerOf(
        api.POST('/signalen/{id}/correcties', {
          params: { path: { id: signalId }, header: key },
          body: { correcties: [{ id: field.id, waarde }], reden },
        }),
      ),
    onSuccess: ({ nietVerbeterd }) => {
      toast(nietVerbeterd.length > 0 ? intake.notCorrected : intake.corrected);
      onDone();
    },
  });
  const go = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (reason && waarde !== '') correcting.mutate(reason);
  };
  // only what is written as a text can be written anew here; other values are taken away and added again
  const writable = typeof field.waarde === 'string' || typeof field.waarde === 'number';
  return (
    <Dialog title={intake.correctField(name)} onClose={onClose}>
      <form onSubmit={go} noValidate>
        {writable && !remove && (
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
          onChange={(values) => setRemove(values.length > 0)}
        />
        <Select
          label={intake.reason}
          error={asked && !reason ? intake.reasonMissing : undefined}
          options={reasons.map((one) => ({ value: one, label: intake.correctReasons[one] }))}
          value={reason}
          onChange={(chosen) => setReason(chosen as Reason | '')}
        />
        {correcting.error && <ErrorState error={correcting.error} />}
        <div className="knoppen">
          <Button type="submit" busy={correcting.isPending}>
            {intake.correct}
          </Button>
          <Button kind="secondary" onClick={onClose}>
            {ui.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
