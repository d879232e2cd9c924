import { getRouteApi } from '@tanstack/react-router';
import { useTexts } from '../text/language.js';
import { ButtonLink } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Page } from '../ui/page.js';
import { Answer } from '../ui/states.js';
import { useDossier, useGivePreview } from './care-queries.js';
import { ConsentFields } from './consent-fields.js';

const route = getRouteApi('/slachtoffers/$signaal/toestemming');

/** Writes down what a victim chose. What it means is told first, because a consent that is not understood is none. */
export function ConsentPage() {
  const { care } = useTexts();
  const { signaal } = route.useParams();
  const dossier = useDossier(signaal);
  const receivers = useGivePreview(signaal);
  return (
    <Page
      title={care.consentTitle}
      intro={care.consentIntro}
      actions={
        <ButtonLink to="/slachtoffers/$signaal" params={{ signaal }} kind="plain">
          {care.toDossier}
        </ButtonLink>
      }
    >
      <Card title={care.meaningTitle}>
        <ul>
          {care.meaning.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Card>
      <Answer of={dossier}>
        {(own) => <Answer of={receivers}>{(items) => <ConsentFields dossier={own} receivers={items} />}</Answer>}
      </Answer>
    </Page>
  );
}
