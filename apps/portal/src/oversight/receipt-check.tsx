import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useTexts } from '../text/language.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { DateText } from '../ui/date-text.js';
import { DescriptionList } from '../ui/description-list.js';
import { TextField } from '../ui/field.js';
import { Notice } from '../ui/notice.js';
import { ErrorState } from '../ui/states.js';
import { CellName } from './cell-name.js';
import { checkReceipt, type Checked, type LogState } from './check-log.js';
import { Outcomes } from './outcomes.js';
import { type Receipt, readReceipt, type ReceiptSays } from './receipt-proof.js';

/** Whether a receipt that somebody holds is the hub's, and stands in the log. */
export function ReceiptCheck({ state }: { state: LogState }) {
  const { proof } = useTexts().oversight;
  const file = useId();
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string>();
  const check = useMutation({
    mutationFn: async (receipt: Receipt) => ({ receipt, checks: await checkReceipt(state, receipt) }),
  });
  const type = (text: string) => {
    setTyped(text);
    check.reset();
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    const receipt = readReceipt(typed);
    setError(receipt ? undefined : proof.noReceipt);
    if (receipt) check.mutate(receipt);
    else check.reset();
  };
  return (
    <Card title={proof.receipt}>
      <p>{proof.receiptText}</p>
      <form onSubmit={send}>
        <div className="veld">
          <label htmlFor={file}>{proof.receiptFile}</label>
          <input
            id={file}
            type="file"
            className="invoer"
            accept=".jws,.txt,application/jose"
            onChange={({ target }) => void target.files?.[0]?.text().then(type)}
          />
        </div>
        <TextField label={proof.receiptTyped} hint={proof.receiptHint} error={error} rows={6} value={typed} onChange={type} />
        <Button type="submit" busy={check.isPending}>
          {proof.check}
        </Button>
      </form>
      {check.data && <Verdict {...check.data} />}
      {check.error && <ErrorState error={check.error} />}
    </Card>
  );
}

/** What it says is shown only when all of it holds. */
function Verdict({ receipt, checks }: { receipt: Receipt; checks: readonly Checked[] }) {
  const { proof } = useTexts().oversight;
  const [fails, holds] = [checks.some(({ outcome }) => outcome === 'fails'), checks.every(({ outcome }) => outcome === 'holds')];
  return (
    <>
      <Outcomes checks={checks} />
      <Notice tone={fails ? 'bad' : holds ? 'good' : 'attention'} live>
        <p>{fails ? proof.receiptFails : holds ? proof.receiptHolds : proof.receiptOpen}</p>
      </Notice>
      {holds && <Says says={receipt.says} />}
    </>
  );
}

function Says({ says }: { says: ReceiptSays }) {
  const { says: names } = useTexts().oversight.proof;
  const cells = [...new Set(says.fields.map(({ cell }) => cell))];
  return (
    <DescriptionList
      items={[
        { term: names.when, value: <DateText at={new Date(says.iat * 1000).toISOString()} time /> },
        { term: names.what, value: names.events[says.event] ?? says.event },
        { term: names.from, value: `${says.from_partner} (${says.from_org})` },
        { term: names.to, value: `${says.to_partner} (${says.to_org})` },
        { term: names.purpose, value: says.purpose },
        { term: names.grounds, value: says.legal_basis_ids.join(', ') },
        {
          term: names.fields,
          value: (
            <ul>
              {cells.map((cell) => (
                <li key={cell}>
                  <CellName cell={cell} />
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  );
}
