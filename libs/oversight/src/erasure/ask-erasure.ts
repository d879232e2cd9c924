import { Command, CommandHandler, Query, QueryHandler, type ICommandHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '#libs/identity';
import { Ledger, Refusal } from '#libs/ledger';
import { dutchDay } from '#libs/policy';
import type { ErasureReason } from '#libs/signals/facts';
import { isSupervisor } from '../supervisor.rules.js';
import type { ErasureForReceiver, ErasureTold } from './erasure.dto.js';
import { Eraser } from './eraser.js';
import { type Erasure, type ErasureFact, type ErasureScope, erasureStream, evolveErasure, noErasure } from './facts.js';

/** After this the last copy of the key is gone too: so long are backups of keys kept. */
const keyBackup_days = 30;
const day_ms = 86_400_000;

/** Erases facets of persons, once two officers want it. */
export class AskErasure extends Command<ErasureTold[]> {
  constructor(
    readonly caller: Caller,
    readonly subjects: readonly string[],
    readonly because: ErasureReason,
  ) {
    super();
  }
}

@CommandHandler(AskErasure)
export class AskErasureHandler implements ICommandHandler<AskErasure> {
  constructor(private readonly eraser: Eraser) {}

  /** All are looked up before anything is written: of several none is erased when one may not be. */
  async execute({ caller, subjects, because }: AskErasure): Promise<ErasureTold[]> {
    const scopes = await Promise.all(subjects.map((subject) => this.eraser.scopeOf(subject, because)));
    const told: ErasureTold[] = [];
    for (const scope of scopes) told.push(tell(scope, await this.eraser.ask(caller, scope)));
    return told;
  }
}

function tell({ subject, signalId }: ErasureScope, state: Erasure): ErasureTold {
  if (state.status === 'none') throw new Error('an erasure that was asked for is not there');
  const { id } = erasureStream(subject);
  const told = { betrokkene: subject, id, signaal: signalId, reden: state.because };
  if (state.status !== 'completed') return { ...told, status: 'wacht-op-tweede', gewistOp: null, backupsLeegOp: null, ontvangers: [] };
  const { completedAt, receivers } = state;
  const backupsLeegOp = dutchDay(new Date(completedAt.getTime() + keyBackup_days * day_ms));
  return { ...told, status: 'gewist', gewistOp: completedAt.toISOString(), backupsLeegOp, ontvangers: receivers };
}

/** What somebody who got the data must know to erase them too. */
export class ReadErasure extends Query<ErasureForReceiver> {
  constructor(
    readonly caller: Caller,
    readonly erasureId: string,
  ) {
    super();
  }
}

@QueryHandler(ReadErasure)
export class ReadErasureHandler implements IQueryHandler<ReadErasure> {
  constructor(private readonly ledger: Ledger) {}

  async execute({ caller, erasureId }: ReadErasure): Promise<ErasureForReceiver> {
    const state = (await this.ledger.read<ErasureFact>({ type: 'erasure', id: erasureId })).reduce(evolveErasure, noErasure);
    const { oin, partner } = caller.officer;
    const concerns =
      state.status === 'completed' &&
      (isSupervisor(caller) || [state.holder, ...state.receivers].some((one) => one.oin === oin && one.partner === partner));
    if (!concerns) throw new Refusal('erasure.unknown', 'not-found', 'Deze wissing is niet gevonden.');
    const { signalId, tag, fields, because, completedAt } = state;
    return {
      id: erasureId,
      signaal: signalId,
      kenmerkInBewijzen: tag,
      velden: fields,
      reden: because,
      gewistOp: completedAt.toISOString(),
    };
  }
}
