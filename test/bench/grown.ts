import pg from 'pg';
import { views } from '../../apps/hub/src/views.js';
import type { GivenHubs } from '../replicas/given-hubs.js';
import { caughtUp } from './signals.js';

/** Copies per statement: a bound on what one transaction writes. */
const AT_ONCE = 100;
/** So many of the first copies the readers follow by themselves; what they make of those is what is copied after that. */
const FOLLOWED = 10;
/** The last eight digits of an id become the number of the copy. */
const ID = `'([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4})[0-9a-f]{8}'`;
const NUMBER = `lpad(to_hex(copy.no), 8, '0')`;
/** Ids that are not of one signal. */
const SHARED = ['kek_id'];
/** Stands in the text of a template where the number comes: no JSON in canonical form has such a character. Found once, as a pattern is slow to find. */
const PLACE = 'chr(1)';
const tree = 'logbook_node';
const events = 'ledger.ledger_event';
const listeners = 'delivery.feed_listener';
const tablesOf = (mode: 'inline' | 'async'): string[] =>
  // parents first
  views.filter((view) => view.mode === mode).flatMap((view) => view.tables.toReversed());
/** Tables of many signals: what is written with a fact, and what a reader makes of it later; but for the tree, which is of the whole ledger. */
const writtenTables = [events, 'ledger.ledger_secret', 'vault.subject_key', 'vault.tag', ...tablesOf('inline')];
const followedTables = tablesOf('async').filter((table) => table !== tree);

interface Template {
  table: string;
  /** Where the rows that are copied stand aside. */
  aside: string;
  columns: { name: string; type: string }[];
}

/**
 * Grows a ledger to `copies` times the facts from `base` on, as rows like those that a hub wrote: each copy has ids of its own, in columns and in the
 * hashed bytes alike, its own places in the ledger and leaf hashes that hold. The readers of the hub follow the first copies by themselves, from the
 * bytes, so a copy that is not sound does not pass. What they made must be, row for row, what copying makes; then it is copied too, for to follow a
 * million signals takes hours. Sealed values of copies cannot be opened, as their ids are sealed with them, and nothing finds them: their tags are of no
 * value. Nobody else may append meanwhile.
 */
export async function growTo(given: GivenHubs, base: number, copies: number): Promise<void> {
  const admin = await asSuperuser(given.place.databaseUrl);
  try {
    await caughtUp(given);
    const span = (await sizeOf(admin)) - base;
    const [written, followed]: [Template[], Template[]] = [[], []];
    for (const table of writtenTables) written.push(await setAside(admin, table, base));
    for (const table of followedTables) followed.push(await setAside(admin, table, base));
    const first = Math.min(copies - 1, FOLLOWED);
    await inOne(admin, () => copy(admin, written, span, 1, first));
    await caughtUp(given);
    await requireAlike(admin, followed, span, first);
    for (let from = first + 1; from < copies; from += AT_ONCE)
      await inOne(admin, async () => {
        const size = await sizeOf(admin);
        await copy(admin, [...written, ...followed], span, from, Math.min(copies - 1, from + AT_ONCE - 1));
        await addNodes(admin, tree, size);
        await admin.query('update delivery.consumer_cursor set next_seq = size from ledger.ledger_head');
      });
    await caughtUp(given);
  } finally {
    await admin.end();
  }
}

/**
 * What growing leaves to be done behind the scenes: statistics, dead rows, pages that are not on disk yet. Left to itself the server does that at some moment
 * in the minutes after it, of one ledger longer than of another.
 */
export async function settle({ place }: GivenHubs): Promise<void> {
  const admin = await asSuperuser(place.databaseUrl);
  try {
    await admin.query('vacuum analyze');
    await admin.query('checkpoint');
  } finally {
    await admin.end();
  }
}

async function inOne(admin: pg.Client, work: () => Promise<void>): Promise<void> {
  await admin.query('begin');
  await work();
  await admin.query('commit');
}

async function sizeOf(admin: pg.Client): Promise<number> {
  const { rows } = await admin.query<{ size: string }>('select size from ledger.ledger_head');
  return Number(rows[0]!.size);
}

async function copy(admin: pg.Client, templates: readonly Template[], span: number, from: number, to: number): Promise<void> {
  for (const template of templates) await admin.query(copySql(template, span, template.table), [from, to]);
  await admin.query('update ledger.ledger_head set size = (select max(seq) + 1 from ledger.ledger_event)');
}

/**
 * The complete subtrees from entry `from` on. What is below a new one is new on the right, or on both sides.
 * @see nodes.view in logbook, which makes the same
 */
