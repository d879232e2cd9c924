import { useTexts } from '../text/language.js';
import { Page } from '../ui/page.js';

export function OversightPage() {
  const { oversight } = useTexts();
  return (
    <Page title={oversight.title}>
      <p />
    </Page>
  );
}
