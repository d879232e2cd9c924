import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { randomUUID } from 'node:crypto';
import type { Caller } from '#libs/identity';
import { StandingLaw, type Law } from '#libs/law';
import { Ledger, orderFor } from '#libs/ledger';
import { verdictOf, type PolicyPack } from '#libs/policy';
import { readingStream, type ReadingFact } from '../facts.js';
import { MatchFinder, type Compared, type FoundMatches } from './match-finder.js';
import { frequencyOf, type Agreeing } from './match.rules.js';
import { MatchList, type MatchRow } from './matches.view.js';
import {
  matchKindNames,
  type MatchKindName,
  type MatchReason,
  type MatchSideTold,
  type MatchStand,
  type ToldMatch,
} from './matches.dto.js';

/** Proposals of one case, one page. What they say is recorded as a disclosure before it leaves, like a search. */
export class ListMatches extends Query<{ items: ToldMatch[]; total: number }> {
  constructor(
    readonly caller: Caller,
    readonly caseId: string,
    readonly stand: MatchStand,
    readonly page: number,
    readonly size: number,
  ) {
    super();
  }
}

type Found = FoundMatches['proposals'][number];

@QueryHandler(ListMatches)
export class ListMatchesHandler implements IQueryHandler<ListMatches> {
  constructor(
    private readonly ledger: Ledger,
    private readonly law: StandingLaw,
    private readonly finder: MatchFinder,
    private readonly list: MatchList,
  ) {}

  execute(query: ListMatches): Promise<{ items: ToldMatch[]; total: number }> {
    return this.law.under((law) => this.once(law, query));
  }

  private async once(law: Law, { caller, caseId, stand, page, size }: ListMatches): Promise<{ items: ToldMatch[]; total: number }> {
    const { proposals, compared, versions } = await this.finder.find(law, caller, caseId);
    const judged = await this.list.judged(
      caller.officer.oin,
      proposals.map(({ id }) => id),
    );
    const asked = proposals.filter(({ id }) => standOf(judged.get(id)) === stand);
    const shown = asked.slice((page - 1) * size, page * size);
    await this.ledger.decide<null, ReadingFact>(
      { ...orderFor(caller, readingStream(randomUUID())), unchanged: [...versions, ...law.versions] },
      { initial: null, evolve: () => null },
      () => recordOf(compared, shown),
    );
    const bySignal = new Map(compared.map((one) => [one.dossier.signalId, one]));
    return { items: shown.map((one) => told(law.policy, bySignal, one, judged.get(one.id))), total: asked.length };
  }
}

const standOf = (row: MatchRow | undefined): MatchStand => (row ? (row.verdict === 'same' ? 'zelfde' : 'niet-zelfde') : 'voorgesteld');

/**
 * One fact for each signal of the case, as its identifiers were compared, and for each other signal of which something is told. Its fields are those of
 * which it is told that they agree.
 */
function recordOf(compared: readonly Compared[], shown: readonly Found[]): ReadingFact[] {
  const told = new Set(shown.flatMap(({ reasons }) => reasons.flatMap(({ fields }) => fields.map(keyOf))));
  return compared.flatMap(({ dossier, data, inCase }): ReadingFact[] => {
    const agreeing = data.fields.filter(({ id }) => told.has(`${dossier.signalId}/${id}`));
    if (!inCase && agreeing.length === 0) return [];
    const withheld = [...data.fields.filter((field) => !agreeing.includes(field)), ...data.withheld];
    return [{ type: 'FieldsDelivered', data: { ...data, fields: agreeing, withheld, how: { kind: 'match' } } }];
  });
}

const keyOf = ({ signalId, fieldId }: { signalId: string; fieldId: string }): string => `${signalId}/${fieldId}`;

function told(
  policy: PolicyPack,
  bySignal: ReadonlyMap<string, Compared>,
  { id, pair, reasons }: Found,
  row: MatchRow | undefined,
): ToldMatch {
  const of = (signalId: string): Compared => bySignal.get(signalId)!;
  const side = ({ signalId, subject }: Found['pair'][number]): MatchSideTold => {
    const { dossier, inCase } = of(signalId);
    const facet = dossier.signal.facets.find((one) => one.subject === subject);
    return { signaal: signalId, inZaak: inCase, betrokkene: facet?.ref ?? null };
  };
  const bases = reasons.flatMap(({ fields }) =>
    fields.flatMap(({ signalId, fieldId }) => verdictOf(of(signalId).data.decision, fieldId)?.bases ?? []),
  );
  return {
    id,
    stand: standOf(row),
    kanten: pair.map(side),
    redenen: reasons.map((reason) => toldReason(policy, of, reason)),
    gronden: [...new Set(bases)].sort(),
    oordeel: row ? { reden: row.because, op: row.judged_at.toISOString() } : null,
  };
}

const commonness = {
  'alleen-hier': 'U ziet dit gegeven alleen in deze twee signalen.',
  vaker: 'U ziet dit gegeven ook in andere signalen. Het zegt dan minder.',
  vaak: 'U ziet dit gegeven in veel signalen. Het zegt dan weinig.',
};

function toldReason(policy: PolicyPack, of: (signalId: string) => Compared, { kind, fields, signals }: Agreeing): MatchReason {
  const soort = kind as MatchKindName;
  const hoeVaak = frequencyOf(signals);
  return {
    soort,
    zekerheid: 'precies-gelijk',
    velden: fields.map(({ signalId, fieldId }) => {
      const field = of(signalId).data.fields.find(({ id }) => id === fieldId)!;
      return { signaal: signalId, id: fieldId, veld: policy.fieldName(field.key), cel: field.cell };
    }),
    aantalSignalen: signals,
    hoeVaak,
    uitleg: `${matchKindNames[soort]} is in beide signalen precies gelijk. ${commonness[hoeVaak]}`,
  };
}
