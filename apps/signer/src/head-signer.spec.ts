import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { growthText, Memory } from '#libs/growth';
import { checkpointText, keySigner, signNote, verifyNote } from '#libs/notes';
import { leafHash } from '#libs/proofs';
import { type GrownTree, grownTree } from '../../../test/grown-tree.js';
import { requireMemory } from './begin.js';
import { HeadSigner } from './head-signer.js';

const origin = 'logboek.example/a';
const signer = keySigner(origin, 'note', generateKeyPairSync('ed25519').privateKey);
/** A log of so many entries; `twist` makes it another one from that entry on. */
const grown = (size: number, twist = Infinity): GrownTree =>
  grownTree(Array.from({ length: size }, (_, seq) => leafHash(Buffer.from(`${seq >= twist ? 'ander' : 'feit'} ${seq}`), new Uint8Array())));
const textOf = (size: number, twist?: number) => checkpointText({ origin, size, root: grown(size, twist).root });
const asked = (older: number, size: number, twist?: number) => growthText(older, grown(size, twist).proofFrom(older), textOf(size, twist));

let folder: string;
const start = () => new HeadSigner(signer, new Memory(folder));
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tekenaar-'));
  await requireMemory(new Memory(folder), signer.key, 'leeg');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('signs the first checkpoint, and each that grew from it, also after a restart', async () => {
  expect(await start().sign(asked(0, 7))).toMatchObject({ status: 200 });
  const { status, text } = await start().sign(asked(7, 20));
  expect(status).toBe(200);
  expect(verifyNote(`${textOf(20)}\n${text}`, [signer.key])?.text).toBe(textOf(20));
});

test('signs the same again for a hub that did not hear it, and it is the same text', async () => {
  const first = await start().sign(asked(0, 7));
  expect(await start().sign(asked(7, 7))).toEqual(first);
});

test('a fork is refused, at the same size and at a larger one, and nothing of it is remembered', async () => {
  await start().sign(asked(0, 7));
  expect(await start().sign(asked(7, 7, 3))).toMatchObject({ status: 422 });
  expect(await start().sign(asked(7, 20, 3))).toMatchObject({ status: 422 });
  expect(await start().sign(growthText(7, grown(20).proofFrom(7), textOf(20, 3)))).toMatchObject({ status: 422 });
  expect(await start().sign(asked(7, 20))).toMatchObject({ status: 200 });
});

test('a log that begins anew, shrank, or grew from elsewhere is told what was signed last', async () => {
  await start().sign(asked(0, 20));
  for (const body of [asked(0, 7), asked(0, 30, 0), asked(7, 30)])
    expect(await start().sign(body)).toEqual({ status: 409, type: 'text/x.tlog.size', text: '20\n' });
});

test('of two that come at the same moment one is signed', async () => {
  const running = start();
  await running.sign(asked(0, 7));
  const answers = await Promise.all([running.sign(asked(7, 20)), running.sign(asked(7, 20, 10))]);
  expect(answers.map(({ status }) => status)).toEqual([200, 409]);
});

test.each<[string, string, number]>([
  ['nothing', '', 400],
  ['a text that is no checkpoint', growthText(0, [], 'teken dit\n'), 400],
  ['a checkpoint with a line more', growthText(0, [], `${textOf(3)}extra\n`), 400],
  ['a checkpoint that was signed already', '', 400],
  ['a size below the one it grew from', growthText(4, [], textOf(3)), 400],
  ['another log', growthText(0, [], textOf(3).replace(origin, 'logboek.example/b')), 404],
  ['a proof where none belongs', growthText(0, [Buffer.alloc(32)], textOf(3)), 422],
])('%s is not signed', async (what, body, status) => {
  const wanted = what.includes('already') ? growthText(0, [], await signNote(textOf(3), signer)) : body;
  expect(await start().sign(wanted)).toMatchObject({ status });
});

test('a memory that is gone, or cannot be read, signs nothing', async () => {
  const [file] = readdirSync(folder);
  writeFileSync(join(folder, file!), 'half a fi');
  await expect(start().sign(asked(0, 7))).rejects.toThrow();
  rmSync(join(folder, file!));
  expect(await start().sign(asked(0, 7))).toMatchObject({ status: 500 });
});

describe('the beginning', () => {
  const memory = () => new Memory(folder);
  const forget = () => rmSync(join(folder, readdirSync(folder)[0]!));

  test('without a memory nobody begins unasked', async () => {
    forget();
    await expect(requireMemory(memory(), signer.key, undefined)).rejects.toThrow(/SEINHUIS_SIGNER_BEGIN=leeg/);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('what has begun is not begun again', async () => {
    await start().sign(asked(0, 7));
    await expect(requireMemory(memory(), signer.key, 'leeg')).rejects.toThrow(/al begonnen en stond op 7/);
    await expect(requireMemory(memory(), signer.key, undefined)).resolves.toBeUndefined();
  });

  test('a log that there is goes on from its last checkpoint, and from no other', async () => {
    forget();
    const path = join(folder, 'controlepunt');
    writeFileSync(path, await signNote(textOf(7), keySigner(origin, 'note', generateKeyPairSync('ed25519').privateKey)));
    await expect(requireMemory(memory(), signer.key, path)).rejects.toThrow(/geen controlepunt/);
    writeFileSync(path, await signNote(textOf(7), signer));
    await requireMemory(memory(), signer.key, path);
    expect(await start().sign(asked(7, 9, 3))).toMatchObject({ status: 422 });
    expect(await start().sign(asked(7, 9))).toMatchObject({ status: 200 });
  });
});
