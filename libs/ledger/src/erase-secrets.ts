import type { DataSource, EntityManager } from 'typeorm';
import { orFault } from './outage.js';

/**
 * Deletes every sealed value of a subject; returns how many. The entries and their proofs stay as they are. Run it as a role
 * that may: seinhuis_shredder. An append that was under way at the same moment can leave a row behind, unreadable once the
 * subject's key is destroyed; running this again removes it.
 */
export async function eraseSecrets(shredder: Pick<DataSource | EntityManager, 'query'>, subject: string): Promise<number> {
  const [, count] = (await orFault(() => shredder.query(`delete from ledger.ledger_secret where subject_key_id = $1`, [subject]))) as [
    unknown,
    number,
  ];
  return count;
}
