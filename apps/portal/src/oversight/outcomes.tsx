import { useTexts } from '../text/language.js';
import { Badge } from '../ui/badge.js';
import type { Checked } from './check-log.js';

const tones = { holds: 'good', fails: 'bad', unknown: 'attention', later: 'attention' } as const;

/** What was checked, one by one. */
export function Outcomes({ checks }: { checks: readonly Checked[] }) {
  const { proof } = useTexts().oversight;
  return (
    <div role="status">
      <ul>
        {checks.map(({ what, name, outcome }) => (
          <li key={`${what} ${name}`}>
            <Badge tone={tones[outcome]}>{proof.outcomes[outcome]}</Badge> {proof.checks[what]} <code>{name}</code>
            {outcome === 'unknown' && <p>{proof.noEd25519}</p>}
            {outcome === 'later' && <p>{proof.notYet}</p>}
          </li>
        ))}
      </ul>
    </div>
  );
}
