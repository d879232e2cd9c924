import type pg from 'pg';

/** Oldest PostgreSQL whose behaviour the ledger was tried on. */
const oldest = 15;
/** Settings that make an acknowledged commit survive a crash; `synchronous_commit = local` and stronger flush to this machine's disk. */
const durable = ['fsync', 'full_page_writes', 'synchronous_commit'] as const;

/** The server would lose what it acknowledged, or is too old. The hub does not start. `problems` in Dutch, one per setting. */
export class UnsafeDatabase extends Error {
  constructor(readonly problems: string[]) {
    super(`de database is niet veilig genoeg: ${problems.join('; ')}`);
  }
}

/** @throws UnsafeDatabase naming every unsafe setting and what to do */
export async function requireSafeDatabase(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string; setting: string }>('select name, setting from pg_settings where name = any($1)', [
    [...durable, 'server_version_num', 'server_encoding'],
  ]);
  const value = Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
  const problems: string[] = durable
    .filter((name) => value[name] === 'off')
    .map((name) => `${name} staat uit; zet het aan in postgresql.conf`);
  const major = Math.floor(Number(value['server_version_num']) / 10_000);
  if (!(major >= oldest)) problems.push(`PostgreSQL ${major} is te oud; nodig is ${oldest} of nieuwer`);
  if (value['server_encoding'] !== 'UTF8') problems.push('de database is niet in UTF8; maak haar aan met encoding UTF8');
  if (problems.length > 0) throw new UnsafeDatabase(problems);
}
