import { jest } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, verifyExport } from '../../apps/verifier/src/verifier.js';
import {
  changedCopy,
  alter,
  lineOf,
  lines,
  problemsOf,
  madeUpEntry,
  madeUpLog,
  origin,
  signedCheckpoint,
  trustedKeys,
  writeBelow,
  writeExport,
  writeTiles,
} from './verifier-folder.js';

/** Two levels of tiles, of which the last are partial. */
const log = madeUpLog(600);
const root = mkdtempSync(join(tmpdir(), 'verifier-'));
const whole = join(root, 'whole');
const trusted = join(root, 'trusted-keys');
let made = 0;

beforeAll(async () => {
  await writeExport(whole, log);
  writeFileSync(trusted, trustedKeys.join('\n'));
});
afterAll(() => rmSync(root, { recursive: true }));

const changed = (change: (folder: string) => void): string => changedCopy(whole, join(root, String(made++)), change);
const flip = (file: string, at: number) => (folder: string) => {
  const bytes = readFileSync(join(folder, file));
  bytes[at]! ^= 1;
  writeFileSync(join(folder, file), bytes);
};

describe('a sound export', () => {
  test('is OK, with size, root and witnesses', async () => {
    const [, size, base64] = (await signedCheckpoint(log)).split('\n');
    expect(verifyExport(whole, { keys: trusted })).toEqual({
      sound: true,
      problems: [],
      origin,
      size: Number(size),
      root: base64,
      cosigned: ['getuige.example/een 2026-11-27T08:00:00.000Z', 'getuige.example/twee 2026-11-27T08:00:00.000Z'],
      checkpoints: 1,
      receipts: 1,
      opened: 0,
    });
  });

  test.each([0, 1, 2, 3, 255, 256, 257, 512, 65_537])('of %d entries', async (size) => {
    const folder = join(root, `of-${size}`);
    await writeExport(folder, madeUpLog(size));
    expect(problemsOf(folder)).toEqual([]);
  });
});

