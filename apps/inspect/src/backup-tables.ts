import type pg from 'pg';

/** A table with what is needed to copy it. `name` and `columns` are quoted. */
export interface Table {
  schema: string;
  /** Schema and name with a dot, as files and people name it. */
  plain: string;
  name: string;
  columns: string;
  /** Whether row level security also holds for its owner. */
  forced: boolean;
  /** Tables, by `plain`, that must be filled before it. */
  after: string[];
}

/** Where keys are. What lies here and what lies elsewhere never go into one backup. */
const keySchema = 'vault';
export const isKeys = ({ schema }: Pick<Table, 'schema'>): boolean => schema === keySchema;

/** Which steps the schema took. Not copied: whoever restores takes the same steps. */
const stepsTable = 'schema_migration';

/** All tables of the database, ordered so that each comes after those it refers to. */
export async function tablesOf(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table & { oid: number }>(
    `select n.nspname as schema, n.nspname || '.' || c.relname as plain, format('%I.%I', n.nspname, c.relname) as name,
       c.relforcerowsecurity as forced,
       (select string_agg(quote_ident(a.attname), ', ' order by a.attnum) from pg_attribute a
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
       array(select distinct other.nspname || '.' || target.relname from pg_constraint k
          join pg_class target on target.oid = k.confrelid join pg_namespace other on other.oid = target.relnamespace
          where k.contype = 'f' and k.conrelid = c.oid and k.confrelid <> c.oid) as after
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and c.relpersistence = 'p' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and c.relname <> $1
     order by plain`,
    [stepsTable],
  );
  return inOrder(rows);
}

/** The names of the steps that the schema took, in order. */
export async function stepsOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`select name from ${stepsTable} order by "timestamp"`);
  return rows.map(({ name }) => name);
}

function inOrder(tables: readonly Table[]): Table[] {
  const placed: Table[] = [];
  const waiting = [...tables];
  while (waiting.length > 0) {
    const at = waiting.findIndex(({ after }) => !waiting.some(({ plain }) => after.includes(plain)));
    if (at < 0) throw new Error('tables refer to each other in a circle');
    placed.push(...waiting.splice(at, 1));
  }
  return placed;
}

/** A session of the owner, as long as it takes, that sees the rows of every reader. */
export async function asOwner(client: pg.Client): Promise<void> {
  await client.query(`
    set local statement_timeout = 0;
    set local idle_in_transaction_session_timeout = 0;
    set local seinhuis.reader = '*';
  `);
}
