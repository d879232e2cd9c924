import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { randomUUID } from 'node:crypto';
import type { Caller } from '#libs/identity';
import { Ledger, Refusal, orderFor } from '#libs/ledger';
import type { CaseChanged } from './case-answers.dto.js';
import { caseStream, evolveCase, evolveWeighing, noCase, noWeighing, weighingStream } from './facts.js';
import type { Case, CaseActivity, CaseFact, Compartment, Weighing, WeighingFact } from './facts.js';

/** Opens a case in the RIEC's own compartment, from a signal that it weighed and accepted (WGS 2.23 lid 4). */
export class OpenCaseFromSignal extends Command<CaseChanged> {
  constructor(
    readonly caller: Caller,
    readonly signalId: string,
    readonly activity: CaseActivity,
  ) {
    super();
  }
}

export function openCase(
  command: { kenmerk: string; compartment: Compartment; signalId: string; activity: CaseActivity },
  weighing: Weighing,
  state: Case,
): CaseFact[] {
  requireAccepted(weighing);
  if (state.status !== 'absent') throw new Refusal('case.exists', 'conflict', 'Deze zaak bestaat al.');
  return [{ type: 'CaseOpened', data: command }];
}

export function requireAccepted({ result }: Weighing): void {
  if (!result) throw new Refusal('case.not-weighed', 'conflict', 'Weeg het signaal eerst. Daarna kunt u het in een zaak gebruiken.');
  if (!result.accepted)
    throw new Refusal('case.signal-rejected', 'conflict', 'Dit signaal is bij de weging afgewezen. Het mag niet in een zaak.');
}

@CommandHandler(OpenCaseFromSignal)
export class OpenCaseHandler implements ICommandHandler<OpenCaseFromSignal> {
  constructor(private readonly ledger: Ledger) {}

  async execute({ caller, signalId, activity }: OpenCaseFromSignal): Promise<CaseChanged> {
    const id = randomUUID();
    const compartment = compartmentOf(caller);
    const weighing = await weighingOf(this.ledger, compartment.oin, signalId);
    const kenmerk = `Z-${id.slice(0, 8).toUpperCase()}`;
    const answer: CaseChanged = { id, kenmerk, stap: 1, versie: 1 };
    const order = orderFor(caller, caseStream(id), () => ({ status: 201, body: answer }));
    const unchanged = [{ id: weighingStream(compartment.oin, signalId).id, version: weighing.version }];
    const outcome = await this.ledger.decide<Case, CaseFact>({ ...order, unchanged }, { initial: noCase, evolve: evolveCase }, (state) =>
      openCase({ kenmerk, compartment, signalId, activity }, weighing, state),
    );
    return (outcome.replayed?.body as CaseChanged | undefined) ?? answer;
  }
}

export function compartmentOf({ officer }: Caller): Compartment {
  return { partner: 'RC', oin: officer.oin, regions: officer.regions };
}

export async function weighingOf(ledger: Ledger, oin: string, signalId: string): Promise<Weighing> {
  return (await ledger.read<WeighingFact>(weighingStream(oin, signalId))).reduce<Weighing>(evolveWeighing, noWeighing);
}
