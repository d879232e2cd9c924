import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Caller } from '#libs/identity';
import { StandingLaw, type Law } from '#libs/law';
import { Ledger, Refusal, orderFor } from '#libs/ledger';
import { evolveMatch, matchStream, noMatch } from '../facts.js';
import type { Match, MatchFact, MatchPair, MatchVerdict, ReasonForMatch } from '../facts.js';
import { MatchFinder } from './match-finder.js';
import type { MatchJudgement } from './matches.dto.js';

/** A person says whether two sides are the same, or takes back what was said. Never a score without a human. */
export class JudgeMatch extends Command<MatchJudgement> {
  constructor(
    readonly caller: Caller,
    readonly caseId: string,
    readonly matchId: string,
    readonly wish: MatchWish,
  ) {
    super();
  }
}

/** `withdrawn`: what was said no longer stands. */
export interface MatchWish {
  verdict: MatchVerdict | 'withdrawn';
  because: ReasonForMatch;
}

export function judgeMatch(
  { wish, ...judged }: { matchId: string; caseId: string; pair: MatchPair; kinds: string[]; wish: MatchWish },
  match: Match,
): MatchFact[] {
  const { verdict, because } = wish;
  const { matchId, caseId } = judged;
  if (verdict === 'withdrawn') {
    if (match.version === 0) throw new Refusal('match.never-judged', 'conflict', 'Over deze overeenkomst is nog niets gezegd.');
    return match.verdict === null ? [] : [{ type: 'MatchJudgementWithdrawn', data: { matchId, caseId, because } }];
  }
  if (match.verdict === verdict) return []; // same wish, already true
  if (match.verdict !== null)
    throw new Refusal('match.judged-otherwise', 'conflict', 'Hierover is al anders geoordeeld. Trek dat oordeel eerst in.');
  return [{ type: 'MatchJudged', data: { ...judged, verdict, because } }];
}

@CommandHandler(JudgeMatch)
export class JudgeMatchHandler implements ICommandHandler<JudgeMatch> {
  constructor(
    private readonly ledger: Ledger,
    private readonly law: StandingLaw,
    private readonly finder: MatchFinder,
  ) {}

  execute(command: JudgeMatch): Promise<MatchJudgement> {
    return this.law.under((law) => this.once(law, command));
  }

  /** Only on what this officer sees at this moment: an agreement in a shielded field looks like one that does not exist. */
  private async once(law: Law, { caller, caseId, matchId, wish }: JudgeMatch): Promise<MatchJudgement> {
    const { proposals, versions } = await this.finder.find(law, caller, caseId);
    const found = proposals.find(({ id }) => id === matchId);
    if (!found) throw new Refusal('match.unknown', 'not-found', 'Deze overeenkomst is niet gevonden.');
    const kinds = [...new Set(found.reasons.map(({ kind }) => kind))].sort();
    const answer = (versie: number): MatchJudgement => ({ id: matchId, stand: standOf(wish.verdict), versie });
    const order = orderFor(caller, matchStream(matchId), ({ version }) => ({ status: 201, body: answer(version) }));
    const outcome = await this.ledger.decide<Match, MatchFact>(
      { ...order, unchanged: [...versions, ...law.versions] },
      { initial: noMatch, evolve: evolveMatch },
      (match) => judgeMatch({ matchId, caseId, pair: found.pair, kinds, wish }, match),
    );
    return (outcome.replayed?.body as MatchJudgement | undefined) ?? answer(outcome.version);
  }
}

const standOf = (verdict: MatchWish['verdict']): MatchJudgement['stand'] =>
  verdict === 'withdrawn' ? 'voorgesteld' : verdict === 'same' ? 'zelfde' : 'niet-zelfde';
