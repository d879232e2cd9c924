import { spawnSync } from 'node:child_process';
import { createHash, hash as hashOnce } from 'node:crypto';
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
  /** The same hashes and nothing else, in a process that is warm: each by an object of its own, as Node has always had it. */
  hashing_ms: number;
  /** And by the call that hashes at once, which the verifier uses too. */
  hashing_at_once_ms: number;
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
    const runs = Array.from({ length: rounds }, () => ({
      ...verify(folder, events),
      hashing_ms: hash(entries, withObject),
      hashing_at_once_ms: hash(entries, atOnce),
    }));
    const of = (what: keyof (typeof runs)[number]) => median(runs.map((run) => run[what]));
    return {
      events,
      verify_ms: of('verify_ms'),
      memory_bytes: of('memory_bytes'),
      hashing_ms: of('hashing_ms'),
      hashing_at_once_ms: of('hashing_at_once_ms'),
    };
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

/** A hash for each leaf, and one for each node above them: what no verifier can do without. Nothing is read, gathered or kept. */
function hash(entries: readonly LogEntry[], digest: (bytes: Uint8Array) => unknown): number {
  const leaves = entries.map(({ header, commitments }) => Buffer.concat([Buffer.from([0]), header, commitments]));
  const pair = Buffer.alloc(65, 1);
  const began = performance.now();
  for (const leaf of leaves) digest(leaf);
  for (let node = 1; node < leaves.length; node++) digest(pair);
  return performance.now() - began;
}

const withObject = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
const atOnce = (bytes: Uint8Array) => Buffer.from(hashOnce('sha256', bytes, 'binary'), 'binary');
