import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { randomUUID } from 'node:crypto';
import { PartnerDirectory, type Caller } from '#libs/identity';
import { StandingLaw, type Law } from '#libs/law';
import { Refusal, orderFor, type Ledger, type Order, type StoredFact } from '#libs/ledger';
import { dutchDay, type PolicyPack, type RecordDecision } from '#libs/policy';
import { questionFor } from './approvals/ask-approval.js';
import { withAnswers } from './approvals/read-answers.js';
import { roundOn } from './approvals/rounds.js';
import { CompartmentIndex } from './compartment-index.js';
import { DisclosureList } from './disclosures.view.js';
import { disclosureAnswer } from './disclosure-answer.js';
import { DisclosureRecord } from './disclosure-record.js';
import type { DisclosureAnswer } from './disclosure-answers.dto.js';
import { inCase, readCase, readDossier, type Dossier } from './dossier.js';
import { disclosureStream, evolveDisclosure, noDisclosure } from './facts.js';
import type { Disclosure, DisclosureFact, DisclosureScope, DisclosedField, End, Question } from './facts.js';
import { heldBy, type Held } from './holdings.js';
import { isCaseMember, judgeTransfer, requireFittingCase } from './judge-transfer.js';
import { decisionOn, splitByVerdict } from './transfer.rules.js';

export interface DisclosureInput {
  signalId: string;
  caseId: string | null;
  to: { oin: string; partner: string; task: string | null };
  purpose: string;
  /** Ids of the fields; null = all that the organisation holds. */
  fieldIds: string[] | null;
  approvals: string[];
}

/** Asks to give fields of a signal to a partner. The answer is a stored fact either way; nothing leaves yet. */
export class RequestDisclosure extends Command<DisclosureAnswer> {
  constructor(
    readonly caller: Caller,
    readonly input: DisclosureInput,
  ) {
    super();
  }
}

export function requestDisclosure(
  command: {
    scope: DisclosureScope;
    going: DisclosedField[];
    staying: DisclosedField[];
    decision: RecordDecision;
    question?: Question | null;
  },
  state: Disclosure,
): DisclosureFact[] {
  if (state.status !== 'absent') throw new Refusal('disclosure.exists', 'conflict', 'Deze verstrekking bestaat al.');
  const { scope, going, staying, decision, question } = command;
  if (going.length + staying.length === 0)
    throw new Refusal(
      'disclosure.nothing-held',
      'conflict',
      'Van dit signaal heeft uw organisatie geen velden meer. Er is niets te verstrekken.',
    );
  const facts: DisclosureFact[] = [];
  if (going.length) facts.push({ type: 'DisclosureGranted', data: { ...scope, fields: going, decision: decisionOn(decision, going) } });
  if (staying.length)
    facts.push({
      type: 'DisclosureRefused',
      data: { ...scope, withheld: staying, decision: decisionOn(decision, staying), ...(question && { question }) },
    });
  return facts;
}

@CommandHandler(RequestDisclosure)
export class RequestDisclosureHandler implements ICommandHandler<RequestDisclosure> {
  constructor(
    private readonly record: DisclosureRecord,
    private readonly law: StandingLaw,
    private readonly partners: PartnerDirectory,
    private readonly list: DisclosureList,
    private readonly index: CompartmentIndex,
  ) {}

  execute({ caller, input }: RequestDisclosure): Promise<DisclosureAnswer> {
    return this.law.under((law) => this.once(law, caller, input));
  }

