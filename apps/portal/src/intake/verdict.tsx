import type { components } from '../api/schema.js';
import { useTexts } from '../text/language.js';
import { Badge, type Tone } from '../ui/badge.js';

export type Judged = Pick<components['schemas']['VoorbeeldVeld'], 'veld' | 'cel' | 'uitkomst' | 'gronden' | 'uitleg'>;

const tones: Record<Judged['uitkomst'], Tone> = {
  toegestaan: 'good',
  beperkt: 'attention',
  'alleen-ja-of-nee': 'attention',
  'alleen-zonder-personen': 'attention',
  wacht: 'attention',
  'toestemming-nodig': 'attention',
  'niet-toegestaan': 'bad',
};

/** What may be done with one kind of data, in a few words. */
export function Outcome({ of, stored = true }: { of: Judged['uitkomst']; stored?: boolean }) {
  const { outcomes, notKept } = useTexts().intake;
  return stored ? <Badge tone={tones[of]}>{outcomes[of]}</Badge> : <Badge tone="bad">{notKept}</Badge>;
}

/** Why: the articles that allow it, or the explanation of the hub. */
export function Because({ of: { gronden, uitleg } }: { of: Judged }) {
  return (
    <>
      {uitleg && <p className="klein">{uitleg}</p>}
      {gronden.length > 0 && <p className="klein">{gronden.map(({ artikel }) => artikel).join('; ')}</p>}
    </>
  );
}
