import type { DataSource } from 'typeorm';
import { type EntryRow, factOf } from './header.js';
import { type SecretRow, sealedField } from './open-fields.js';
import { orFault } from './outage.js';
import type { Sealer } from './sealer.js';
import type { Problem } from './verify.js';

/** Opens every secret of these entries that still exists; the problems name the field by its number. */
export async function verifySecrets(dataSource: DataSource, sealer: Sealer, rows: readonly EntryRow[]): Promise<Problem[]> {
  const entries = new Map(readable(rows).map((row) => [Number(row.seq), { fact: factOf(row), commitments: row.commitments }]));
  const secrets = (await orFault(() =>
    dataSource.query(`select * from ledger.ledger_secret where seq = any($1::bigint[]) order by seq, field_no`, [
      rows.map(({ seq }) => seq),
    ]),
  )) as SecretRow[];
  const problems: Problem[] = [];
  for (const secret of secrets) {
    const seq = Number(secret.seq);
    const entry = entries.get(seq);
    if (!entry) continue; // the entry itself is named already
    const field = entry.fact.fields[secret.field_no];
    if (!field) problems.push({ seq, what: `secret ${secret.field_no} belongs to no field` });
    else if (field.subject !== secret.subject_key_id) problems.push({ seq, what: `secret ${secret.field_no} is under another subject` });
    else if (!(await opens(sealer, sealedField(entry, secret))))
      problems.push({ seq, what: `secret ${secret.field_no} does not match its commitment` });
  }
  return problems;
}

/** Entries that are gone while their secrets are still there: a tail that was cut off together with the size of the head. */
export async function orphanedSecrets(dataSource: DataSource): Promise<Problem[]> {
  const rows = (await orFault(() =>
    dataSource.query(
      `select distinct seq from ledger.ledger_secret s where not exists (select from ledger.ledger_event e where e.seq = s.seq) order by seq`,
    ),
  )) as { seq: string }[];
  return rows.map(({ seq }) => ({ seq: Number(seq), what: 'secrets without an entry' }));
}

function readable(rows: readonly EntryRow[]): EntryRow[] {
  return rows.filter((row) => {
    try {
      return factOf(row).fields.length * 32 === row.commitments.length;
    } catch {
      return false;
    }
  });
}

async function opens(sealer: Sealer, field: Parameters<Sealer['open']>[0][number]): Promise<boolean> {
  try {
    await orFault(() => sealer.open([field]));
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === 'Fault') throw error;
    return false;
  }
}
