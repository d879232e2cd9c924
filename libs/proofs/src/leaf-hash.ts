import { createHash } from 'node:crypto';

const LEAF = Uint8Array.of(0x00);

/**
 * Hash of one ledger entry as a leaf of the Merkle log: SHA-256(0x00 || header || commitments), 32 bytes. Pure.
 *
 * The prefix 0x00 keeps a leaf from ever being read as an inner node (0x01). Where `header` ends and `commitments` begin
 * needs no separator: the header is one complete JSON object, and it lists the fields the commitments belong to.
 * @param header the exact RFC 8785 bytes that are stored
 * @param commitments 32 bytes per personal field, in the order of the header's `fields`; empty when there are none
 * @see RFC 6962 section 2.1; docs/decisions/0003-ledger-format.md
 */
export function leafHash(header: Uint8Array, commitments: Uint8Array): Buffer {
  return createHash('sha256').update(LEAF).update(header).update(commitments).digest();
}
