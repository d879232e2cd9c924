import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeBundles } from '../../apps/inspect/src/ledger-export-files.js';
import { madeUpLog, origin, signedCheckpoint, trustedKeys, writeBelow, writeTiles } from '../commands/verifier-folder.js';
import { describeJudged, judge } from './programs.js';

/** It hangs on some damaged tiles; a sound tree of this size takes it well under a second. */
const patience_ms = 60_000;
const fsck = judge('github.com/transparency-dev/tessera/cmd/fsck@v1.0.4');

describeJudged([fsck])('fsck of tessera reads the tree that ledger export --tlog writes', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'fsck-'));
  const [whole, key] = [path.join(root, 'whole'), path.join(root, 'key')];
  const log = madeUpLog(70_000);
  afterAll(() => rmSync(root, { recursive: true }));
  beforeAll(async () => {
    writeFileSync(key, trustedKeys[0]!);
    writeTiles(whole, log);
    writeBelow(whole, 'checkpoint', await signedCheckpoint(log));
    await writeBundles(
      whole,
      log.map((entry, seq) => ({ seq, ...entry })),
    );
  });

  /** It ends with 0 whatever it finds, so only its line counts; null when it never came to one. */
  function verdictOn(folder: string): { size: number; root: string } | null {
    const args = ['--storage_url', `file://${folder}/`, '--public_key', key, '--origin', origin, '--ui=false', '-N', '8'];
    const { stderr } = spawnSync(fsck.program!, args, { encoding: 'utf8', timeout: patience_ms, killSignal: 'SIGKILL' });
    const found = /Successfully fsck'd log with size (\d+) and root (\S+)/.exec(stderr);
    return found ? { size: Number(found[1]), root: found[2]! } : null;
  }

  test('and accepts it, with the size and the root that were signed', () => {
    const [, size, signed] = readFileSync(path.join(whole, 'checkpoint'), 'utf8').split('\n');
    expect(verdictOn(whole)).toEqual({ size: Number(size), root: signed });
  });

  test.each([
    ['an entry', 'tile/entries/005', 100],
    ['the length of an entry', 'tile/entries/005', 1],
    ['the last entry', 'tile/entries/273.p/112', -1],
    ['a leaf', 'tile/0/100', 77],
    ['the last leaf', 'tile/0/273.p/112', -1],
    ['a node', 'tile/1/000', 77],
    ['the highest node', 'tile/2/000.p/1', 0],
    ['the size in the checkpoint', 'checkpoint', origin.length + 2],
    ['the signature of the checkpoint', 'checkpoint', 140],
  ])('and refuses it when one bit of %s is flipped', (_, file, at) => {
    const folder = path.join(root, 'flipped');
    cpSync(whole, folder, { recursive: true });
    const bytes = readFileSync(path.join(folder, file));
    bytes[at < 0 ? bytes.length + at : at]! ^= 1;
    writeFileSync(path.join(folder, file), bytes);
    expect(verdictOn(folder)).toBeNull();
  });
});