  private async once(law: Law, caller: Caller, input: DisclosureInput): Promise<DisclosureAnswer> {
    requirePurpose(law.policy, input.purpose);
    const to = await recipientOf(this.partners, input.to);
    const { ledger } = this.record;
    const alone = await readDossier(ledger, input.signalId);
    // first of all: who holds nothing of it hears nothing else about it, nor about a case
    const held = await heldBy(ledger, this.list, caller, alone);
    if (alone.signal.status === 'withdrawn')
      throw new Refusal('signal.withdrawn', 'gone', 'Dit signaal is ingetrokken en kan niet meer worden gedeeld.');
    const read = input.caseId ? await fittingCase(ledger, alone, input.caseId, held.from, to) : alone;
    const holdings = chosen(held, input.fieldIds);
    const { signalId, caseId, purpose } = input;
    const way = { signalId, caseId, activity: held.activity, from: held.from, to, purpose };
    const { round, answers } = await roundOn(dutchDay(caller.at), ledger, this.list, way);
    const scope: DisclosureScope = { disclosureId: randomUUID(), ...way, approvals: input.approvals, ...(round > 0 && { round }) };
    const dossier = withAnswers(read, scope, answers);
    const decision = judgeTransfer(law, dossier, transferOf(caller, dossier, held, to, input), holdings);
    const question = await questionFor(this.partners, law.policy, scope, holdings, decision, dossier.signal.holder);
    const split = splitByVerdict(holdings, decision);
    const tags = await this.index.tagsFor(to, dossier.signal, split.going);
    const receipts = await this.record.issuing();
    const told = { scope, ...split, decision, question, answers };
    const answer = ([first]: readonly StoredFact[]): DisclosureAnswer =>
      disclosureAnswer(law.policy, told, first?.seq ?? -1, receipts.of(first));
    const order = orderFor(caller, disclosureStream(scope.disclosureId), ({ facts }) => ({ status: 201, body: answer(facts) }));
    const alongside: Order['alongside'] = async (tx, facts) => {
      await this.index.remember(tx, signalId, tags);
      await receipts.keep(tx, facts);
    };
    const outcome = await ledger.decide<Disclosure, DisclosureFact>(
      { ...order, unchanged: [...dossier.versions, ...held.versions, ...law.versions], alongside },
      { initial: noDisclosure, evolve: evolveDisclosure },
      (state) => requestDisclosure({ scope, ...split, decision, question }, state),
    );
    return (outcome.replayed?.body as DisclosureAnswer | undefined) ?? answer(outcome.facts);
  }
}

async function fittingCase(ledger: Ledger, alone: Dossier, caseId: string, from: End, to: End): Promise<Dossier> {
  const named = await readCase(ledger, caseId);
  requireFittingCase(named, alone.signalId, from, to);
  return inCase(alone, caseId, named);
}

function requirePurpose(policy: PolicyPack, purpose: string): void {
  const known = policy.purposes.map(({ code }) => code);
  if (known.includes(purpose)) return;
  const detail = `Kies uit: ${known.join(', ')}.`;
  throw new Refusal('disclosure.purpose-unknown', 'invalid', 'Dit doel bestaat niet.', [
    { pointer: '/doel', code: 'purpose.unknown', detail },
  ]);
}

export function transferOf(
  caller: Caller,
  dossier: Dossier,
  held: Pick<Held, 'activity' | 'from'>,
  to: End,
  input: Pick<DisclosureInput, 'purpose' | 'approvals'>,
) {
  const { activity, from } = held;
  const { purpose, approvals } = input;
  return {
    activity,
    from,
    to,
    purpose,
    approvals,
    askedBy: caller.officer.id,
    asOf: dutchDay(caller.at),
    actor: caller.officer.host,
    caseMember: isCaseMember(dossier, from),
  };
}

export async function recipientOf(partners: PartnerDirectory, { oin, partner, task }: DisclosureInput['to']): Promise<End> {
  const organisation = await partners.byOin(oin);
  if (!organisation?.active || !organisation.partners.includes(partner)) {
    const detail = 'Deze ontvanger is niet bekend in deze rol. Zoek haar op bij /v1/partners.';
    throw new Refusal('disclosure.recipient-unknown', 'invalid', detail, [{ pointer: '/aan', code: 'partner.unknown', detail }]);
  }
  if (task && !partners.knowsTask(partner, task)) {
    const detail = 'Deze taak hoort niet bij de ontvanger. De taken staan bij /v1/partners.';
    throw new Refusal('disclosure.task-unknown', 'invalid', detail, [{ pointer: '/aan/taak', code: 'task.unknown', detail }]);
  }
  return { partner, oin, task, regions: organisation.regions };
}

function chosen(held: Held, fieldIds: string[] | null): Held['holdings'] {
  if (!fieldIds) return held.holdings;
  const problems = fieldIds.flatMap((id, index) =>
    held.holdings.some((field) => field.id === id)
      ? []
      : [{ pointer: `/velden/${index}`, code: 'field.not-held', detail: 'Uw organisatie heeft dit veld niet.' }],
  );
  if (problems.length) throw new Refusal('disclosure.fields-unknown', 'invalid', 'Niet alle velden zijn bekend.', problems);
  return held.holdings.filter(({ id }) => fieldIds.includes(id));
}
