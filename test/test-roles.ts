import pg from 'pg';
import { createGroups, createLogin, roles } from '../apps/hub/src/postgres/roles.js';

/** Makes the groups and logins that tests use on a server of their own, all with the password `test`, and names the server in TEST_DATABASE_URL. */
export async function makeTestRoles(url: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    await createGroups(admin);
    await createLogin(admin, roles.owner, 'test', [roles.app, roles.shredder, roles.auditor]);
    await createLogin(admin, roles.hub, 'test', [roles.app]);
    await createLogin(admin, roles.relay, 'test', [roles.publisher]);
  } finally {
    await admin.end();
  }
  process.env['TEST_DATABASE_URL'] = url;
}
