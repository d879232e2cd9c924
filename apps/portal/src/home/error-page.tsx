import { useTexts } from '../text/language.js';
import { Page } from '../ui/page.js';
import { ErrorState } from '../ui/states.js';

/** For what no page caught itself. */
export function ErrorPage({ error, reset }: { error: unknown; reset: () => void }) {
  const { home } = useTexts();
  return (
    <Page title={home.broken}>
      <ErrorState error={error} onRetry={reset} />
    </Page>
  );
}
