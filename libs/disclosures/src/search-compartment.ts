import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { randomUUID } from 'node:crypto';
import { PartnerDirectory, type Caller } from '#libs/identity';
import { StandingLaw, sourcesOf, type Law } from '#libs/law';
import { Ledger, Refusal, orderFor } from '#libs/ledger';
import { decideRecord, dutchDay, tellVerdict, transferRequest, type Cell, type PolicyPack, type RecordDecision } from '#libs/policy';
import { spanned } from '#libs/telemetry';
import { CompartmentIndex, type SearchableFormat } from './compartment-index.js';
import { readingStream, type End, type ReadingFact } from './facts.js';
import { endOf, type ReadVersion } from './holdings.js';
import type { SearchAnswer } from './search-answer.dto.js';

/** Cell under which an identifier is judged. A person may only be matched where the law says so; a firm is no person. */
const cellsByFormat: Record<SearchableFormat, { search: Cell[]; match: Cell }> = {
  bsn: { search: ['victim.BSN', 'suspect.BSN', 'circle.BSN'], match: 'victim.MATCH' },
  kvk: { search: ['case.BIZ'], match: 'case.BIZ' },
  plate: { search: ['case.VEH', 'suspect.VEH', 'victim.VEH'], match: 'case.VEH' },
  phone: { search: ['case.COMM', 'suspect.COMM', 'victim.COMM'], match: 'suspect.MATCH' },
  iban: { search: ['suspect.FIN', 'victim.FIN'], match: 'suspect.MATCH' },
  postcode: { search: ['case.LOC'], match: 'case.LOC' },
};

/** The cell that says whether a person in this role may be compared. */
const matchOf = (cell: string): string => `${cell.split('.')[0]}.MATCH`;

export interface SearchInput {
  format: SearchableFormat;
  value: string;
  statement: boolean;
  /** OIN of another RIEC to ask; null = search in the own compartment. */
  at: string | null;
}

/** Searches the own compartment by an identifier, or asks another RIEC yes or no. A predicate on a field the reader may not see is refused before the search. */
export class SearchCompartment extends Query<SearchAnswer> {
  constructor(
    readonly caller: Caller,
    readonly input: SearchInput,
  ) {
    super();
  }
}

@QueryHandler(SearchCompartment)
export class SearchCompartmentHandler implements IQueryHandler<SearchCompartment> {
  constructor(
    private readonly ledger: Ledger,
    private readonly law: StandingLaw,
    private readonly partners: PartnerDirectory,
    private readonly index: CompartmentIndex,
  ) {}

  execute({ caller, input }: SearchCompartment): Promise<SearchAnswer> {
    return this.law.under((law) => this.once(law, caller, input));
  }

  private async once(law: Law, caller: Caller, input: SearchInput): Promise<SearchAnswer> {
    const own = endOf(caller);
    const asked = input.at && input.at !== own.oin ? await this.otherRiec(input.at) : own;
    const elsewhere = asked.oin !== own.oin;
    const { cells, decision } = judge(law, caller, input, asked, elsewhere);
    const answering = decision.fields.filter(({ effect }) => effect === 'permit' || (elsewhere && effect === 'hit-only'));
    const permitted = new Set<string>(answering.map(({ cell }) => cell));
    const found = permitted.size ? await this.index.find(asked, input.format, input.value) : [];
    if (found === null) {
      const detail = 'Deze waarde heeft niet de vorm die bij deze soort hoort.';
      throw new Refusal('search.invalid-value', 'invalid', detail, [{ pointer: '/waarde', code: 'value.format', detail }]);
    }
    const told = found.filter(({ cell }) => permitted.has(cell) || permitted.has(matchOf(cell)));
    const hits = [...new Set(told.map(({ signalId }) => signalId))];
    const versions = new Map(told.flatMap((one) => one.versions.map(({ id, version }) => [id, version] as const)));
    const standing = [...versions].map(([id, version]) => ({ id, version }));
    await this.record(law, caller, standing, {
      from: asked,
      cell: cells[0] as Cell,
      kind: input.format,
      answered: permitted.size > 0,
      hits,
      decision,
    });
    if (permitted.size === 0) throw refusal(law.policy, decision);
    const gronden = [...new Set(decision.fields.flatMap(({ bases }) => bases))].sort();
    const contact = elsewhere && hits.length ? ((await this.partners.byOin(asked.oin))?.name ?? null) : null;
    return { treffer: hits.length > 0, signalen: elsewhere ? [] : hits, contact, gronden, beslissing: decision.id };
  }

  private async record(
    law: Law,
    caller: Caller,
    standing: ReadVersion[],
    answer: { from: End; cell: Cell; kind: string; answered: boolean; hits: string[]; decision: RecordDecision },
  ) {
    await this.ledger.decide<null, ReadingFact>(
      { ...orderFor(caller, readingStream(randomUUID())), unchanged: [...standing, ...law.versions] },
      { initial: null, evolve: () => null },
      () => [{ type: 'SearchAnswered', data: { ...answer, to: endOf(caller), purpose: 'organised-crime' } }],
    );
  }

  private async otherRiec(oin: string): Promise<End> {
    const organisation = await this.partners.byOin(oin);
    if (!organisation?.active || !organisation.partners.includes('RC')) {
      const detail = 'Dit is geen RIEC dat op de hub zit. Zoek het op bij /v1/partners?partner=RC.';
      throw new Refusal('search.riec-unknown', 'invalid', detail, [{ pointer: '/bij', code: 'partner.unknown', detail }]);
    }
    return { partner: 'RC', oin, task: 'casus', regions: organisation.regions };
  }
}

function judge(
  { policy, instruments, versions }: Law,
  caller: Caller,
  input: SearchInput,
  asked: End,
  elsewhere: boolean,
): { cells: Cell[]; decision: RecordDecision } {
  const own = endOf(caller);
  const { host } = caller.officer;
  const { search, match } = cellsByFormat[input.format];
  const cells = elsewhere ? [match] : search;
  const activity = !elsewhere ? 'read' : match.endsWith('.MATCH') ? 'match' : 'release';
  const to = elsewhere ? own : { ...own, partner: host?.partner ?? own.partner, task: host?.task ?? null };
  const asOf = dutchDay(caller.at);
  const request = {
    ...transferRequest(instruments, { activity, from: asked, to, purpose: 'organised-crime', asOf }),
    ...(host && { actor: host.partner, actorTask: host.task }),
    caseMember: !elsewhere,
    statement: input.statement,
    directCircle: true,
    secretAddress: false,
  };
  const obtained = { by: 'RC', task: 'casus', regime: 'avg' as const, on: asOf };
  const held = cells.map((cell) => ({ id: cell, cell, obtained }));
  const decision = spanned('policy.decide', { 'seinhuis.activity': activity, 'seinhuis.fields': cells.length }, () =>
    decideRecord(policy, randomUUID(), request, held, { sources: sourcesOf(versions) }),
  );
  return { cells, decision };
}

function refusal(policy: PolicyPack, decision: RecordDecision): Refusal {
  const [first] = decision.fields;
  const told = first && tellVerdict(policy, first.cell, first, decision.asOf);
  const detail = told?.uitleg ?? 'Zoeken op dit gegeven mag hier niet.';
  return new Refusal(
    'search.not-allowed',
    'forbidden',
    detail,
    told?.reden ? [{ pointer: '/soort', code: told.reden.code, detail: told.reden.tekst }] : [],
  );
}
