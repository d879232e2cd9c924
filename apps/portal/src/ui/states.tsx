import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { NoAnswer, ProblemAnswer, traceOf } from '../api/problem.js';
import { useLanguage, useTexts } from '../text/language.js';
import { Button } from './button.js';
import { Notice } from './notice.js';

export function Loading({ text }: { text?: string }) {
  const { loading } = useTexts().ui;
  return (
    <p className="laden" role="status">
      <span className="draaiend" aria-hidden="true" /> {text ?? loading} …
    </p>
  );
}

/** Long work of which the end is known. @param done from 0 to `total` @param told how far that is, in words of its own */
export function Progress({ label, done, total, told }: { label: string; done: number; total: number; told?: string }) {
  return (
    <div className="voortgang">
      <span id="voortgang-label">{label}</span>
      <progress aria-labelledby="voortgang-label" value={done} max={total} />
      <span>{told ?? `${done} / ${total}`}</span>
    </div>
  );
}

/** There is nothing to show, and what to do then. */
export function Empty({ children }: { children: ReactNode }) {
  return <div className="leeg">{children}</div>;
}

/** What went wrong, what to do, and the number by which the operator finds it. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const texts = useTexts();
  const told = useProblemText(error);
  const trace = error instanceof ProblemAnswer ? traceOf(error.problem) : null;
  return (
    <div className="melding melding-bad" role="alert">
      <p>
        <strong>{texts.problems.title}</strong>
      </p>
      <p>{told}</p>
      {error instanceof ProblemAnswer && error.problem.errors && (
        <ul>
          {error.problem.errors.map(({ pointer, detail }) => (
            <li key={pointer}>{detail}</li>
          ))}
        </ul>
      )}
      {trace && (
        <p className="klein">
          {texts.ui.trace}: <code>{trace}</code>
        </p>
      )}
      {onRetry && (
        <Button kind="secondary" onClick={onRetry}>
          {texts.ui.retry}
        </Button>
      )}
    </div>
  );
}

/** An error in the words of the officer: our own by the type of the problem, else the hub's, which are Dutch, else by status. */
export function useProblemText(error: unknown): string {
  const { texts, language } = useLanguage();
  const { problems } = texts;
  if (error instanceof NoAnswer) return problems.noAnswer;
  // without a connection a part of the portal itself may not come either
  if (!(error instanceof ProblemAnswer)) return navigator.onLine ? problems.unexpected : problems.noAnswer;
  const { type, detail, status } = error.problem;
  const own = problems.byType[type.split('/').at(-1) ?? ''];
  return own ?? ((language === 'nl' && detail) || problems.byStatus[status] || detail || problems.unexpected);
}

/** What a query brought, or that it is under way, or that it failed. What was there before it failed stays, under what went wrong. */
export function Answer<T>({ of, children }: { of: UseQueryResult<T>; children: (data: T) => ReactNode }) {
  if (of.data === undefined && !of.error) return <Loading />;
  return (
    <>
      {of.error && <ErrorState error={of.error} onRetry={() => void of.refetch()} />}
      {of.data !== undefined && children(of.data)}
    </>
  );
}

/** Above the page as long as the device has no connection. */
export function OfflineNotice() {
  const { offline } = useTexts().ui;
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = () => setOnline(navigator.onLine);
    window.addEventListener('online', look);
    window.addEventListener('offline', look);
    return () => {
      window.removeEventListener('online', look);
      window.removeEventListener('offline', look);
    };
  }, []);
  return <div role="status">{!online && <Notice tone="attention">{offline}</Notice>}</div>;
}
