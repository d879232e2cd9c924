import type { DataSource, EntityManager } from 'typeorm';

/**
 * Reads the views as one organisation: row level security shows only its rows, whatever the query says. The setting ends with the transaction,
 * so a pooled connection never carries it to the next reader.
 * @param reader an OIN, or '*' for supervision
 */
export function readAs<T>(dataSource: DataSource, reader: string, work: (tx: EntityManager) => Promise<T>): Promise<T> {
  return dataSource.transaction(async (tx) => {
    await tx.query(`select set_config('seinhuis.reader', $1, true)`, [reader]);
    return work(tx);
  });
}
