import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Caller } from '#libs/identity';
import { Ledger, Refusal, orderFor } from '#libs/ledger';
import { evolveFeedback, evolveSignal, feedbackStream, feedbackTexts, noFeedback, noSignal } from '#libs/signals/facts';
import type { Feedback, FeedbackCode, FeedbackGiven, Signal, SignalFact } from '#libs/signals/facts';
import type { FeedbackRecorded } from './case-answers.dto.js';
import { caseUnknown } from './case.rules.js';
import { caseStream, evolveCase, noCase, weighingStream, type Case, type CaseFact, type Weighing } from './facts.js';
import { weighingOf } from './open-case.js';

/** Tells the organisation that reported a signal what became of it (WGS 1.7 lid 4): a code and nothing else. */
export class GiveFeedback extends Command<FeedbackRecorded> {
  constructor(
    readonly caller: Caller,
    readonly signalId: string,
    readonly code: FeedbackCode,
    /** The case in which it is; null: the RIEC weighed and rejected it. */
    readonly caseId: string | null,
  ) {
    super();
  }
}

/** What feedback is judged on. `inCase`: whether the signal is in the case that is named; null: no case is named. */
export interface Grounds {
  signal: Signal;
  weighing: Weighing;
  inCase: boolean | null;
}

const onlyInCase: FeedbackCode[] = ['betrokken-bij-zaak', 'opvolging-gestart'];

export function giveFeedback(
  command: { signalId: string; by: FeedbackGiven['data']['by']; code: FeedbackCode },
  { signal, weighing, inCase }: Grounds,
  given: Feedback,
): FeedbackGiven[] {
  // what this RIEC did with it comes first: of a signal that it never had, it does not hear whether it exists
  if (inCase === false) throw new Refusal('feedback.not-in-case', 'conflict', 'Dit signaal hoort niet bij deze zaak.');
  if (inCase === null) requireRejected(weighing);
  if (signal.status === 'absent') throw new Error('a signal that was weighed does not exist');
  if (signal.status === 'withdrawn') throw new Refusal('signal.withdrawn', 'gone', 'Dit signaal is ingetrokken.');
  if (inCase ? command.code === 'niet-betrokken-bij-zaak' : onlyInCase.includes(command.code))
    throw new Refusal('feedback.contradicts-case', 'conflict', 'Deze terugkoppeling klopt niet met hoe het signaal staat.');
  if (given.newest === command.code) return []; // same wish, already true
  const { oin, partner } = signal.holder;
  return [{ type: 'FeedbackGiven', data: { ...command, to: { oin, partner } } }];
}

function requireRejected({ result }: Weighing): void {
  if (!result) throw new Refusal('case.not-weighed', 'conflict', 'Weeg het signaal eerst. Laat daarna weten wat ervan kwam.');
  if (result.accepted)
    throw new Refusal('feedback.accepted', 'conflict', 'Dit signaal is aanvaard. Laat vanuit de zaak weten wat ervan kwam.');
}

@CommandHandler(GiveFeedback)
export class GiveFeedbackHandler implements ICommandHandler<GiveFeedback> {
  constructor(private readonly ledger: Ledger) {}

  async execute({ caller, signalId, code, caseId }: GiveFeedback): Promise<FeedbackRecorded> {
    const { oin, partner } = caller.officer;
    const named = caseId === null ? null : await this.ownCaseOf(oin, caseId);
    const signal = (await this.ledger.read<SignalFact>({ type: 'signal', id: signalId })).reduce<Signal>(evolveSignal, noSignal);
    const weighing = await weighingOf(this.ledger, oin, signalId);
    const unchanged = [
      { id: signalId, version: signal.version },
      { id: weighingStream(oin, signalId).id, version: weighing.version },
      ...(named && caseId ? [{ id: caseId, version: named.version }] : []),
    ];
    const answer = (versie: number): FeedbackRecorded => ({ signaal: signalId, code, tekst: feedbackTexts[code], versie });
    const order = orderFor(caller, feedbackStream(oin, signalId), ({ version }) => ({ status: 201, body: answer(version) }));
    const outcome = await this.ledger.decide<Feedback, FeedbackGiven>(
      { ...order, unchanged },
      { initial: noFeedback, evolve: evolveFeedback },
      (given) =>
        giveFeedback(
          { signalId, by: { oin, partner }, code },
          { signal, weighing, inCase: named && named.signals.includes(signalId) },
          given,
        ),
    );
    return (outcome.replayed?.body as FeedbackRecorded | undefined) ?? answer(outcome.version);
  }

  /** Also a closed one: the last feedback comes when a case ends. */
  private async ownCaseOf(oin: string, caseId: string): Promise<{ signals: string[]; version: number }> {
    const state = (await this.ledger.read<CaseFact>(caseStream(caseId))).reduce<Case>(evolveCase, noCase);
    if (state.status === 'absent' || state.compartment.oin !== oin) throw caseUnknown();
    return state;
  }
}
