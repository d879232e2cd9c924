import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Caller } from '#libs/identity';
import { Ledger, orderFor, Refusal } from '#libs/ledger';
import { retentionStream, type RetentionSettled, settledOnce } from './facts.js';
import { Retention } from './retention.js';

/** What was settled: the day, and how many facets go on it. */
export interface Settled {
  op: string;
  aantal: number;
}

/** A privacy officer has looked at what goes on a day, and wants just that destroyed. */
export class SettleRetention extends Command<Settled> {
  constructor(
    readonly caller: Caller,
    readonly day: string,
    readonly limit: number,
    /** Digest of what she was shown. */
    readonly shown: string,
  ) {
    super();
  }
}

@CommandHandler(SettleRetention)
export class SettleRetentionHandler implements ICommandHandler<SettleRetention> {
  constructor(
    private readonly ledger: Ledger,
    private readonly retention: Retention,
  ) {}

  /** @throws Refusal 'retention.changed' when it is not what she was shown any more, 'retention.nothing' when there is nothing */
  async execute({ caller, day, limit, shown }: SettleRetention): Promise<Settled> {
    const { items, shown: now } = await this.retention.preview(day, limit);
    if (now !== shown)
      throw new Refusal(
        'retention.changed',
        'conflict',
        'Het voorbeeld is veranderd sinds u het zag. Bekijk het opnieuw en stel dat vast.',
      );
    const subjects = items.map(({ subject }) => subject);
    if (subjects.length === 0) throw new Refusal('retention.nothing', 'conflict', 'Op deze dag hoeft niets te worden vernietigd.');
    const answer: Settled = { op: day, aantal: subjects.length };
    await this.ledger.decide<number, RetentionSettled>(
      orderFor(caller, retentionStream(shown), () => ({ status: 201, body: { ...answer } })),
      settledOnce,
      (count) => (count > 0 ? [] : [{ type: 'RetentionSettled', data: { day, subjects } }]),
    );
    return answer;
  }
}
