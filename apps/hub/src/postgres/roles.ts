import pg from 'pg';

/** Names of the roles in the database. Groups hold the grants and cannot log in; migrations grant to them and to nothing else. */
export const roles = {
  owner: 'seinhuis_owner',
  hub: 'seinhuis_hub',
  relay: 'seinhuis_relay',
  eraser: 'seinhuis_eraser',
  app: 'seinhuis_app',
  shredder: 'seinhuis_shredder',
  auditor: 'seinhuis_auditor',
  publisher: 'seinhuis_publisher',
} as const;

const groups = [roles.app, roles.shredder, roles.auditor, roles.publisher];

/** Makes the roles that the migrations grant to. Repeatable, also by several processes at once. `admin` may create roles. */
export async function createGroups(admin: pg.Client): Promise<void> {
  for (const group of groups) if (!(await exists(admin, group))) await tolerant(admin, `create role ${group} nologin`);
}

/**
 * Makes a login role, or gives it `password` when it exists with another one.
 * @param memberOf groups whose grants it has
 */
export async function createLogin(admin: pg.Client, name: string, password: string, memberOf: readonly string[] = []): Promise<void> {
  if (!(await exists(admin, name))) await tolerant(admin, `create role ${name} login inherit nobypassrls`);
  if (!(await opens(admin, name, password))) await tolerant(admin, `alter role ${name} with login password ${pg.escapeLiteral(password)}`);
  for (const group of memberOf) {
    const { rows } = await admin.query<{ member: boolean }>("select pg_has_role($1, $2, 'member') as member", [name, group]);
    if (!rows[0]?.member) await tolerant(admin, `grant ${group} to ${name}`);
  }
}

/** Makes the database `name` for `owner`; others may only connect when they are in a group. */
export async function createDatabase(admin: pg.Client, name: string, owner: string): Promise<void> {
  const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [name]);
  const quoted = pg.escapeIdentifier(name);
  if (!rowCount) await tolerant(admin, `create database ${quoted} owner ${owner}`);
  await lockDown(admin, name);
}

/** Takes from everybody what PostgreSQL gives by default on database `name`, and lets the groups connect. */
export async function lockDown(admin: pg.Client, name: string): Promise<void> {
  const quoted = pg.escapeIdentifier(name);
  await tolerant(admin, `revoke all on database ${quoted} from public`);
  await tolerant(admin, `grant connect on database ${quoted} to ${groups.join(', ')}`);
}

async function exists(admin: pg.Client, name: string): Promise<boolean> {
  return ((await admin.query('select 1 from pg_roles where rolname = $1', [name])).rowCount ?? 0) > 0;
}

/** Whether `name` can log in with `password`: asked by trying, so that nothing is changed under a replica that is at work. */
async function opens(admin: pg.Client, name: string, password: string): Promise<boolean> {
  const client = new pg.Client({ host: admin.host, port: admin.port, user: name, password, database: admin.database!, ssl: admin.ssl });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch (error) {
    // 42501: the password is right, but this database is not open to the role yet
    return (error as { code?: string }).code === '42501';
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Two processes that prepare at once collide in the catalogue: exists already, unique, or a tuple updated concurrently. The second try sees the work of the other. */
async function tolerant(admin: pg.Client, statement: string): Promise<void> {
  for (let left = 5; ; left--) {
    try {
      await admin.query(statement);
      return;
    } catch (error) {
      const code = (error as { code?: string }).code;
      if (code === '42710' || code === '42P04' || (code === '23505' && statement.startsWith('create'))) return;
      if (code !== 'XX000' || left === 0) throw error;
    }
  }
}
