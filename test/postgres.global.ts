import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { transformFileSync } from '@swc/core';

const prefix = 'seinhuis-test-';

/** One embedded PostgreSQL for the whole run; its superuser URL is TEST_DATABASE_URL, and database.ts makes databases on it. */
export default async function startPostgres(): Promise<void> {
  sweep();
  buildCommandLine();
  const { startEmbedded, createGroups, createLogin, roles, pg } = await sources();
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  chmodSync(folder, 0o711);
  const abandon = () => stopNow(join(folder, 'pg'), folder);
  process.once('exit', abandon);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));
  const postgres = await startEmbedded({ dataDir: join(folder, 'pg'), log: (line) => console.error(line) });
  globalThis.stopTestPostgres = async () => {
    await postgres.stop();
    process.off('exit', abandon);
    rmSync(folder, { recursive: true, force: true });
  };
  const admin = new pg.Client({ connectionString: postgres.url });
  await admin.connect();
  try {
    await createGroups(admin);
    await createLogin(admin, roles.owner, 'test', [roles.app, roles.shredder, roles.auditor]);
    await createLogin(admin, roles.hub, 'test', [roles.app]);
    await createLogin(admin, roles.eraser, 'test', [roles.shredder]);
    await createLogin(admin, roles.relay, 'test', [roles.publisher]);
  } finally {
    await admin.end();
  }
  process.env['TEST_DATABASE_URL'] = postgres.url;
}

/** Specs of the command line run what `npx seinhuis` runs, which builds itself when the sources are newer. */
function buildCommandLine(): void {
  const { status, stderr } = spawnSync(process.execPath, [resolve('apps/inspect/bin/seinhuis.js'), '--help'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the command line does not build: ${stderr}`);
}

/** Jest loads this file outside its own module system, which cannot follow our `.js` imports to `.ts` files; so they are compiled aside. */
async function sources() {
  const from = resolve('apps/hub/src/postgres');
  const to = resolve('node_modules/.cache/seinhuis-test/postgres');
  mkdirSync(to, { recursive: true });
  writeWhole(join(to, 'package.json'), '{"type":"module"}');
  for (const file of readdirSync(from).filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts')))
    writeWhole(join(to, file.replace(/\.ts$/, '.js')), transformFileSync(join(from, file), { sourceMaps: 'inline' }).code);
  const load = (file: string) => import(join(to, file)) as Promise<unknown>;
  const embedded = (await load('embedded.js')) as typeof import('../apps/hub/src/postgres/embedded.js');
  const roles = (await load('roles.js')) as typeof import('../apps/hub/src/postgres/roles.js');
  return { ...embedded, ...roles, pg: (await import('pg')).default };
}

/** At once, for another run beside this one, which reads the same files and never half of one. */
function writeWhole(file: string, content: string): void {
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, content);
  renameSync(aside, file);
}

/** Ends what a run that was killed left behind. */
function sweep(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const folder = join(tmpdir(), name);
    if (!alive(Number(name.slice(prefix.length).split('-')[0]))) stopNow(join(folder, 'pg'), folder);
  }
}

function alive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** For the exit handler, which cannot wait: SIGQUIT is PostgreSQL's immediate stop, and this cluster is thrown away. */
function stopNow(home: string, folder: string): void {
  try {
    const pid = Number(readFileSync(join(home, 'pgdata', 'postmaster.pid'), 'utf8').split('\n')[0]);
    const program = spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
    if (pid > 0 && program.includes(home)) process.kill(pid, 'SIGQUIT');
  } catch {
    // no server, or not ours to stop
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

declare global {
  var stopTestPostgres: (() => Promise<void>) | undefined;
}
