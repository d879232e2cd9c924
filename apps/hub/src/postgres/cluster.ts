import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Account } from './account.js';
import type { Programs } from './programs.js';

/**
 * What every embedded server runs with: nothing acknowledged is lost, and nothing of a statement reaches the log of the server, for statements
 * may carry personal data.
 */
const settings = `
fsync = on
full_page_writes = on
synchronous_commit = on
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
password_encryption = scram-sha-256
log_min_error_statement = panic
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
log_error_verbosity = terse
log_statement = none
log_min_duration_statement = -1
logging_collector = on
log_directory = 'log'
log_filename = 'postgres-%a.log'
log_truncate_on_rotation = on
log_rotation_age = 1d
log_rotation_size = 0
timezone = UTC
`;

/** One data folder of the embedded server: `pgdata`, the superuser's password and the port it had last. */
export class Cluster {
  readonly pgdata: string;

  constructor(
    private readonly home: string,
    private readonly programs: Programs,
    private readonly account: Account | null,
  ) {
    this.pgdata = join(home, 'pgdata');
  }

  /** Password of the role `postgres`; made with the cluster, readable by the server's account only. */
  get password(): string {
    return readFileSync(join(this.home, 'superuser.password'), 'utf8').trim();
  }

  get rememberedPort(): number | null {
    const path = join(this.home, 'port');
    return existsSync(path) ? Number(readFileSync(path, 'utf8')) : null;
  }

  /** Makes the cluster when it is not there; an interrupted attempt leaves nothing that a later one takes for a cluster. */
  async prepare(): Promise<void> {
    if (!existsSync(join(this.pgdata, 'PG_VERSION'))) await this.create();
    const major = readFileSync(join(this.pgdata, 'PG_VERSION'), 'utf8').trim();
    if (major !== this.programs.major)
      throw new Error(
        `de gegevens in ${this.home} zijn van PostgreSQL ${major}, meegeleverd is ${this.programs.version}; kies een andere map met --data-dir`,
      );
    this.write(join(this.pgdata, 'seinhuis.conf'), settings);
  }

  /** Starts the server on `port` and returns when it accepts connections. @throws Error with what the server said */
  async start(port: number): Promise<void> {
    const log = join(this.home, 'start.log');
    this.write(log, '');
    try {
      await this.run(this.programs.pgCtl, ['start', '-w', '-t', '60', '-D', this.pgdata, '-l', log, '-o', `-p ${port}`]);
    } catch (error) {
      throw new Error(`${readFileSync(log, 'utf8').trim() || (error as Error).message}`);
    }
    this.write(join(this.home, 'port'), String(port));
  }

  /** Stops the server after ending its sessions. A server that is not there is fine. */
  async stop(): Promise<void> {
    await this.run(this.programs.pgCtl, ['stop', '-w', '-t', '30', '-m', 'fast', '-D', this.pgdata]).catch((error: Error) => {
      if (!/no server running|does not exist|No such process/.test(error.message)) throw error;
    });
  }

  private async create(): Promise<void> {
    const unfinished = `${this.pgdata}.unfinished`;
    const password = join(this.home, 'superuser.password');
    rmSync(unfinished, { recursive: true, force: true });
    this.write(password, randomBytes(24).toString('base64url'));
    const fixed = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--no-instructions'];
    await this.run(this.programs.initdb, ['-D', unfinished, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${password}`, ...fixed]);
    appendFileSync(join(unfinished, 'postgresql.conf'), "\ninclude 'seinhuis.conf'\n");
    this.write(join(unfinished, 'seinhuis.conf'), settings);
    renameSync(unfinished, this.pgdata);
  }

  /** Writes a file that the server's account alone can read. */
  private write(path: string, text: string): void {
    writeFileSync(path, text, { mode: 0o600 });
    chmodSync(path, 0o600);
    if (this.account) chownSync(path, this.account.uid, this.account.gid);
  }

  private run(program: string, args: string[]): Promise<void> {
    return new Promise((resolve, reject) => {
      const env = {
        PATH: process.env['PATH'] ?? '/usr/bin:/bin',
        LC_ALL: 'C',
        TZ: 'UTC',
        ...(process.env['SystemRoot'] && { SystemRoot: process.env['SystemRoot'] }),
      };
      const child = spawn(program, args, { ...this.account, cwd: this.home, env, stdio: ['ignore', 'ignore', 'pipe'] });
      let said = '';
      child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
      child.once('error', reject);
      child.once('exit', (code) => {
        child.stderr.destroy();
        if (code === 0) resolve();
        else reject(new Error(said.trim() || `${program} eindigde met ${code}`));
      });
    });
  }
}

/** Makes `dir` for the server's account and returns the folder to use: `elsewhere` when the account cannot come through a parent. */
export function homeFor(dir: string, account: Account | null, reaches: (path: string) => boolean, elsewhere: string): string {
  mkdirSync(dir, { recursive: true, mode: 0o711 });
  if (!account) return dir;
  own(dir, account);
  if (reaches(dir)) return dir;
  mkdirSync(elsewhere, { recursive: true, mode: 0o711 });
  own(elsewhere, account);
  return elsewhere;
}

function own(dir: string, { uid, gid }: Account): void {
  if (statSync(dir).uid !== uid) chownSync(dir, uid, gid);
  chmodSync(dir, 0o700);
}
