import { useTexts } from '../text/language.js';
import { Card } from '../ui/card.js';
import { Page } from '../ui/page.js';

/** What Dutch law asks of a public body: how accessible this is, how that was found, and what is still wanting. */
export function AccessibilityPage() {
  const { home } = useTexts();
  const parts = [
    [home.accessibilityStatus, home.accessibilityStatusText],
    [home.accessibilityHow, home.accessibilityHowText],
    [home.accessibilityGaps, home.accessibilityGapsText],
  ] as const;
  return (
    <Page title={home.accessibility} intro={home.accessibilityIntro}>
      {parts.map(([title, text]) => (
        <Card key={title} title={title}>
          <p>{text}</p>
        </Card>
      ))}
      <p>{home.accessibilityReport}</p>
    </Page>
  );
}
