import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { formatTlogProof } from '#libs/notes';
import { type CompleteNode, Frontier, hashOf, inclusionRanges } from '#libs/proofs';
import { verifyProof } from '../../apps/verifier/src/verifier.js';
import { leafOf, madeUpLog, receipt, receiptClaims, signedCheckpoint, trustedKeys, writeExport } from './verifier-folder.js';

const log = madeUpLog(21);
const root = mkdtempSync(join(tmpdir(), 'verifier-proof-'));
const program = resolve('apps/verifier/src/verifier.js');
const file = (name: string, text: string): string => {
  writeFileSync(join(root, name), text);
  return join(root, name);
};
afterAll(() => rmSync(root, { recursive: true }));

/** As the server proves entry `seq`. */
async function proofOf(seq: number): Promise<string> {
  const [tree, nodes] = [Frontier.empty(), new Map<string, Buffer>()];
  const keep = ({ level, index, hash }: CompleteNode) => nodes.set(`${level}/${index}`, hash);
  for (const entry of log) tree.append(leafOf(entry)).forEach(keep);
  const hashes = inclusionRanges(seq, log.length).map((range) => hashOf(range, ({ level, index }) => nodes.get(`${level}/${index}`)!));
  return formatTlogProof({ index: seq, hashes, checkpoint: await signedCheckpoint(log) });
}

describe('a receipt with its proof, without the log', () => {
  const keys = file('keys', trustedKeys.join('\n'));
  const told = async (proof: string, token: string) => {
    const options = { keys, receipts: [file('receipt', token)] };
    return verifyProof(file('one.tlog-proof', proof), options).problems.map(({ what }) => what);
  };

  test('each entry of a log', async () => {
    for (const seq of log.keys()) expect(await told(await proofOf(seq), await receipt(receiptClaims(log, seq)))).toEqual([]);
  });

  test.each<[string, (proof: string) => string, RegExp]>([
    ['of another entry', (proof) => proof.replace('index 5', 'index 4'), /bewijst niet dat dit ontvangstbewijs/],
    ['with a hash too few', (proof) => proof.replace(/(index 5\n)[^\n]+\n/, '$1'), /bewijst niet dat dit ontvangstbewijs/],
    ['with a hash too many', (proof) => proof.replace(/(index 5\n[^\n]+\n)/, `$1${Buffer.alloc(32).toString('base64')}\n`), /bewijst niet/],
    ['under a checkpoint that was changed', (proof) => proof.replace('\n21\n', '\n22\n'), /handtekening/],
    ['without an index', (proof) => proof.replace('index 5\n', ''), /geen bewijs van opname/],
    ['with an index written otherwise', (proof) => proof.replace('index 5', 'index 05'), /geen bewijs van opname/],
    ['with half a hash', (proof) => proof.replace(/(index 5\n)[^\n]{20}/, '$1'), /geen bewijs van opname/],
  ])('%s: refused', async (_, change, why) => {
    expect(await told(change(await proofOf(5)), await receipt(receiptClaims(log, 5)))).toEqual([expect.stringMatching(why)]);
  });

  test('a receipt that was changed is refused, whatever the proof', async () => {
    expect(await told(await proofOf(5), `${await receipt(receiptClaims(log, 5))}.`)).toEqual([
      expect.stringMatching(/voorgeschreven vorm/),
    ]);
  });
});

describe('the program', () => {
  const ask = (...args: string[]) => spawnSync(process.execPath, [program, ...args], { encoding: 'utf8', env: {} });
  const folder = join(root, 'export');
  beforeAll(() => writeExport(folder, log));

  test('says OK with 0, and that keys from the folder itself prove little', () => {
    const { status, stdout, stderr } = ask(folder);
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: expect.stringMatching(/^OK: alles klopt\.\nlogboek: seinhuis.example\/logboek, 21 regels/),
    });
    expect(stderr).toMatch(/^Let op: de sleutels komen uit de map zelf/);
    expect(ask(folder, '--keys', join(folder, 'keys')).stderr).toBe('');
  });

  test('names the first entry that is wrong, with 1', async () => {
    const wrong = join(root, 'wrong');
    await writeExport(wrong, log);
    writeFileSync(join(wrong, 'entries.ndjson'), '');
    const { status, stdout } = ask(wrong);
    expect({ status, stdout }).toEqual({
      status: 1,
      stdout: expect.stringMatching(/^NIET OK. De eerste regel die niet klopt: 0.\n- regel 0 ontbreekt/),
    });
    expect(JSON.parse(ask(wrong, '--json').stdout)).toMatchObject({ sound: false, size: 21, problems: [{ seq: 0 }] });
  });

  test('helps in Dutch, and ends with 2 when it cannot work', () => {
    expect(ask('--help')).toMatchObject({ status: 0, stdout: expect.stringMatching(/Gebruik: node verifier\.js <map>/) });
    expect(ask(join(root, 'nergens'))).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(/is niet te lezen \(ENOENT\)\n$/),
    });
  });

  test('checks a proof alone', async () => {
    const args = ['--proof', file('a.tlog-proof', await proofOf(3)), '--receipts', file('a.jws', await receipt(receiptClaims(log, 3)))];
    expect(ask(...args, '--keys', join(folder, 'keys'))).toMatchObject({ status: 0, stderr: '' });
  });
});
