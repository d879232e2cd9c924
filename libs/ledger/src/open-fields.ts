import type { DataSource } from 'typeorm';
import type { Json, StoredFact } from './fact.js';
import { type EntryRow, factOf } from './header.js';
import type { SealedField, Sealer } from './sealer.js';

/** Fields of one fact, by their number in its header. */
export interface WantedFields {
  eventId: string;
  seq: number;
  no: readonly number[];
}

/** A row of ledger_secret. */
export interface SecretRow {
  seq: string;
  field_no: number;
  subject_key_id: string;
  key_version: number;
  nonce: Buffer;
  ct: Buffer;
}

interface Entry {
  fact: StoredFact;
  commitments: Buffer;
}

/** Opens the wanted fields; see `Ledger.open`. Path, subject and commitment come from the hashed entry, never from the secret. */
export async function openFields(
  dataSource: DataSource,
  sealer: Sealer,
  wanted: readonly WantedFields[],
): Promise<Map<string, Json | undefined>> {
  const slots = wanted.flatMap(({ seq, no }) => no.map((field) => ({ seq, no: field })));
  const opened = new Map<string, Json | undefined>(slots.map(({ seq, no }) => [`${seq}/${no}`, undefined]));
  if (slots.length === 0) return opened;
  const entries = await entriesOf(dataSource, wanted);
  const secrets = (await dataSource.query(
    `select s.* from unnest($1::bigint[], $2::smallint[]) as wanted (seq, field_no) join ledger.ledger_secret s using (seq, field_no)`,
    [slots.map(({ seq }) => seq), slots.map(({ no }) => no)],
  )) as SecretRow[];
  const values = await sealer.open(secrets.map((secret) => sealedField(entries.get(Number(secret.seq))!, secret)));
  secrets.forEach((secret, index) => opened.set(`${secret.seq}/${secret.field_no}`, values[index]));
  return opened;
}

async function entriesOf(dataSource: DataSource, wanted: readonly WantedFields[]): Promise<Map<number, Entry>> {
  const rows = (await dataSource.query(
    `select seq, header, commitments, leaf_hash from ledger.ledger_event where seq = any($1::bigint[])`,
    [wanted.map(({ seq }) => seq)],
  )) as EntryRow[];
  const entries = new Map(rows.map((row) => [Number(row.seq), { fact: factOf(row), commitments: row.commitments }]));
  for (const { seq, eventId, no } of wanted) {
    const fact = entries.get(seq)?.fact;
    if (fact?.eventId !== eventId) throw new RangeError(`ledger entry ${seq} is not this event`);
    if (no.some((field) => fact.fields[field] === undefined)) throw new RangeError(`ledger entry ${seq} has no such field`);
  }
  return entries;
}

/** The sealed field as the sealer wants it. The entry must have the field. */
export function sealedField({ fact, commitments }: Entry, secret: SecretRow): SealedField {
  const { path, subject } = fact.fields[secret.field_no]!;
  return {
    eventId: fact.eventId,
    path,
    subject,
    keyVersion: secret.key_version,
    nonce: secret.nonce,
    ciphertext: secret.ct,
    commitment: commitments.subarray(secret.field_no * 32, secret.field_no * 32 + 32),
  };
}
