import { derivedId, type Fact, type StoredFact, type StreamName } from '#libs/ledger';

/** One side of a pair: a facet of a person in one signal, or the signal itself, by the key that its values are sealed under. */
export interface MatchSide {
  signalId: string;
  subject: string;
}
export type MatchPair = [MatchSide, MatchSide];

export type MatchVerdict = 'same' | 'different';
export type ReasonForMatch =
  'nagekeken' | 'bevestigd-door-deelnemer' | 'toeval' | 'gedeeld-gegeven' | 'verouderd-gegeven' | 'vergissing' | 'nieuwe-informatie';

/** A person said of two sides that they are the same, or not. Nothing is merged: both signals stay as they are. `kinds`: what was equal then. */
export type MatchJudged = Fact<
  'MatchJudged',
  { matchId: string; caseId: string; pair: MatchPair; verdict: MatchVerdict; because: ReasonForMatch; kinds: string[] }
>;
/** The verdict no longer stands; that it did, stays known. */
export type MatchJudgementWithdrawn = Fact<'MatchJudgementWithdrawn', { matchId: string; caseId: string; because: ReasonForMatch }>;
export type MatchFact = MatchJudged | MatchJudgementWithdrawn;

export interface Match {
  verdict: MatchVerdict | null;
  version: number;
}
export const noMatch: Match = { verdict: null, version: 0 };

export function evolveMatch(_match: Match, stored: StoredFact<MatchFact>): Match {
  return { verdict: stored.type === 'MatchJudged' ? stored.data.verdict : null, version: stored.version };
}

/** The same for both orders of a pair. Of one RIEC: another one judges for itself. */
export function matchIdOf(oin: string, pair: MatchPair): string {
  return derivedId(
    `match:${oin}`,
    pair
      .map(({ signalId, subject }) => `${signalId}/${subject}`)
      .sort()
      .join(' '),
  );
}
export const matchStream = (matchId: string): StreamName => ({ type: 'match', id: matchId });
