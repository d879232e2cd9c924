import { useEffect, useState } from 'react';
import { useTexts } from '../text/language.js';
import { Button } from '../ui/button.js';
import { AlertDialog } from '../ui/dialog.js';
import { logIn, logOut, renew } from './login.js';
import { endSession, forgetToken, idleLimit_ms, tokenEnd, warning_ms } from './session.js';

const signs = ['pointerdown', 'keydown', 'touchstart'] as const;
/** Milliseconds before its end at which a token is replaced. */
const early_ms = 60_000;
const step_ms = 5_000;

/** Watches how long nobody did anything: warns, and ends the session. Replaces the token meanwhile, so that work is not cut off by it. */
export function SessionEnd() {
  const texts = useTexts().session;
  const [left_ms, setLeft] = useState<number | null>(null);
  const [stay, setStay] = useState(() => () => undefined as void);
  useEffect(() => {
    const watch = watchIdle(setLeft);
    setStay(() => watch.stay);
    return watch.stop;
  }, []);
  if (left_ms === null) return null;
  const minutes = Math.max(1, Math.ceil(left_ms / 60_000));
  return (
    <AlertDialog title={texts.endsSoon}>
      <p>{texts.endsIn(minutes)}</p>
      <div className="knoppen">
        <Button onClick={stay} autoFocus>
          {texts.goOn}
        </Button>
        <Button kind="plain" onClick={() => void logOut()}>
          {texts.logOut}
        </Button>
      </div>
    </AlertDialog>
  );
}

function watchIdle(warn: (left_ms: number | null) => void): { stop(): void; stay(): void } {
  let lastSign = Date.now();
  let warned = false;
  let renewing = false;
  let renewable = true;
  let over = false;
  const sign = (): void => {
    if (!warned) lastSign = Date.now();
  };
  const refresh = async (): Promise<boolean> => {
    renewing = true;
    renewable = await renew().catch(() => false);
    renewing = false;
    // what came after the session had ended begins no new one
    if (over) forgetToken();
    return renewable;
  };
  const look = (): void => {
    const now = Date.now();
    const end = renewable ? lastSign + idleLimit_ms : Math.min(lastSign + idleLimit_ms, tokenEnd());
    if (now >= end) return endSession('ended');
    if (!renewing && renewable && now >= tokenEnd() - early_ms) void refresh();
    warned = now >= end - warning_ms;
    warn(warned ? end - now : null);
  };
  const stay = (): void => {
    warned = false;
    lastSign = Date.now();
    warn(null);
    // a provider that does not answer in a frame is asked by going there: the page comes back
    void refresh().then((renewed) => (renewed || over ? undefined : logIn()));
  };
  for (const kind of signs) window.addEventListener(kind, sign, { passive: true });
  const timer = setInterval(look, step_ms);
  const stop = (): void => {
    over = true;
    clearInterval(timer);
    for (const kind of signs) window.removeEventListener(kind, sign);
  };
  return { stop, stay };
}
