import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** The version that the realm files are for, and that docker-compose.yml runs. */
const version = '26.4.0';
const unpack = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:unpack';
/** Fetched and built once; each run works in a copy. */
const distribution = resolve(`node_modules/.cache/seinhuis/keycloak-${version}`);
const prefix = 'seinhuis-keycloak-';
/** Milliseconds: a bound on what hangs. It starts within half a minute, and on a busy machine in some minutes. */
const patience_ms = 600_000;

/**
 * A Keycloak with both realms for the whole run, beside the PostgreSQL of the hubs. KEYCLOAK_URL and KEYCLOAK_ADMIN_PASSWORD name one that runs already
 * and has both. What the tests need is in TEST_KEYCLOAK_*; without it they are skipped.
 */
export default async function startKeycloak(): Promise<void> {
  const ready = { url: process.env['KEYCLOAK_URL'], password: process.env['KEYCLOAK_ADMIN_PASSWORD'] };
  const missing = ready.url ? [] : missingParts();
  if (missing.length > 0) {
    const said = `test:keycloak: ${missing.join(' and ')} not found`;
    if (process.env['CI']) throw new Error(said);
    return console.warn(`${said}; nothing is tested`);
  }
  // a path in a variable: jest loads this file as CommonJS, where a `.ts` is found by its full name alone
  const postgres = resolve('test/postgres.global.ts');
  await ((await import(postgres)) as { default: () => Promise<void> }).default();
  const running = ready.url ? { url: ready.url, password: ready.password ?? 'admin' } : await start();
  process.env['TEST_KEYCLOAK_URL'] = running.url;
  process.env['TEST_KEYCLOAK_PASSWORD'] = running.password;
}

function missingParts(): string[] {
  const needed = existsSync(distribution) ? ['java'] : ['java', 'mvn'];
  return needed.filter((program) => spawnSync(program, ['-version']).error);
}

async function start(): Promise<{ url: string; password: string }> {
  sweep();
  fetchOnce();
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  const home = join(folder, 'keycloak');
  cpSync(distribution, home, { recursive: true });
  cpSync(resolve('deploy/keycloak'), join(home, 'data/import'), { recursive: true, filter: (path) => !path.endsWith('.md') });
  const password = randomBytes(16).toString('hex');
  const port = await freePort();
  const log = join(folder, 'keycloak.log');
  const child = run(home, port, password, log);
  const abandon = () => signal(child, 'SIGKILL');
  process.once('exit', abandon);
  globalThis.stopTestKeycloak = async () => {
    signal(child, 'SIGTERM');
    if (!(await until(() => ended(child), 30_000))) signal(child, 'SIGKILL');
    process.off('exit', abandon);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  const url = `http://127.0.0.1:${port}`;
  const came = await until(async () => ended(child) || (await answers(url)), patience_ms);
  if (came && !ended(child)) return { url, password };
  const told = readFileSync(log, 'utf8').slice(-4_000);
  await globalThis.stopTestKeycloak();
  throw new Error(`Keycloak does not start:\n${told}`);
}

/** What compose does as well: the files of deploy/keycloak, read at the start. In memory, as it lives for one run. */
function run(home: string, port: number, password: string, log: string): ChildProcess {
  const [out, err] = [openSync(log, 'a'), openSync(log, 'a')];
  const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:KC|KEYCLOAK|JAVA)_/.test(name)));
  return spawn(
    join(home, 'bin/kc.sh'),
    ['start', '--optimized', '--import-realm', '--http-host', '127.0.0.1', '--http-port', String(port)],
    {
      cwd: home,
      detached: true,
      stdio: ['ignore', out, err],
      env: {
        ...clean,
        KC_BOOTSTRAP_ADMIN_USERNAME: 'admin',
        KC_BOOTSTRAP_ADMIN_PASSWORD: password,
        KC_CACHE: 'local',
        KC_HTTP_ENABLED: 'true',
        KC_HOSTNAME_STRICT: 'false',
        JAVA_OPTS_KC_HEAP: '-Xms64m -Xmx512m',
        SEINHUIS_PORTAL_ORIGIN: 'http://127.0.0.1:3000',
        SEINHUIS_HUB_CLIENT_SECRET: randomBytes(16).toString('hex'),
      },
    },
  );
}

/** With the ordinary client of Maven; then Keycloak's own build step, which takes most of a start and is the same each time. */
function fetchOnce(): void {
  if (existsSync(distribution)) return;
  const aside = `${distribution}.${process.pid}`;
  mkdirSync(aside, { recursive: true });
  console.warn(`test:keycloak: fetches and builds Keycloak ${version}, once`);
  must(
    'mvn',
    ['-q', '-B', '-ntp', unpack, `-Dartifact=org.keycloak:keycloak-quarkus-dist:${version}:zip`, `-DoutputDirectory=${aside}`],
    aside,
  );
  const unpacked = join(aside, `keycloak-${version}`);
  must(join(unpacked, 'bin/kc.sh'), ['build', '--db=dev-mem', '--features-disabled=admin,account'], unpacked);
  if (!existsSync(distribution)) renameSync(unpacked, distribution);
  rmSync(aside, { recursive: true });
}

function must(program: string, args: string[], cwd: string): void {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`test:keycloak: ${program} fails:\n${stdout}${stderr}`.slice(-4_000));
}

async function answers(url: string): Promise<boolean> {
  const found = await fetch(`${url}/realms/seinhuis-demo/.well-known/openid-configuration`).catch(() => null);
  return found?.ok ?? false;
}

async function until(condition: () => boolean | Promise<boolean>, limit_ms: number): Promise<boolean> {
  for (const from_ms = Date.now(); Date.now() - from_ms < limit_ms; await pause(250)) if (await condition()) return true;
  return false;
}

const ended = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

/** To the whole group: `kc.sh` starts Java, and nothing of it may stay. */
function signal({ pid }: ChildProcess, name: NodeJS.Signals): void {
  try {
    if (pid) process.kill(-pid, name);
  } catch {
    // it is gone
  }
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer().once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => found(port));
    });
  });
}

/** Ends what a run that was killed left behind: a Java that works in its folder. */
function sweep(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const folder = join(tmpdir(), name);
    if (alive(Number(name.slice(prefix.length).split('-')[0]))) continue;
    const processes = spawnSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).stdout.split('\n');
    for (const line of processes.filter((found) => found.includes(`-Dkc.home.dir=${folder}/`))) process.kill(parseInt(line, 10), 'SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

function alive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

declare global {
  var stopTestKeycloak: (() => Promise<void>) | undefined;
}