async function addNodes(admin: pg.Client, table: string, from: number): Promise<void> {
  await admin.query(`insert into ${table} (level, index, hash) select 0, seq, leaf_hash from ledger.ledger_event where seq >= $1`, [from]);
  for (let level = 0, added: number | null = 1; added; level++) {
    const above = await admin.query(
      `insert into ${table} (level, index, hash)
       select $1::smallint + 1, own.index / 2, sha256('\\x01'::bytea || before.hash || own.hash)
         from ${table} as own join ${table} as before on before.level = own.level and before.index = own.index - 1
        where own.level = $1::smallint and own.index >= $2 and own.index % 2 = 1`,
      [level, Math.floor(from / 2 ** level)],
    );
    added = above.rowCount;
  }
}

/** @throws Error when copying makes other rows than the readers made of the same facts */
async function requireAlike(admin: pg.Client, followed: readonly Template[], span: number, first: number): Promise<void> {
  for (const [no, template] of followed.entries()) {
    await admin.query(`create temp table made_${no} (like ${template.table})`);
    await admin.query(copySql(template, span, `made_${no}`), [1, first]);
    // who listens to answers about a way does so under a hash over its ids; no copy has that one, and nobody answers about a copy
    const compared = template.table === listeners ? 'where topic in (select stream_id from ledger.ledger_event)' : '';
    await requireNone(admin, `select * from made_${no} ${compared} except select * from ${template.table}`, template.table);
  }
  await admin.query(`create temp table made_tree (like ${tree} including indexes)`);
  await addNodes(admin, 'made_tree', 0);
  await requireNone(admin, `(table made_tree except table ${tree}) union all (table ${tree} except table made_tree)`, tree);
}

async function requireNone(admin: pg.Client, sql: string, table: string): Promise<void> {
  const { rowCount } = await admin.query(sql);
  if (rowCount) throw new Error(`${rowCount} copied rows of ${table} are not as its reader makes them`);
}

/** On the database of these hubs, as the superuser of the server. */
export async function asSuperuser(databaseUrl: string): Promise<pg.Client> {
  const url = new URL(databaseUrl);
  ({ username: url.username, password: url.password } = new URL(process.env['TEST_DATABASE_URL']!));
  const admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
  return admin;
}

async function setAside(admin: pg.Client, table: string, base: number): Promise<Template> {
  const aside = `template_${table.replace('.', '_')}`;
  const { rows: columns } = await admin.query<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, null) as type from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = ''`,
    [table],
  );
  const placed = columns.some(({ name }) => name === 'seq');
  await admin.query(`create temp table ${aside} as select * from ${table}${placed ? ` where seq >= ${base}` : ''}`);
  if (table === events) await admin.query(`update ${aside} set header = ${inText('header', marked)}`);
  if (table === listeners) await admin.query(`update ${aside} set because = ${marked('because')}`);
  return { table, aside, columns };
}

const marked = (text: string): string => `regexp_replace(${text}, ${ID}, '\\1' || ${PLACE}, 'g')`;
const numbered = (text: string): string => `replace(${text}, ${PLACE}, ${NUMBER})`;
/** Bytes that are text, changed as text. */
const inText = (column: string, change: (text: string) => string): string =>
  `convert_to(${change(`convert_from(${column}, 'UTF8')`)}, 'UTF8')`;

/** @param into the table itself, or one like it */
function copySql({ table, aside, columns }: Template, span: number, into: string): string {
  const hashed = table === events;
  const made = inText('row.header', numbered);
  const value = ({ name, type }: Template['columns'][number]): string => {
    if (name === 'seq') return `row.seq + copy.no::bigint * ${span}`;
    if (hashed && name === 'header') return 'made.header';
    if (hashed && name === 'leaf_hash') return `sha256('\\x00'::bytea || made.header || row.commitments)`;
    if (table === 'vault.tag' && name === 'tag') return 'sha256(row.tag || int4send(copy.no))';
    if (table === listeners && name === 'because') return numbered('row.because');
    return type === 'uuid' && !SHARED.includes(name) ? `(left(row.${name}::text, 28) || ${NUMBER})::uuid` : `row.${name}`;
  };
  return `insert into ${into} (${columns.map(({ name }) => name).join(', ')}) select ${columns.map(value).join(', ')}
    from ${aside} as row cross join generate_series($1::int, $2::int) as copy (no)
    ${hashed ? `cross join lateral (select ${made} as header) as made` : ''} ${hashed ? '' : 'on conflict do nothing'}`;
}
