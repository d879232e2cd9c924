import type { DataSource } from 'typeorm';
import type { Ledger } from '#libs/ledger';
import { Unusable } from './exit.js';

/** The ledger with its vault, to read what is sealed. @throws Unusable when there is no root key to be had */
export async function openLedger(dataSource: DataSource): Promise<Ledger> {
  const [{ Ledger: Opened }, { loadRootKey, Vault }] = await Promise.all([import('#libs/ledger'), import('#libs/vault')]);
  try {
    return new Opened(dataSource, new Vault(dataSource, loadRootKey(process.env, () => undefined).key));
  } catch (error) {
    throw new Unusable((error as Error).message);
  }
}
