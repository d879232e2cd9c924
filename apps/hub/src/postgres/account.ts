import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';

/** The operating system account a database server runs under when this process is root: PostgreSQL refuses to run as root. */
export interface Account {
  uid: number;
  gid: number;
}

const preferred = 'seinhuis-pg';
const fallbacks = ['postgres', 'nobody'];

/**
 * The account for a server on `dir`, or null when this process is an ordinary user and can run it itself.
 * A folder that already belongs to somebody keeps its owner, so a later start as another user finds its data.
 * @throws Error when no unprivileged account exists and none can be made
 */
export function serverAccount(dir: string): Account | null {
  if (process.getuid?.() !== 0) return null;
  const owner = statSync(dir, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const account = named(preferred) ?? created() ?? fallbacks.map(named).find((found) => found !== null);
  if (!account) throw new Error('PostgreSQL weigert als root te draaien en er is geen gewoon account; start Seinhuis als gewone gebruiker');
  return account;
}

/** True when `account` (null: this process) may do `test` (`-x`, `-r`, `-w`) on `path`; asked of the system, as modes and parents both count. */
export function allows(account: Account | null, test: '-x' | '-r' | '-w', path: string): boolean {
  return spawnSync('/bin/sh', ['-c', `test ${test} "$1"`, 'sh', path], { ...account, cwd: '/', stdio: 'ignore' }).status === 0;
}

function named(name: string): Account | null {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null;
}

function created(): Account | null {
  const attempts: [string, string[]][] = [
    ['useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', preferred]],
    ['adduser', ['-S', '-D', '-H', preferred]],
  ];
  for (const [program, args] of attempts) if (spawnSync(program, args, { stdio: 'ignore' }).status === 0) break;
  return named(preferred);
}
