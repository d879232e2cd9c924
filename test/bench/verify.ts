import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { madeUpLog, type LogEntry, writeExport } from '../commands/verifier-folder.js';
import { median } from './measure.js';

export interface VerifyResult {
  events: number;
  /** Of the offline verifier, in a fresh process: from its start to its end. */
  verify_ms: number;
  /** The most memory that this process held. */
  memory_bytes: number;
  /** The same hashes and nothing else, in a process that is warm. */
  hashing_ms: number;
}

const verifier = resolve('apps/verifier/src/verifier.js');
/** Told at its end by the process that verifies: what it held itself. What the system calls its most (ru_maxrss) begins with what its parent held. */
const tellMemory =
  `data:text/javascript,import{readFileSync}from'node:fs';` +
  `process.on('exit',()=>process.stderr.write('\\nRSS '+/VmHWM:[^0-9]*([0-9]+)/.exec(readFileSync('/proc/self/status','utf8'))[1]+'\\n'))`;

/** An export of so many events, read and verified whole, against the hashes alone that this takes. */
export async function benchVerify({ rounds, events }: { rounds: number; events: number }): Promise<VerifyResult> {
  const folder = mkdtempSync(join(tmpdir(), 'seinhuis-verify-'));
  try {
    const entries = madeUpLog(events);
    await writeExport(folder, entries);
    const runs = Array.from({ length: rounds }, () => ({ ...verify(folder, events), hashing_ms: hash(entries) }));
    const of = (what: keyof (typeof runs)[number]) => median(runs.map((run) => run[what]));
    return { events, verify_ms: of('verify_ms'), memory_bytes: of('memory_bytes'), hashing_ms: of('hashing_ms') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @throws Error when it does not find the export sound: then nothing was measured */
function verify(folder: string, events: number): { verify_ms: number; memory_bytes: number } {
  const began = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', tellMemory, verifier, folder], { encoding: 'utf8' });
  const verify_ms = performance.now() - began;
  const kilobytes = Number(/RSS (\d+)/.exec(stderr)?.[1]);
  if (status !== 0 || !stdout.includes(String(events)) || !(kilobytes > 0))
    throw new Error(`the export of ${events} events was not verified: ${stderr}`);
  return { verify_ms, memory_bytes: kilobytes * 1_024 };
}

/** A hash for each leaf, and one for each node above them. */
function hash(entries: readonly LogEntry[]): number {
  const began = performance.now();
  let level: Buffer[] = entries.map(({ header, commitments }) =>
    createHash('sha256').update('\0').update(header).update(commitments).digest(),
  );
  while (level.length > 1) {
    const above: Buffer[] = [];
    for (let at = 0; at + 1 < level.length; at += 2)
      above.push(
        createHash('sha256')
          .update('\x01')
          .update(level[at]!)
          .update(level[at + 1]!)
          .digest(),
      );
    level = level.length % 2 === 1 ? [...above, level.at(-1)!] : above;
  }
  return performance.now() - began;
}
