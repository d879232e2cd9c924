import type { EntityManager } from 'typeorm';

/** What the vault lacks for sealed values that are put beside it: keys that it never had, and subjects whose key was destroyed. */
export interface KeyCover {
  missing: number;
  destroyed: string[];
}

/**
 * Compares the subjects of sealed values with the keys; for a restore, where both come from elsewhere.
 * @param sealed a table and its column with the subject, as SQL: never from outside
 */
export async function keyCover(tx: Pick<EntityManager, 'query'>, sealed: { table: string; column: string }): Promise<KeyCover> {
  const [found] = (await tx.query(
    `with asked as (select distinct ${sealed.column} as id from ${sealed.table})
     select count(*) filter (where held.id is null)::int as missing,
       coalesce(json_agg(asked.id order by asked.id) filter (where held.destroyed_at is not null), '[]') as destroyed
     from asked left join vault.subject_key held using (id)`,
  )) as [KeyCover];
  return found;
}
