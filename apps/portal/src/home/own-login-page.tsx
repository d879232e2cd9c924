import { useOfficer } from '../session/use-session.js';
import { useTexts } from '../text/language.js';
import { Card } from '../ui/card.js';
import { DescriptionList } from '../ui/description-list.js';
import { Notice } from '../ui/notice.js';
import { Page } from '../ui/page.js';
import { workspacesOf } from '../workspaces.js';

/** Under which flag she works: what she may see and share follows from it. */
export function OwnLoginPage() {
  const { home, frame } = useTexts();
  const officer = useOfficer();
  const { organisatie, hoedanigheid, taak, rollen, zekerheid } = officer;
  return (
    <Page title={home.ownLogin} intro={home.ownLoginIntro}>
      {workspacesOf(officer).length === 0 && (
        <Notice tone="attention">
          <p>{home.noWorkspace}</p>
        </Notice>
      )}
      <Card title={organisatie.naam}>
        <DescriptionList
          items={[
            { term: home.organisation, value: `${organisatie.naam} (${organisatie.oin})` },
            { term: home.capacity, value: hoedanigheid.naam },
            { term: home.task, value: taak?.naam ?? frame.noTask },
            { term: home.roles, value: rollen.join(', ') },
            { term: home.assurance, value: zekerheid },
          ]}
        />
      </Card>
    </Page>
  );
}
