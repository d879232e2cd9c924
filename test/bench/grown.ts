import pg from 'pg';
import { views } from '../../apps/hub/src/views.js';
import type { GivenHubs } from '../replicas/given-hubs.js';
import { caughtUp } from './signals.js';

/** Copies per statement: a bound on what one transaction writes. */
const AT_ONCE = 100;
/** The last eight digits of an id become the number of the copy. */
const KEPT = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}';
const NUMBER = `lpad(to_hex(copy.no), 8, '0')`;
/** Ids that are not of one signal. */
const SHARED = ['kek_id'];
/** Tables of many signals. Those of views that a reader writes are left to it. */
const tables = [
  'ledger.ledger_event',
  'ledger.ledger_secret',
  'vault.subject_key',
  'vault.tag',
  // parents first
  ...views.filter(({ mode }) => mode === 'inline').flatMap((view) => view.tables.toReversed()),
];

interface Template {
  table: string;
  /** Where the rows that are copied stand aside. */
  aside: string;
  columns: { name: string; type: string }[];
}

/**
 * Grows a ledger to `copies` times the facts from `base` on, as rows like those that a hub wrote: each copy has ids of its own, in columns and in the
 * hashed bytes alike, its own places in the ledger and leaf hashes that hold. Readers follow by themselves, from the bytes, so a copy that is not sound
 * does not pass. Sealed values of copies cannot be opened, as their ids are sealed with them, and nothing finds them: their tags are of no value.
 */
export async function growTo(given: GivenHubs, base: number, copies: number): Promise<void> {
  const admin = await asSuperuser(given.place.databaseUrl);
  try {
    const { rows } = await admin.query<{ size: string }>('select size from ledger.ledger_head');
    const span = Number(rows[0]!.size) - base;
    const templates: Template[] = [];
    for (const [no, table] of tables.entries()) templates.push(await setAside(admin, table, `template_${no}`, base));
    for (let from = 1; from < copies; from += AT_ONCE) {
      await admin.query('begin');
      for (const template of templates) await admin.query(copySql(template, span), [from, Math.min(copies - 1, from + AT_ONCE - 1)]);
      await admin.query('update ledger.ledger_head set size = (select max(seq) + 1 from ledger.ledger_event)');
      await admin.query('commit');
    }
    await caughtUp(given);
    await admin.query('vacuum analyze');
  } finally {
    await admin.end();
  }
}

/** On the database of these hubs, as the superuser of the server. */
export async function asSuperuser(databaseUrl: string): Promise<pg.Client> {
  const url = new URL(databaseUrl);
  ({ username: url.username, password: url.password } = new URL(process.env['TEST_DATABASE_URL']!));
  const admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
  return admin;
}

async function setAside(admin: pg.Client, table: string, aside: string, base: number): Promise<Template> {
  const { rows: columns } = await admin.query<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, null) as type from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = ''`,
    [table],
  );
  const placed = columns.some(({ name }) => name === 'seq');
  await admin.query(`create temp table ${aside} as select * from ${table}${placed ? ` where seq >= ${base}` : ''}`);
  return { table, aside, columns };
}

function copySql({ table, aside, columns }: Template, span: number): string {
  const events = table === 'ledger.ledger_event';
  const made = `convert_to(regexp_replace(convert_from(row.header, 'UTF8'), '(${KEPT})[0-9a-f]{8}', '\\1' || ${NUMBER}, 'g'), 'UTF8')`;
  const value = ({ name, type }: Template['columns'][number]): string => {
    if (name === 'seq') return `row.seq + copy.no::bigint * ${span}`;
    if (events && name === 'header') return 'made.header';
    if (events && name === 'leaf_hash') return `sha256('\\x00'::bytea || made.header || row.commitments)`;
    if (table === 'vault.tag' && name === 'tag') return 'sha256(row.tag || int4send(copy.no))';
    return type === 'uuid' && !SHARED.includes(name) ? `(left(row.${name}::text, 28) || ${NUMBER})::uuid` : `row.${name}`;
  };
  return `insert into ${table} (${columns.map(({ name }) => name).join(', ')}) select ${columns.map(value).join(', ')}
    from ${aside} as row cross join generate_series($1::int, $2::int) as copy (no)
    ${events ? `cross join lateral (select ${made} as header) as made` : ''} ${events ? '' : 'on conflict do nothing'}`;
}
