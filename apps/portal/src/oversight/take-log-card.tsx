import { useMutation } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import { placeFor, streamsToDisk } from '../files/place.js';
import { useTexts } from '../text/language.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Notice } from '../ui/notice.js';
import { ErrorState, Progress } from '../ui/states.js';
import type { LogState } from './check-log.js';
import { BrokeOff, type Taken, takeLog } from './take-log.js';

/** From so many entries on, some hundreds of megabytes, a browser that holds it whole may not manage. */
const many = 200_000;

/** The whole log as one file, to check it where the hub is not. */
export function TakeLogCard({ state }: { state: LogState }) {
  const { takeLog: texts } = useTexts().oversight.proof;
  const { cancel } = useTexts().ui;
  const button = useId();
  const stopping = useRef<AbortController>(null);
  const [taken, setTaken] = useState<Taken | null>(null);
  const taking = useMutation({
    mutationFn: async () => {
      setTaken(null);
      const place = await placeFor('logboek.tar');
      if (!place) return null;
      stopping.current = new AbortController();
      return takeLog(place, stopping.current.signal, setTaken);
    },
    retry: false, // she would be asked again where to
    gcTime: 0,
  });
  useEffect(() => () => stopping.current?.abort(), []);
  const stop = () => {
    stopping.current?.abort();
    document.getElementById(button)?.focus();
  };
  const { size } = state.note.checkpoint;
  return (
    <Card title={texts.title}>
      <p>{texts.text(size)}</p>
      {size >= many && !streamsToDisk() && (
        <Notice tone="attention">
          <p>{texts.large}</p>
        </Notice>
      )}
      {taking.isPending && taken && <Progress label={texts.working} done={taken.done} total={taken.total} told={texts.soFar(taken)} />}
      <p role="status" className="voorgelezen">
        {taking.isPending && (taken ? texts.heard(Math.floor((10 * taken.done) / taken.total) * 10) : texts.begun)}
      </p>
      <div className="knoppen">
        <Button id={button} busy={taking.isPending} onClick={() => taking.mutate()}>
          {texts.take}
        </Button>
        {taking.isPending && (
          <Button kind="secondary" onClick={stop}>
            {cancel}
          </Button>
        )}
      </div>
      {taking.data && <Ready folder={taking.data} />}
      {taking.error && <Ended error={taking.error} />}
    </Card>
  );
}

function Ready({ folder }: { folder: string }) {
  const { takeLog: texts } = useTexts().oversight.proof;
  return (
    <Notice tone="good" live>
      <p>{texts.ready}</p>
      <pre style={{ whiteSpace: 'pre-wrap' }}>{texts.commands(folder)}</pre>
    </Notice>
  );
}

/** That she stopped it herself is no fault. */
function Ended({ error }: { error: Error }) {
  const { takeLog: texts } = useTexts().oversight.proof;
  const stopped = error.name === 'AbortError';
  if (!stopped && !(error instanceof BrokeOff)) return <ErrorState error={error} />;
  return (
    <Notice tone={stopped ? 'neutral' : 'bad'} live>
      <p>{stopped ? texts.stopped : texts.brokeOff}</p>
    </Notice>
  );
}
