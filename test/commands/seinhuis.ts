import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export interface Ran {
  code: number | null;
  out: string;
  err: string;
}

/** A process of its own takes a second or so; on a busy machine some more. */
export const patience_ms = 300_000;
/** Built by the global set-up: compiling the whole program anew in each of a hundred processes would take most of the time. */
const main = resolve('dist/apps/inspect/src/main.js');

/** The command line, as a process of its own, from a folder that is not the repository. Call it once at the top of a spec: it makes the folder. */
export function commandLine() {
  const folder = mkdtempSync(join(tmpdir(), 'seinhuis-inspect-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const file = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const seinhuis = (args: string[], { input = '', env = {} }: { input?: string; env?: NodeJS.ProcessEnv } = {}): Promise<Ran> => {
    const { DATABASE_URL: _url, NODE_OPTIONS: _options, ...clean } = process.env;
    return new Promise((done, failed) => {
      const child = spawn(process.execPath, ['--no-warnings', main, ...args], {
        cwd: folder,
        env: { ...clean, ...env },
      });
      let [out, err] = ['', ''];
      child.stdout.on('data', (chunk) => (out += String(chunk)));
      child.stderr.on('data', (chunk) => (err += String(chunk)));
      child.once('error', failed);
      child.once('close', (code) => done({ code, out, err }));
      child.stdin.on('error', () => undefined).end(input);
    });
  };
  return { folder, file, seinhuis };
}
