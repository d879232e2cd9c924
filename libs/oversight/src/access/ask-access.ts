import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { randomUUID } from 'node:crypto';
import type { Caller } from '#libs/identity';
import { StandingLaw, type Law } from '#libs/law';
import { Ledger, orderFor, Refusal, type StoredFact } from '#libs/ledger';
import { dutchDay } from '#libs/policy';
import type { AccessTold } from './access-answers.dto.js';
import { accessStream, type IdentityCheck, type Restriction, type SubjectAccessAnswered, type SubjectAccessFact } from './facts.js';
import { type FoundFacet, PersonFinder } from './find-person.js';
import { judgeAccess } from './judge-access.js';
import { lettersOf } from './letter.rules.js';
import { AccessTeller } from './tell-access.js';

/** How she is found. */
export type PersonSought = { bsn: string } | { signalId: string; subject: string };

export interface AccessQuestion {
  identity: IdentityCheck;
  sought: PersonSought;
  /** What the controller decided, per key of a facet. Of a facet without a decision nothing is shown. */
  decided: { subject: string; restriction: Restriction }[];
}

/** What is held about a person, who got it, and the letter for her. The question and what it shows are committed before a value leaves. */
export class AskAccess extends Query<AccessTold> {
  constructor(
    readonly caller: Caller,
    readonly question: AccessQuestion,
  ) {
    super();
  }
}

@QueryHandler(AskAccess)
export class AskAccessHandler implements IQueryHandler<AskAccess> {
  constructor(
    private readonly law: StandingLaw,
    private readonly people: PersonFinder,
    private readonly ledger: Ledger,
    private readonly teller: AccessTeller,
  ) {}

  execute({ caller, question }: AskAccess): Promise<AccessTold> {
    return this.law.under((law) => this.once(law, caller, question));
  }

  private async once(law: Law, caller: Caller, { identity, sought, decided }: AccessQuestion): Promise<AccessTold> {
    const found = 'bsn' in sought ? await this.people.byBsn(sought.bsn) : await this.people.bySubject(sought.signalId, sought.subject);
    requireFound(found, decided);
    const day = dutchDay(caller.at);
    const restrictionOn = (subject: string): Restriction | null => decided.find((one) => one.subject === subject)?.restriction ?? null;
    const answers = found.map((facet) => judgeAccess(law, facet, restrictionOn(facet.subject), day));
    const id = randomUUID();
    const by = 'bsn' in sought ? 'bsn' : 'schuilnummer';
    const written = await this.ledger.decide<null, SubjectAccessFact>(
      { ...orderFor(caller, accessStream(id)), unchanged: [...law.versions, ...versionsOf(found)] },
      { initial: null, evolve: () => null },
      () => [{ type: 'SubjectAccessAsked', data: { identity, by, facets: found.length } }, ...answers],
    );
    const [, ...recorded] = written.facts as [StoredFact, ...StoredFact<SubjectAccessAnswered>[]];
    const told = await Promise.all(
      found.flatMap((facet, index) => {
        const fact = recorded[index];
        return fact ? [this.teller.tell(law.policy, facet, fact)] : [];
      }),
    );
    const letters = lettersOf(
      told.map(({ tellable }) => tellable),
      day,
    );
    return {
      id,
      volgnummer: written.facts[0]?.seq ?? 0,
      gevonden: told.map(({ facet }) => facet),
      brieven: letters.map(({ capacity, text }) => ({ hoedanigheid: capacity, tekst: text })),
    };
  }
}

/** Each signal once, as it was read. */
function versionsOf(found: readonly FoundFacet[]): { id: string; version: number }[] {
  return [...new Map(found.map(({ signalId, signal }) => [signalId, signal.version]))].map(([id, version]) => ({ id, version }));
}

/** A decision about somebody who is not in the answer would be lost unseen. */
function requireFound(found: readonly FoundFacet[], decided: AccessQuestion['decided']): void {
  const detail = 'Dit besluit gaat over een betrokkene die niet is gevonden.';
  const problems = decided.flatMap(({ subject }, index) =>
    found.some((one) => one.subject === subject)
      ? []
      : [{ pointer: `/besluiten/${index}/betrokkene`, code: 'access.decision-elsewhere', detail }],
  );
  if (problems.length) throw new Refusal('access.decision-elsewhere', 'invalid', detail, problems);
}
