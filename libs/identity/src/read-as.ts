import type { DataSource, EntityManager, QueryRunner } from 'typeorm';

/**
 * Reads the views as one organisation: row level security shows only its rows, whatever the query says. The setting ends with the transaction,
 * so a pooled connection never carries it to the next reader.
 * @param reader an OIN, or '*' for supervision
 */
export function readAs<T>(dataSource: DataSource, reader: string, work: (tx: EntityManager) => Promise<T>): Promise<T> {
  return dataSource.transaction(async (tx) => {
    await tx.query(`select set_config('seinhuis.reader', $1, true)`, [reader]);
    return work(tx);
  });
}

/** Which rows of a table of a view are whose. */
export interface Ownership {
  table: string;
  /** Name of the row level security policy. */
  policy: string;
  /** SQL that is true for a row that this reader may see. @param reader SQL of who reads, as `readAs` says */
  visible(reader: string): string;
  /** What the hub at work does with rows besides adding and reading them. */
  changes?: readonly ('update' | 'delete')[];
}

/** The rows of a list: parameters in `where` count from $1, `values` fill them. */
export interface Listing {
  where: string;
  values: readonly unknown[];
  /** Without ties, so that no row is on two pages. */
  orderBy: string;
}

export interface OwnRows {
  /** For the migration, after the table. Rows are written as '*', by the view alone. */
  guard(runner: QueryRunner): Promise<void>;
  /** One page and the size of the whole list, of one moment and of what this organisation may see. @param page from 1 @param size 1..100 */
  page<Row>(dataSource: DataSource, oin: string, listing: Listing, page: number, size: number): Promise<{ items: Row[]; total: number }>;
}

/** A table of which each organisation sees its own rows alone: guarded by the database, whatever a query says, and read in pages. */
export function ownRows({ table, policy, visible, changes = [] }: Ownership): OwnRows {
  const reader = `current_setting('seinhuis.reader', true)`;
  return {
    async guard(runner) {
      await runner.query(`
        alter table ${table} enable row level security;
        alter table ${table} force row level security;
        create policy ${policy} on ${table} using (${visible(reader)}) with check (${reader} = '*');
        grant ${['select', 'insert', ...changes].join(', ')} on ${table} to seinhuis_app;
      `);
    },
    page: <Row>(dataSource: DataSource, oin: string, { where, values, orderBy }: Listing, page: number, size: number) =>
      readAs(dataSource, oin, async (tx) => {
        const next = values.length + 1;
        const sql = `select * from ${table} where ${where} order by ${orderBy} limit $${next} offset $${next + 1}`;
        const items = await tx.query<Row[]>(sql, [...values, size, (page - 1) * size]);
        const [{ total }] = await tx.query<[{ total: number }]>(`select count(*)::int as total from ${table} where ${where}`, [...values]);
        return { items, total };
      }),
  };
}
