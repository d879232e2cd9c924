import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '#libs/identity';
import { Ledger } from '#libs/ledger';
import { dutchDay } from '#libs/policy';
import type { ConsentListed, ConsentsListed } from './consent-answers.dto.js';
import { forms, givers } from './consent.dto.js';
import { endsOn, isRecordedBy } from './consent.rules.js';
import { consentStream, evolveConsents, noConsents, type ConsentFact, type Consents, type KnownConsent } from './facts.js';

/** The consents that the caller's organisation recorded about a signal. Nothing personal, so no disclosure. */
export class ListConsents extends Query<ConsentsListed> {
  constructor(
    readonly caller: Caller,
    readonly signalId: string,
  ) {
    super();
  }
}

@QueryHandler(ListConsents)
export class ListConsentsHandler implements IQueryHandler<ListConsents> {
  constructor(private readonly ledger: Ledger) {}

  async execute({ caller, signalId }: ListConsents): Promise<ConsentsListed> {
    const { list } = (await this.ledger.read<ConsentFact>(consentStream(signalId))).reduce<Consents>(evolveConsents, noConsents);
    const today = dutchDay(caller.at);
    return { items: list.filter((consent) => isRecordedBy(consent, caller.officer)).map((consent) => listed(consent, today)) };
  }
}

export function listed(consent: KnownConsent, today: string): ConsentListed {
  const { consentId, recipients, cells, purpose, givenAt, withdrawnAt, refused } = consent;
  const geldigTot = endsOn(consent);
  const status = refused ? 'geweigerd' : withdrawnAt ? 'ingetrokken' : geldigTot <= today ? 'verlopen' : 'geldig';
  return {
    id: consentId,
    status,
    ontvangers: recipients,
    cellen: cells,
    doel: purpose,
    gegevenDoor: nameOf(givers, consent.givenBy),
    vorm: nameOf(forms, consent.form),
    gegevenOp: givenAt,
    geldigTot,
    ingetrokkenOp: withdrawnAt,
  };
}

/** The name in the API of a stored code. @throws Error when the API has none: a programming error */
function nameOf<Name extends string, Code extends string>(names: Readonly<Record<Name, Code>>, code: Code): Name {
  const name = (Object.keys(names) as Name[]).find((candidate) => names[candidate] === code);
  if (!name) throw new Error(`no name for ${code}`);
  return name;
}
