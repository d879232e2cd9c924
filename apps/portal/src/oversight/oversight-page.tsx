import { ButtonLink } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Page } from '../ui/page.js';
import { useTexts } from '../text/language.js';
import { parts } from './oversight-nav.js';

/** Where an officer of supervision begins: what she can ask. */
export function OversightPage() {
  const { oversight } = useTexts();
  return (
    <Page title={oversight.title} intro={oversight.intro}>
      {parts.map(([key, to]) => (
        <Card key={key} title={oversight[key].title}>
          <p>{oversight[key].intro}</p>
          <ButtonLink kind="secondary" to={to}>
            {oversight[key].open}
          </ButtonLink>
        </Card>
      ))}
    </Page>
  );
}