describe('entries', () => {
  const rewritten = lineOf(madeUpEntry(300, { data: { n: 'anders' } }), 300);
  test.each<[string, (all: string[]) => string[], string[]]>([
    ['changed', (all) => all.with(300, rewritten), ['300: is veranderd: past niet bij tile/0/001']],
    ['the first gone', (all) => all.slice(1), ['0: ontbreekt']],
    ['three gone', (all) => all.toSpliced(100, 3), ['100: ontbreekt, met de 2 erna']],
    ['the last two gone', (all) => all.slice(0, -2), ['598: ontbreekt, met de 1 erna']],
    ['all gone', () => [], ['0: ontbreekt, met de 599 erna']],
    ['one twice', (all) => all.toSpliced(5, 0, all[4]!), ['4: staat er nog eens, of niet op volgorde']],
    ['two exchanged', (all) => all.with(7, all[8]!).with(8, all[7]!), ['7: ontbreekt', '7: staat er nog eens, of niet op volgorde']],
    [
      'two exchanged, each with the number of the other',
      (all) => all.with(7, lineOf(log[8]!, 7)).with(8, lineOf(log[7]!, 8)),
      ['7: is veranderd: past niet bij tile/0/000', '8: is veranderd: past niet bij tile/0/000'],
    ],
    ['one with another number', (all) => all.with(7, lineOf(log[7]!, 17)), ['7: draagt het nummer 17']],
    ['one with a number that does not exist', (all) => all.with(7, lineOf(log[7]!, 7000)), ['7: draagt het nummer 7000']],
    ['one too many', (all) => [...all, lineOf(log[0]!, 600)], ['600: ligt voorbij het checkpoint: niets bewijst wat hier en erna staat']],
    ['one that is no line', (all) => all.with(9, 'onzin\n'), ['9: is niet te lezen']],
    ['spaces', (all) => all.with(9, all[9]!.replace(',"header', ', "header')), ['9: is niet te lezen']],
    ['a member too many', (all) => all.with(9, all[9]!.replace('}', ',"meer":1}')), ['9: is niet te lezen']],
    ['half a commitment', (all) => all.with(9, lineOf({ ...log[9]!, commitments: Buffer.alloc(16) }, 9)), ['9: is niet te lezen']],
    [
      'base64 of the same bytes, written otherwise',
      (all) =>
        all.with(
          3,
          all[3]!.replace(/(.)=(=?)"/, (_, last: string, more: string) => `${String.fromCharCode(last.charCodeAt(0) + 1)}=${more}"`),
        ),
      ['3: is niet te lezen'],
    ],
  ])('%s: named, and nothing else', async (_, by, told) => {
    expect(problemsOf(changed(lines(by)))).toEqual(told);
  });

  test('a line without an end stops the reading', async () => {
    const endless = changed(alter('entries.ndjson', () => 'x'.repeat(3_000_000)));
    expect(problemsOf(endless)).toEqual([': entries.ndjson heeft een regel zonder einde']);
  });
});

describe('tiles', () => {
  test.each<[string, (folder: string) => void, string[]]>([
    [
      'a flipped leaf',
      flip('tile/0/001', 44 * 32),
      ['tile/1/000.p/2: past niet bij de tegels eronder', 'tile/0/001: past niet bij regel 300, die wel klopt'],
    ],
    ['a flipped node', flip('tile/1/000.p/2', 3), ['tile/1/000.p/2: past niet bij de tegels eronder']],
    ['one that is missing', (folder) => rmSync(join(folder, 'tile/0/001')), [': tile/0/001 ontbreekt of heeft een verkeerde lengte']],
    [
      'a node tile that is missing',
      (folder) => rmSync(join(folder, 'tile/1/000.p/2')),
      [': tile/1/000.p/2 ontbreekt of heeft een verkeerde lengte'],
    ],
    ['one cut short', alter('tile/0/000', (text) => text.slice(32)), [': tile/0/000 ontbreekt of heeft een verkeerde lengte']],
  ])('%s: named', async (_, by, told) => {
    expect(problemsOf(changed(by))).toEqual(told);
  });
});

describe('whoever rewrites everything is caught by a checkpoint that left the building', () => {
  const forged = log.with(450, madeUpEntry(450, { data: { n: 'verzwegen' } }));

  test('entries and tiles that fit each other, not the checkpoint', async () => {
    const folder = changed((copy) => (writeBelow(copy, 'entries.ndjson', forged.map(lineOf).join('')), writeTiles(copy, forged)));
    expect(problemsOf(folder)).toEqual([expect.stringContaining('checkpoint: VORK: is ondertekend, maar niet voor hetzelfde logboek als')]);
    expect(problemsOf(folder)[0]).toMatch(/checkpoints\/300: 600 regels; het verschil ligt in regel 300 t\/m 599$/);
  });

  test('the log itself signs another history: the older checkpoint that someone kept proves the fork', async () => {
    const folder = join(root, 'forged');
    await writeExport(folder, forged);
    const kept = join(root, 'kept');
    writeFileSync(kept, await signedCheckpoint(log.slice(0, 500)));
    expect(problemsOf(folder)).toEqual([]);
    const [problem, ...more] = problemsOf(folder, { older: [kept] });
    expect(more).toEqual([]);
    expect(problem).toMatch(/^kept: VORK: .*500 regels; het verschil ligt in regel 300 t\/m 499$/);
  });

  test('the same size signed twice', async () => {
    const kept = join(root, 'same-size');
    writeFileSync(kept, await signedCheckpoint(forged));
    expect(problemsOf(whole, { older: [kept] })[0]).toMatch(/VORK/);
  });

  test('a tail that was cut off, checkpoint and all', async () => {
    const folder = join(root, 'cut');
    await writeExport(folder, log.slice(0, 590));
    const kept = join(root, 'newer');
    writeFileSync(kept, await signedCheckpoint(log));
    expect(problemsOf(folder, { older: [kept] })[0]).toMatch(/newer: is nieuwer \(600 regels\).*teruggedraaid/);
  });
});

test('every flipped bit of every file of a small export is noticed, and of an entry its number is named', async () => {
  const [small, missed] = [join(root, 'small'), [] as string[]];
  await writeExport(small, madeUpLog(3));
  // a changed name of a witness makes it a stranger, who says nothing; so each signature here is needed
  writeBelow(small, 'checkpoints/1', await signedCheckpoint(madeUpLog(1), []));
  for (const file of ['entries.ndjson', 'checkpoint', 'checkpoints/1', 'receipts/een', 'tile/0/000.p/3']) {
    const bytes = readFileSync(join(small, file));
    for (let at = 0; at < bytes.length; at++) {
      const copy = Buffer.from(bytes);
      copy[at]! ^= 1 << (at % 8);
      writeFileSync(join(small, file), copy);
      const { sound, problems } = verifyExport(small, { keys: trusted, quorum: '2' });
      const seq = bytes.toString('latin1', 0, at).split('\n').length - 1;
      const named = file !== 'entries.ndjson' || problems[0]?.seq === seq;
      if (sound || !named) missed.push(`${file} ${at}: ${JSON.stringify(problems)}`);
    }
    writeFileSync(join(small, file), bytes);
  }
  expect(problemsOf(small)).toEqual([]);
  expect(missed).toEqual([]);
});

describe('input that cannot be used ends with 2', () => {
  test.each<[string, string[] | (() => string[])]>([
    ['no folder', []],
    ['two folders', ['a', 'b']],
    ['a folder that is not there', [join(root, 'nergens')]],
    ['an option that does not exist', ['--alles']],
    ['a number that is none', ['.', '--quorum', 'veel']],
    ['no entries', () => [changed((folder) => rmSync(join(folder, 'entries.ndjson')))]],
    ['no checkpoint', () => [changed((folder) => rmSync(join(folder, 'checkpoint')))]],
    ['a key that is none', () => [changed((folder) => writeBelow(folder, 'keys', 'sleutel\n'))]],
    [
      'a key with another number',
      () => [changed((folder) => writeBelow(folder, 'keys', trustedKeys[0]!.replace(/\+.{8}\+/, '+00000000+')))],
    ],
    ['an opening that is no JSON', () => [whole, '--open', trusted]],
    ['a proof without keys', ['--proof', trusted]],
  ])('%s', async (_, args) => {
    const told: string[] = [];
    const written = jest.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean(told.push(String(text))));
    expect(run(typeof args === 'function' ? args() : args)).toBe(2);
    written.mockRestore();
    expect(told.join('')).toMatch(/^verifier: \S.*\n$/);
  });
});
