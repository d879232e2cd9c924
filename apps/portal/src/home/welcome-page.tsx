import { useState } from 'react';
import { logIn } from '../session/login.js';
import type { WhyOut } from '../session/session.js';
import { useTexts } from '../text/language.js';
import { Button } from '../ui/button.js';
import { Notice } from '../ui/notice.js';
import { Page } from '../ui/page.js';

/** For whoever is not logged in: what this is, and the way in. */
export function WelcomePage({ because }: { because: Exclude<WhyOut, 'away'> }) {
  const { home } = useTexts();
  const [state, setState] = useState<'idle' | 'leaving' | 'failed'>('idle');
  const go = () => {
    setState('leaving');
    logIn().catch(() => setState('failed'));
  };
  return (
    <Page title={home.welcome} intro={home.intro}>
      {because !== 'none' && (
        <Notice tone={because === 'failed' ? 'bad' : 'neutral'} live>
          <p>{home[because]}</p>
        </Notice>
      )}
      {state === 'failed' && (
        <Notice tone="bad" live>
          <p>{home.noProvider}</p>
        </Notice>
      )}
      <Button onClick={go} busy={state === 'leaving'}>
        {home.logIn}
      </Button>
      <p>
        <strong>{home.danger}</strong> {home.dangerMore}
      </p>
    </Page>
  );
}
