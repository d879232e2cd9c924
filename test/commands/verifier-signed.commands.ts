import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  changedCopy,
  lineOf,
  lines,
  problemsOf,
  madeUpEntry,
  madeUpLog,
  receipt,
  receiptClaims,
  shown,
  signedCheckpoint,
  trustedKeys,
  writeBelow,
  writeExport,
} from './verifier-folder.js';

const log = madeUpLog(600);
const root = mkdtempSync(join(tmpdir(), 'verifier-signed-'));
const whole = join(root, 'whole');
let made = 0;

beforeAll(() => writeExport(whole, log));
afterAll(() => rmSync(root, { recursive: true }));

const changed = (change: (folder: string) => void): string => changedCopy(whole, join(root, String(made++)), change);

describe('signatures', () => {
  test.each<[string, () => Promise<string>, RegExp]>([
    ['a flipped byte', async () => (await signedCheckpoint(log)).replace('\n600\n', '\n601\n'), /^checkpoint: draagt een handtekening/],
    ['no witness', () => signedCheckpoint(log, []), /^checkpoint: heeft 0 getuigen, van 1$/],
    [
      'another log',
      () => signedCheckpoint(log, undefined, 'elders.example/log'),
      /^checkpoint: is niet ondertekend door het logboek elders/,
    ],
    ['no note', () => Promise.resolve('onzin\n'), /^checkpoint: is geen ondertekende notitie$/],
    [
      'only a witness',
      async () => (await signedCheckpoint(log)).replace(/— seinhuis.*\n/, ''),
      /^checkpoint: is niet ondertekend door het logboek seinhuis/,
    ],
    [
      'nobody that is trusted',
      async () => (await signedCheckpoint(log, [])).replace('— seinhuis.example', '— ander.example'),
      /^checkpoint: is niet ondertekend met een sleutel die u vertrouwt$/,
    ],
  ])('%s: refused', async (_, note, told) => {
    const text = await note();
    expect(problemsOf(changed((folder) => writeBelow(folder, 'checkpoint', text)))[0]).toMatch(told);
  });

  test('more witnesses can be asked for', async () => {
    expect(problemsOf(whole, { quorum: '2' })).toEqual([]);
    expect(problemsOf(whole, { quorum: '3' })).toEqual(['checkpoint: heeft 2 getuigen, van 3']);
  });

  test('keys that were handed over count, not those in the folder', async () => {
    const other = join(root, 'other-keys');
    writeFileSync(other, trustedKeys[1]!);
    expect(problemsOf(whole, { keys: other })[0]).toMatch(/niet ondertekend door het logboek/);
  });
});

describe('receipts', () => {
  const claims = receiptClaims(log, 4);
  test.each<[string, () => Promise<string>, RegExp | null]>([
    ['one that is in the log', () => receipt(claims), null],
    ['one of an entry that is otherwise', () => receipt({ ...claims, seq: 5 }), /regel 5 is een andere/],
    ['one of an entry that is not there', () => receipt({ ...claims, seq: 600 }), /regel 600 is er niet/],
    ['a flipped character', async () => (await receipt(claims)).replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A')), /handtekening|vorm/],
    ['the same signature with other last bits', async () => sameBytes(await receipt(claims)), /voorgeschreven vorm/],
    ['padding', async () => `${await receipt(claims)}==`, /voorgeschreven vorm/],
    ['another algorithm', () => receipt(claims, { alg: 'EdDSA' }), /geen ontvangstbewijs/],
    ['another type', () => receipt(claims, { typ: 'JWT' }), /geen ontvangstbewijs/],
    ['another key', () => receipt(claims, { kid: 'elders' }), /sleutel die u niet vertrouwt/],
    ['the name of a witness', () => receipt(claims, { kid: 'getuige.example/een' }), /sleutel die u niet vertrouwt/],
    ['a key in the header', () => receipt(claims, { jwk: {} }), /voorgeschreven vorm/],
    ['an address in the header', () => receipt(claims, { jku: 'https://elders.example' }), /voorgeschreven vorm/],
    ['no place', () => receipt({ leaf_hash: claims.leaf_hash }), /noemt geen regel/],
    ['a place before the first', () => receipt({ ...claims, seq: -1 }), /noemt geen regel/],
  ])('%s', async (name, token, told) => {
    const file = join(root, `receipt ${name}`);
    writeFileSync(file, await token());
    const problems = problemsOf(whole, { receipts: [file] });
    if (told === null) expect(problems).toEqual([]);
    else expect(problems).toEqual([expect.stringMatching(told)]);
  });

  test('an entry that was changed meanwhile does not make its receipt untrue', async () => {
    const folder = changed(lines((all) => all.with(1, lineOf(madeUpEntry(1, { data: 0 }), 1))));
    expect(problemsOf(folder)).toEqual(['1: is veranderd: past niet bij tile/0/000']);
  });
});

describe('one field opened', () => {
  test.each<[string, Record<string, unknown>, string[]]>([
    ['the value', shown, []],
    ['another value', { ...shown, value: '999990020' }, ['2: bewijst deze waarde van betrokkene.bsn niet']],
    ['a value of another type', { ...shown, value: 999990019 }, ['2: bewijst deze waarde van betrokkene.bsn niet']],
    ['another salt', { ...shown, salt: Buffer.alloc(32, 8).toString('base64') }, ['2: bewijst deze waarde van betrokkene.bsn niet']],
    ['the path of another field', { ...shown, path: 'betrokkene.jaar' }, ['2: bewijst deze waarde van betrokkene.jaar niet']],
    ['another entry', { ...shown, seq: 3 }, ['3: bewijst deze waarde van betrokkene.bsn niet']],
    ['an entry that is not there', { ...shown, seq: 600 }, ['600: bewijst deze waarde van betrokkene.bsn niet']],
    ['another field', { ...shown, path: 'betrokkene.jaar', value: 1955 }, []],
    [
      'a path that takes a byte of the salt, and a salt that takes one of the value: the same bytes in all',
      { ...shown, path: 'betrokkene.jaar\u0007', salt: Buffer.from([...Buffer.alloc(31, 7), 0x31]).toString('base64'), value: 955 },
      ['2: bewijst deze waarde van betrokkene.jaar\u0007 niet'],
    ],
  ])('%s', async (name, opening, told) => {
    const file = join(root, `open ${name}`);
    writeFileSync(file, JSON.stringify(opening, null, 2));
    expect(problemsOf(whole, { open: [file] })).toEqual(told);
  });
});

/** Another spelling of the same 64 bytes: the last character carries four bits that say nothing. */
function sameBytes(token: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return token.replace(/.$/, (last) => alphabet[alphabet.indexOf(last) ^ 1]!);
}
