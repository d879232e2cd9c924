import { randomUUID } from 'node:crypto';
import { leafHash } from '#libs/proofs';
import type { Fact, Order, Personal, StoredFact } from './fact.js';
import { canonicalBytes, ENTRY_MAX_BYTES, type Header, headerOf, placeless } from './header.js';
import { Refusal } from './refusal.js';
import type { SealedField, Sealer } from './sealer.js';

/** One fact, sealed and hashed: everything of its row but seq, which only the head lock can give. */
export interface Entry {
  header: Header;
  headerBytes: Buffer;
  commitments: Buffer;
  leaf: Buffer;
  sealed: SealedField[];
  /** As a reader will see it: read back from the bytes, so that nothing is answered that is not stored. */
  fact: Omit<StoredFact, 'seq'>;
}

const PATH = /^[\x21-\x7e]{1,200}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const HEX_16_BYTES = /^[0-9a-f]{32}$/;
const HEX_8_BYTES = /^[0-9a-f]{16}$/;

/** @throws RangeError when an order is not well-formed: a programming error, not a Refusal */
export function checkOrder(order: Order): void {
  for (const { id } of [order.stream, ...(order.unchanged ?? [])]) {
    if (!UUID.test(id)) throw new RangeError('a stream id is a lower-case UUID');
  }
  if (!HEX_16_BYTES.test(order.traceId)) throw new RangeError('trace id is not 32 lower-case hexadecimal characters');
  if (!HEX_8_BYTES.test(order.spanId)) throw new RangeError('span id is not 16 lower-case hexadecimal characters');
}

/**
 * Seals, commits and hashes the facts of one order, outside the head lock. Versions follow `version`.
 * @throws Refusal 'ledger.fact-too-large', 'ledger.not-json', 'subject.erased'
 */
export async function prepareEntries(order: Order, version: number, facts: readonly Fact[], sealer: Sealer): Promise<Entry[]> {
  return Promise.all(facts.map((fact, index) => prepareEntry(order, version + index + 1, fact, sealer)));
}

async function prepareEntry(order: Order, version: number, fact: Fact, sealer: Sealer): Promise<Entry> {
  const personal = fact.personal ?? [];
  for (const { path, subject, value } of personal) {
    canonicalBytes(value);
    if (!PATH.test(path)) throw new RangeError('a path is 1 to 200 printable ASCII characters');
    if (!UUID.test(subject)) throw new RangeError('a subject is a lower-case UUID');
  }
  const header = headerOf(order, fact, randomUUID(), version);
  const headerBytes = canonicalBytes(header);
  if (headerBytes.length + personal.length * 32 > ENTRY_MAX_BYTES) {
    throw new Refusal('ledger.fact-too-large', 'invalid', `a fact is at most ${ENTRY_MAX_BYTES} bytes with its commitments`);
  }
  const sealed = personal.length > 0 ? await seal(sealer, header, personal) : [];
  const commitments = Buffer.concat(sealed.map((field) => field.commitment));
  const leaf = leafHash(headerBytes, commitments);
  return { header, headerBytes, commitments, leaf, sealed, fact: placeless(headerBytes, leaf) };
}

async function seal(sealer: Sealer, header: Header, personal: readonly Personal[]): Promise<SealedField[]> {
  try {
    return await sealer.seal(header.event_id, personal, header.org);
  } catch (error) {
    if (error instanceof Error && error.name === 'SubjectErased') {
      throw new Refusal('subject.erased', 'gone', 'the data of this subject were erased; nothing can be added');
    }
    throw error;
  }
}
