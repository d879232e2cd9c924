import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { randomUUID } from 'node:crypto';
import type { Caller } from '#libs/identity';
import { StandingLaw, type Law } from '#libs/law';
import { decideRecord, dutchDay, recipientsFor, tellVerdict, transferRequest, verdictOf, type Recipient } from '#libs/policy';
import { spanned } from '#libs/telemetry';
import type { DraftField } from './intake.rules.js';
import { registeringOf, type Registering, type SignalInput } from './register-signal.js';
import type { PartnerPreview, SignalPreview } from './signal-answers.dto.js';
import { groundsOf, judgeRegistering } from './signal.rules.js';

export class PreviewSignal extends Query<SignalPreview> {
  constructor(
    readonly caller: Caller,
    readonly input: SignalInput,
  ) {
    super();
  }
}

@QueryHandler(PreviewSignal)
export class PreviewSignalHandler implements IQueryHandler<PreviewSignal> {
  constructor(private readonly law: StandingLaw) {}

  async execute({ caller, input }: PreviewSignal): Promise<SignalPreview> {
    const law = await this.law.fresh();
    const { policy } = law;
    const today = dutchDay(caller.at);
    const draft = registeringOf(law, caller, randomUUID(), input);
    const { stored, refused } = judgeRegistering(draft.fields, draft.decisions);
    const name = ({ key }: { key: string }) => policy.fieldName(key);
    return {
      opslaan: stored.map((field) => ({ veld: name(field), cel: field.cell, gronden: groundsOf(field.id, draft.decisions) })),
      nietOpslaan: refused.map((field) => ({
        veld: name(field),
        cel: field.cell,
        ...tellVerdict(policy, field.cell, field.verdict, today),
      })),
      // one piece of work, however many there are to share with
      delen: spanned('policy.decide', { 'seinhuis.activity': 'preview', 'seinhuis.fields': draft.fields.length }, () =>
        recipientsFor(policy, draft.holder).map((recipient) => previewFor(law, caller, draft, stored, recipient)),
      ),
    };
  }
}

/** The same question to the policy as the disclosure itself will ask. What will not be stored is told too, so that a "no" never goes unexplained. */
function previewFor(
  { policy, instruments }: Law,
  caller: Caller,
  draft: Registering,
  stored: DraftField[],
  recipient: Recipient,
): PartnerPreview {
  const { oin, name, partner, task, purpose } = recipient;
  const { holder, situation, fields } = draft;
  const way = transferRequest(instruments, { activity: 'disclose', from: holder, to: recipient, purpose, asOf: dutchDay(caller.at) });
  const held = fields.map(({ id, cell, regime, on, finding }) => ({
    id,
    cell,
    obtained: { by: holder.partner, task: holder.task, regime, on, finding },
  }));
  const { host } = caller.officer;
  const actor = host && { actor: host.partner, actorTask: host.task };
  const decision = decideRecord(policy, randomUUID(), { ...situation, ...way, ...actor }, held);
  const velden = fields.flatMap((field) => {
    const verdict = verdictOf(decision, field.id);
    const opgeslagen = stored.some(({ id }) => id === field.id);
    return verdict
      ? [{ veld: policy.fieldName(field.key), cel: field.cell, opgeslagen, ...tellVerdict(policy, field.cell, verdict, decision.asOf) }]
      : [];
  });
  const gaat = velden.filter(({ uitkomst, opgeslagen }) => opgeslagen && uitkomst === 'toegestaan').length;
  return { partner: { oin, naam: name, code: partner, taak: task }, doel: purpose, gaat, van: velden.length, velden };
}
