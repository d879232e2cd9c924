import { useState } from 'react';
import { useTexts } from '../text/language.js';
import { Select } from '../ui/field.js';
import { ChangeForm } from './change-form.js';
import { useWithdrawing } from './changes.js';

interface WithdrawProps {
  signalId: string;
  onDone(): void;
  onClose(): void;
}

const reasons = ['vergissing', 'onjuist', 'dubbel', 'geen-grond'] as const;
type Reason = (typeof reasons)[number];

/** From then on nobody gets it any more. */
export function WithdrawDialog({ signalId, onDone, onClose }: WithdrawProps) {
  const { intake } = useTexts();
  const [reason, setReason] = useState<Reason | ''>('');
  const withdrawing = useWithdrawing(signalId, { reden: reason || 'vergissing' }, onDone);
  return (
    <ChangeForm title={intake.withdrawTitle} verb={intake.withdraw} danger complete={reason !== ''} doing={withdrawing} onClose={onClose}>
      {(asked) => (
        <>
          <p>{intake.withdrawText}</p>
          <Select
            label={intake.reason}
            error={asked && !reason ? intake.reasonMissing : undefined}
            options={reasons.map((one) => ({ value: one, label: intake.withdrawReasons[one] }))}
            value={reason}
            onChange={(chosen) => setReason(chosen as Reason | '')}
          />
        </>
      )}
    </ChangeForm>
  );
}
