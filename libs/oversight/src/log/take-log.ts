import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import type { Caller } from '#libs/identity';
import { Ledger } from '#libs/ledger';
import { LogCopy, Logbook, Receipts } from '#libs/logbook';
import { recordConsultation } from '../consult-record.js';
import { tarOf, tarSize } from './tar.js';

/** A copy of the log that may leave. */
export interface TakenLog {
  /** Of the archive: how many entries, and nothing of a person. */
  name: string;
  /** Bytes of the archive. */
  size: number;
  /** Reads as it is asked. */
  content: AsyncGenerator<Buffer>;
}

/** The whole log up to the checkpoint that is published now. That it leaves, and up to where, is committed before the first byte goes. */
export class TakeLog extends Query<TakenLog> {
  constructor(readonly caller: Caller) {
    super();
  }
}

@QueryHandler(TakeLog)
export class TakeLogHandler implements IQueryHandler<TakeLog> {
  constructor(
    private readonly dataSource: DataSource,
    private readonly ledger: Ledger,
    private readonly logbook: Logbook,
    private readonly receipts: Receipts,
  ) {}

  /** @throws Refusal 'logbook.empty' */
  async execute({ caller }: TakeLog): Promise<TakenLog> {
    const { size, signedAt } = await this.logbook.published();
    const { checkpoints, witnesses } = this.logbook;
    const keys = [checkpoints.key, ...witnesses.list.map(({ key }) => key), ...this.receipts.keys];
    const copy = await LogCopy.of(this.dataSource, keys, size);
    const archive_bytes = tarSize(await copy.sizes());
    const root = copy.checkpoint.root.toString('hex');
    await recordConsultation(this.ledger, caller, 'logboek', { regels: size }, size, { format: 'application/x-tar', root });
    const name = `logboek-${size}`;
    return { name: `${name}.tar`, size: archive_bytes, content: tarOf(name, copy.files(), signedAt) };
  }
}
