import { lazy, Suspense, useEffect } from 'react';
import { useTexts } from '../text/language.js';
import { Button } from '../ui/button.js';
import { Page } from '../ui/page.js';

const KeptDraft = lazy(async () => ({ default: (await import('../intake/kept-draft.js')).KeptDraft }));
const again = (): void => location.reload();

/** After a reload without a connection: what she wrote is still there, and with the connection she comes back to the page where she was. */
export function AwayPage() {
  const { home } = useTexts();
  useEffect(() => {
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, []);
  return (
    <Page title={home.away} intro={home.awayIntro}>
      <p>
        <Button onClick={again}>{home.awayRetry}</Button>
      </p>
      <Suspense fallback={null}>
        <KeptDraft />
      </Suspense>
    </Page>
  );
}
