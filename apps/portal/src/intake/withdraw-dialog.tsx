import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answerOf, api } from '../api/client.js';
import { useKeyFor } from '../api/use-key.js';
import { useTexts } from '../text/language.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Select } from '../ui/field.js';
import { ErrorState } from '../ui/states.js';
import { useToast } from '../ui/toasts.js';

interface WithdrawProps {
  signalId: string;
  onDone(): void;
  onClose(): void;
}

const reasons = ['vergissing', 'onjuist', 'dubbel', 'geen-grond'] as const;
type Reason = (typeof reasons)[number];

/** From then on nobody gets it any more. */
export function WithdrawDialog({ signalId, onDone, onClose }: WithdrawProps) {
  const { intake, ui } = useTexts();
  const toast = useToast();
  const [reason, setReason] = useState<Reason | ''>('');
  const [asked, setAsked] = useState(false);
  const key = useKeyFor(reason);
  const withdrawing = useMutation({
    mutationFn: (reden: Reason) =>
      answerOf(api.POST('/signalen/{id}/intrekkingen', { params: { path: { id: signalId }, header: key }, body: { reden } })),
    onSuccess: () => {
      toast(intake.withdrawnDone);
      onDone();
    },
  });
  const go = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (reason) withdrawing.mutate(reason);
  };
  return (
    <Dialog title={intake.withdrawTitle} onClose={onClose}>
      <form onSubmit={go} noValidate>
        <p>{intake.withdrawText}</p>
        <Select
          label={intake.reason}
          error={asked && !reason ? intake.reasonMissing : undefined}
          options={reasons.map((one) => ({ value: one, label: intake.withdrawReasons[one] }))}
          value={reason}
          onChange={(chosen) => setReason(chosen as Reason | '')}
        />
        {withdrawing.error && <ErrorState error={withdrawing.error} />}
        <div className="knoppen">
          <Button type="submit" kind="danger" busy={withdrawing.isPending}>
            {intake.withdraw}
          </Button>
          <Button kind="secondary" onClick={onClose}>
            {ui.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
