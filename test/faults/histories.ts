import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Memory } from '#libs/growth';
import { keySigner, parseVkey } from '#libs/notes';
import { verifyExport } from '../../apps/verifier/src/verifier.js';
import { Witness } from '../../apps/witness/src/witness.js';
import {
  leafOf,
  lineOf,
  type LogEntry,
  madeUpEntry,
  madeUpLog,
  origin,
  signedCheckpoint,
  trustedKeys,
  writeBelow,
  writeTiles,
} from '../commands/verifier-folder.js';
import { grownTree } from '../grown-tree.js';
import type { Part } from './part.js';
import { Random } from './random.js';

const SIZE = 300;

/**
 * Somebody who has the whole database and the key of the log rewrites an entry and everything that follows from it: row, leaf hash, every node, the
 * checkpoint. All that is inside agrees with itself. What left the building before does not: an older checkpoint, a witness, another partner's copy.
 * @param forgetful the witness that is broken on purpose: it begins anew each time
 */
export async function histories(count: number, seed: number, forgetful = false): Promise<Part> {
  const random = new Random(seed);
  const folder = mkdtempSync(join(tmpdir(), 'seinhuis-histories-'));
  const broken: string[] = [];
  try {
    const honest = madeUpLog(SIZE + 20);
    for (let round = 0; round < count; round++) {
      const older = 100 + random.below(SIZE - 100);
      const at = random.below(older);
      const other = honest.with(at, madeUpEntry(at, { data: { n: 'anders' } }));
      broken.push(
        ...(await attack(join(folder, String(round)), honest, other, older, forgetful)).map((what) => `entry ${at} of ${older}: ${what}`),
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return {
    name: 'a history rewritten whole',
    found: [
      `${count} histories rewritten from row to checkpoint, seed ${seed}: sound by themselves, and each caught by an older checkpoint, a witness and a partner`,
    ],
    broken: broken.slice(0, 10),
  };
}

async function attack(
  folder: string,
  honest: readonly LogEntry[],
  other: readonly LogEntry[],
  older: number,
  forgetful: boolean,
): Promise<string[]> {
  const wrong: string[] = [];
  const mine = join(folder, 'mine');
  await write(mine, other.slice(0, SIZE));
  if (!sound(mine)) wrong.push('the attack is a poor one: it is seen from the inside');
  writeBelow(mine, `checkpoints/${older}`, await signedCheckpoint(honest.slice(0, older)));
  if (sound(mine)) wrong.push('an older checkpoint does not catch it');

  // two partners, each shown a history of its own, of the same length
  const theirs = join(folder, 'theirs');
  await write(theirs, honest.slice(0, SIZE));
  if (!sound(theirs)) wrong.push('what nobody touched is not sound');
  writeBelow(theirs, `checkpoints/${SIZE}`, await signedCheckpoint(other.slice(0, SIZE)));
  if (sound(theirs)) wrong.push('two partners who compare notes do not see it');

  const answers = await witnessed(join(folder, 'witness'), honest, other, older, forgetful);
  if (answers.join() !== '200,422,200') wrong.push(`a witness answered ${answers.join()}, not 200,422,200`);
  return wrong;
}

/** What a witness says of the honest log, then of the rewritten one as its growth, then of the honest growth. */
async function witnessed(
  folder: string,
  honest: readonly LogEntry[],
  other: readonly LogEntry[],
  older: number,
  forgetful: boolean,
): Promise<number[]> {
  const own = keySigner('getuige.example/drie', 'cosignature', generateKeyPairSync('ed25519').privateKey);
  const start = () =>
    new Witness(own, [{ origin, keys: [parseVkey(trustedKeys[0]!)!] }], new Memory(folder), () => new Date('2026-11-27T09:00:00Z'));
  let witness = start();
  const told: number[] = [];
  for (const [grownFrom, log, size] of [
    [0, honest, older],
    [older, other, SIZE],
    [older, honest, SIZE],
  ] as const) {
    if (forgetful) rmSync(folder, { recursive: true });
    if (forgetful) witness = start();
    const from = forgetful ? 0 : grownFrom;
    const tree = grownTree(log.slice(0, size).map(leafOf));
    const proof = tree.proofFrom(from).map((hash) => `${hash.toString('base64')}\n`);
    const { status } = await witness.addCheckpoint(`old ${from}\n${proof.join('')}\n${await signedCheckpoint(log.slice(0, size), [])}`);
    told.push(status);
  }
  return told;
}

async function write(folder: string, entries: readonly LogEntry[]): Promise<void> {
  writeBelow(folder, 'entries.ndjson', entries.map(lineOf).join(''));
  writeTiles(folder, entries);
  writeBelow(folder, 'checkpoint', await signedCheckpoint(entries));
  writeBelow(folder, 'keys', `${trustedKeys.join('\n')}\n`);
}

const sound = (folder: string): boolean => verifyExport(folder, {}).sound;
