import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTexts } from '../text/language.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { DescriptionList } from '../ui/description-list.js';
import { TextField } from '../ui/field.js';
import { Page } from '../ui/page.js';
import { Answer, ErrorState } from '../ui/states.js';
import { checkConsistency, checkInclusion, checkSignatures, type LogState, readLog } from './check-log.js';
import { readNote } from './log-proof.js';
import { Outcomes } from './outcomes.js';
import { OversightNav } from './oversight-nav.js';
import { ReceiptCheck } from './receipt-check.js';
import { TakeLogCard } from './take-log-card.js';

/** The log, checked here and now in the browser of the officer. */
export function ProofPage() {
  const { proof } = useTexts().oversight;
  const log = useQuery({ queryKey: ['logboek'], queryFn: readLog });
  return (
    <Page title={proof.title} intro={proof.intro}>
      <OversightNav />
      <Answer of={log}>
        {(state) => (
          <>
            <Newest state={state} onAgain={() => void log.refetch()} />
            <Inclusion state={state} />
            <ReceiptCheck state={state} />
            <Consistency state={state} />
            <TakeLogCard state={state} />
            <Card title={proof.offline}>
              <p>{proof.offlineText}</p>
              <pre style={{ whiteSpace: 'pre-wrap' }}>{proof.offlineCommands}</pre>
              <a
                className="knop knop-secondary"
                href={`data:text/plain;charset=utf-8,${encodeURIComponent(`${state.keyLines.join('\n')}\n`)}`}
                download="sleutels.txt"
              >
                {proof.keepKeys}
              </a>
            </Card>
          </>
        )}
      </Answer>
    </Page>
  );
}

function Newest({ state, onAgain }: { state: LogState; onAgain(): void }) {
  const { proof } = useTexts().oversight;
  const { origin, size } = state.note.checkpoint;
  const signed = useQuery({ queryKey: ['logboek', 'getekend', state.text], queryFn: () => checkSignatures(state) });
  return (
    <Card title={proof.newest}>
      <DescriptionList
        items={[
          { term: proof.log, value: origin },
          { term: proof.size, value: String(size) },
        ]}
      />
      <Answer of={signed}>{(checks) => <Outcomes checks={checks} />}</Answer>
      <p>{proof.trust}</p>
      <div className="knoppen">
        <a
          className="knop knop-secondary"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(state.text)}`}
          download={`controlepunt-${size}.txt`}
        >
          {proof.keep}
        </a>
        <Button kind="secondary" onClick={onAgain}>
          {proof.again}
        </Button>
      </div>
    </Card>
  );
}

function Inclusion({ state }: { state: LogState }) {
  const { proof } = useTexts().oversight;
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string>();
  const check = useMutation({ mutationFn: (place: number) => checkInclusion(state, place) });
  const send = (event: FormEvent) => {
    event.preventDefault();
    const right = /^\d{1,15}$/.test(typed) && Number(typed) < state.note.checkpoint.size;
    setError(right ? undefined : proof.noPlace(state.note.checkpoint.size - 1));
    if (right) check.mutate(Number(typed));
  };
  return (
    <Card title={proof.inclusion}>
      <form onSubmit={send}>
        <TextField label={proof.place} hint={proof.placeHint} error={error} inputMode="numeric" short value={typed} onChange={setTyped} />
        <Button type="submit" busy={check.isPending}>
          {proof.check}
        </Button>
      </form>
      {check.data && <Outcomes checks={[check.data]} />}
      {check.error && <ErrorState error={check.error} />}
    </Card>
  );
}

function Consistency({ state }: { state: LogState }) {
  const { proof } = useTexts().oversight;
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string>();
  const check = useMutation({ mutationFn: (note: NonNullable<ReturnType<typeof readNote>>) => checkConsistency(state, note) });
  const send = (event: FormEvent) => {
    event.preventDefault();
    const older = readNote(typed.endsWith('\n') ? typed : `${typed}\n`);
    setError(older ? undefined : proof.noCheckpoint);
    if (older) check.mutate(older);
  };
  return (
    <Card title={proof.consistency}>
      <form onSubmit={send}>
        <TextField label={proof.older} hint={proof.olderHint} error={error} rows={6} value={typed} onChange={setTyped} />
        <Button type="submit" busy={check.isPending}>
          {proof.check}
        </Button>
      </form>
      {check.data && <Outcomes checks={check.data} />}
      {check.error && <ErrorState error={check.error} />}
    </Card>
  );
}
