import type { DataSource } from 'typeorm';
import { eraseSecrets } from '#libs/ledger';
import type { Vault } from '#libs/vault';

/**
 * Destroys keys and sealed values, for good. Its role may do that and nothing else; the role of the hub at work may not. The connection lives no longer
 * than the work, so that nothing of a hub that stands idle could be used to destroy.
 */
export class Shredder {
  /** @param connect as a member of seinhuis_shredder */
  constructor(
    private readonly vault: Vault,
    private readonly connect: () => Promise<DataSource>,
  ) {}

  /** Key, tags and values in one transaction; what is gone already stays gone. */
  async shred(subject: string): Promise<void> {
    const shredding = await this.connect();
    try {
      await shredding.transaction(async (tx) => {
        await this.vault.destroy(subject, tx);
        await eraseSecrets(tx, subject);
      });
      // an append under way a moment ago could leave a value behind; nothing can seal under the key any more
      await eraseSecrets(shredding, subject);
    } finally {
      await shredding.destroy();
    }
  }
}
