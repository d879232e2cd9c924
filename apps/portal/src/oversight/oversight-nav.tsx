import './oversight.css';
import { Link } from '@tanstack/react-router';
import { useTexts } from '../text/language.js';

export const parts = [
  ['record', '/toezicht/verstrekkingen'],
  ['person', '/toezicht/betrokkene'],
  ['proof', '/toezicht/bewijs'],
  ['policy', '/toezicht/beleid'],
  ['anomalies', '/toezicht/afwijkingen'],
  ['looking', '/toezicht/raadplegingen'],
] as const;

/** To the other parts of supervision. */
export function OversightNav() {
  const { oversight } = useTexts();
  return (
    <nav aria-label={oversight.title}>
      <ul className="onderdelen">
        {parts.map(([key, to]) => (
          <li key={key}>
            <Link to={to} activeProps={{ 'aria-current': 'page' }} activeOptions={{ includeSearch: false }}>
              {oversight[key].title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
