import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '#libs/identity';
import { StandingLaw } from '#libs/law';
import { Ledger } from '#libs/ledger';
import { dutchDay, recipientsFor, type Recipient } from '#libs/policy';
import type { DisclosurePreviews } from './disclosure-answers.dto.js';
import { tellField } from './disclosure-answer.js';
import { withAnswers } from './approvals/read-answers.js';
import { roundOn } from './approvals/rounds.js';
import { DisclosureList } from './disclosures.view.js';
import { readDossier } from './dossier.js';
import { heldBy } from './holdings.js';
import { judgeTransfer } from './judge-transfer.js';
import { transferOf } from './request-disclosure.js';
import { splitByVerdict } from './transfer.rules.js';

/** Per partner what a disclosure of this signal would answer now. The same judgement as the disclosure itself; nothing is written, no value is opened. */
export class PreviewDisclosures extends Query<DisclosurePreviews> {
  constructor(
    readonly caller: Caller,
    readonly signalId: string,
  ) {
    super();
  }
}

@QueryHandler(PreviewDisclosures)
export class PreviewDisclosuresHandler implements IQueryHandler<PreviewDisclosures> {
  constructor(
    private readonly ledger: Ledger,
    private readonly law: StandingLaw,
    private readonly list: DisclosureList,
  ) {}

  async execute({ caller, signalId }: PreviewDisclosures): Promise<DisclosurePreviews> {
    const law = await this.law.fresh();
    const { policy } = law;
    const read = await readDossier(this.ledger, signalId);
    const held = await heldBy(this.ledger, this.list, caller, read);
    const preview = async ({ name, purpose, ...to }: Recipient) => {
      const way = { signalId, caseId: null, activity: held.activity, from: held.from, to, purpose };
      const { round, answers } = await roundOn(dutchDay(caller.at), this.ledger, this.list, way);
      const dossier = withAnswers(read, { ...way, round }, answers);
      const decision = judgeTransfer(law, dossier, transferOf(caller, dossier, held, to, { purpose, approvals: [] }), held.holdings);
      const { going, staying } = splitByVerdict(held.holdings, decision);
      return {
        partner: { oin: to.oin, naam: name, code: to.partner, taak: to.task },
        doel: purpose,
        gaat: going.map((field) => tellField(policy, field, decision)),
        blijft: staying.map((field) => tellField(policy, field, decision)),
      };
    };
    return { items: await Promise.all(recipientsFor(policy, held.from).map(preview)) };
  }
}
