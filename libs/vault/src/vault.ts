import type { DataSource, EntityManager } from 'typeorm';

export interface RememberedTag {
  purpose: string;
  kind: string;
  tag: Buffer;
  org: string;
  streamId: string;
  cell: string;
  fieldKey: string;
  subject: string;
}
type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
interface SealedField {
  eventId: string;
  path: string;
  subject: string;
  keyVersion: number;
  nonce: Uint8Array;
  ciphertext: Uint8Array;
  commitment: Uint8Array;
}
export declare class Vault {
  constructor(dataSource: DataSource, rootKey: Uint8Array);
  seal(eventId: string, personal: readonly { path: string; subject: string; value: Json }[], org: string): Promise<SealedField[]>;
  open(sealed: readonly SealedField[]): Promise<(Json | undefined)[]>;
  /** Async: tag keys are keys of their own, wrapped by the root, so that a rotation of the root keeps every tag. */
  tag(purpose: string, kind: string, normalised: string): Promise<Buffer>;
  remember(tx: EntityManager, tags: readonly RememberedTag[]): Promise<void>;
  find(purpose: string, kind: string, tag: Buffer): Promise<{ org: string; streamId: string; cell: string; fieldKey: string }[]>;
  destroy(subject: string): Promise<void>;
  rotateRoot(newRoot: Uint8Array): Promise<number>;
}
export declare function loadRootKey(env: NodeJS.ProcessEnv): { key: Buffer; demo: boolean };
export declare const vaultMigrations: Function[];
