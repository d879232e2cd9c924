import { useTexts } from '../text/language.js';
import { Page } from '../ui/page.js';

export function CasesPage() {
  const { casework } = useTexts();
  return (
    <Page title={casework.title}>
      <p />
    </Page>
  );
}
