import type { DataSource, EntityManager, MigrationInterface, QueryRunner } from 'typeorm';
import type { StoredFact } from '#libs/ledger';
import type { VerifierKey } from '#libs/notes';
import { readReceipt, type ReceiptSigner, writeReceipt } from './receipt-token.js';

type Entry = Pick<StoredFact, 'seq' | 'eventId' | 'leafHash' | 'recordedAt' | 'traceId' | 'spanId'>;

/**
 * Receipts of entries of the log: the hub's signed word that an entry stands at its place, for whoever must be able to show it later. Kept in the
 * transaction of the entry, so there is never one without the other, and one that is asked again is the same text, also under a later key.
 */
export class Receipts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly signer: ReceiptSigner,
    /** Keys that signed before this one. */
    private readonly earlier: readonly VerifierKey[] = [],
  ) {}

  /** The keys that receipts verify under; the one that signs now comes first. */
  get keys(): VerifierKey[] {
    return [this.signer.key, ...this.earlier];
  }

  /** Size of the newest checkpoint, 0 before the first: a log that later shows a history without it is caught by whoever holds the receipt. */
  async checkpointSize(): Promise<number> {
    const [row] = await this.dataSource.query<{ size: string }[]>('select coalesce(max(size), 0) as size from logbook_checkpoint');
    return Number(row?.size ?? 0);
  }

  /**
   * Signs what `says` tells of an entry. Pure: the same entry, size and words give the same receipt.
   * @param says claims of whoever wrote the entry; no values of persons
   */
  sign({ seq, eventId, leafHash, recordedAt, traceId, spanId }: Entry, checkpointSize: number, says: Record<string, unknown>): string {
    const place = { jti: eventId, iat: Math.floor(recordedAt.getTime() / 1000), seq, leaf_hash: leafHash, checkpoint_size: checkpointSize };
    return writeReceipt({ ...place, ...says, trace_id: traceId, span_id: spanId }, this.signer);
  }

  /** @param tx the transaction of the entries, or later one of its own; what is kept already stays */
  async keep(tx: Pick<EntityManager, 'query'>, receipts: readonly { seq: number; jws: string }[]): Promise<void> {
    if (receipts.length === 0) return;
    await tx.query('insert into logbook_receipt (seq, jws) select * from unnest($1::bigint[], $2::text[]) on conflict do nothing', [
      receipts.map(({ seq }) => seq),
      receipts.map(({ jws }) => jws),
    ]);
  }

  /** The receipt of an entry; null when none is kept. @throws Error when what is kept is not the receipt of this entry */
  async of({ seq, eventId, leafHash }: Pick<Entry, 'seq' | 'eventId' | 'leafHash'>): Promise<string | null> {
    const [row] = await this.dataSource.query<{ jws: string }[]>('select jws from logbook_receipt where seq = $1', [seq]);
    if (!row) return null;
    const claims = readReceipt(row.jws, this.keys);
    if (claims?.seq !== seq || claims.jti !== eventId || claims.leaf_hash !== leafHash)
      throw new Error(`what is kept for entry ${seq} is not its receipt under a key of this log`);
    return row.jws;
  }
}

export class Receipts1795600040000 implements MigrationInterface {
  readonly name = 'Receipts1795600040000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table logbook_receipt (
        seq bigint primary key check (seq >= 0),
        jws text not null
      );
      grant select, insert on logbook_receipt to seinhuis_app;
      grant select on logbook_receipt to seinhuis_auditor;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table logbook_receipt');
  }
}
