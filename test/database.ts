import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { createDatabase, roles } from '../apps/hub/src/postgres/roles.js';

/** An empty database of its own for one spec, on the server of this test run. */
export interface TestDatabase {
  /** As the owner: runs migrations; member of every group, so `set role seinhuis_shredder` works. */
  url: string;
  /** As the hub at work: a member of seinhuis_app alone. */
  appUrl: string;
  /** As the superuser: what an attacker with the whole server can do. */
  superUrl: string;
  drop(): Promise<void>;
}

export async function freshDatabase(): Promise<TestDatabase> {
  const server = process.env['TEST_DATABASE_URL'];
  if (!server) throw new Error('TEST_DATABASE_URL is not set: run through jest, whose global set-up starts PostgreSQL');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asSuperuser(server, (admin) => createDatabase(admin, name, roles.owner));
  const urlFor = (user?: string): string => {
    const url = new URL(server);
    if (user) [url.username, url.password] = [user, 'test'];
    url.pathname = `/${name}`;
    return url.href;
  };
  const drop = () => asSuperuser(server, (admin) => admin.query(`drop database if exists ${name} with (force)`));
  return { url: urlFor(roles.owner), appUrl: urlFor(roles.hub), superUrl: urlFor(), drop };
}

async function asSuperuser(url: string, work: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}
