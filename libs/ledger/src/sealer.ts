import type { Json, Personal } from './fact.js';

/** One personal value, sealed. `ciphertext` is deletable; `commitment` (32 bytes) is hashed into the leaf and stays. */
export interface SealedField {
  eventId: string;
  path: string;
  subject: string;
  keyVersion: number;
  nonce: Uint8Array;
  ciphertext: Uint8Array;
  commitment: Uint8Array;
}

/** Seals and opens personal values. The ledger does not know how; the vault does. */
export interface Sealer {
  /**
   * Seals each value under the key of its subject, in the same order. Keys that do not exist yet are created for `org`.
   * @throws an Error named 'SubjectErased' when a key was destroyed: the ledger refuses the order with 'subject.erased'
   */
  seal(eventId: string, personal: readonly Personal[], org: string): Promise<SealedField[]>;
  /**
   * The values in the same order, each checked against its commitment; undefined = erased.
   * @throws Error when a seal or a commitment does not hold: someone changed it
   */
  open(sealed: readonly SealedField[]): Promise<(Json | undefined)[]>;
}
