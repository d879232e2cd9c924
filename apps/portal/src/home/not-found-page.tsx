import { useTexts } from '../text/language.js';
import { ButtonLink } from '../ui/button.js';
import { Page } from '../ui/page.js';

export function NotFoundPage() {
  const { home } = useTexts();
  return (
    <Page title={home.notFound} intro={home.notFoundMore}>
      <ButtonLink to="/">{home.toStart}</ButtonLink>
    </Page>
  );
}
