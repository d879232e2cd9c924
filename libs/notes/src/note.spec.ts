import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { checkpointText, parseCheckpoint } from './checkpoint.js';
import { cosign, keySigner, signNote, verifyNote } from './note.js';
import { ed25519Key } from './private-key.js';
import { formatTlogProof, parseTlogProof } from './tlog-proof.js';
import { formatVkey, parseVkey, rawPublicKey } from './vkey.js';

const privateKey = () => generateKeyPairSync('ed25519').privateKey;
const log = keySigner('seinhuis.example/logboek', 'note', privateKey());
const witness = keySigner('getuige.example/w1', 'cosignature', privateKey());
const stranger = keySigner('seinhuis.example/logboek', 'note', privateKey());
const text = checkpointText({ origin: 'seinhuis.example/logboek', size: 42, root: Buffer.alloc(32, 7) });
const at = new Date('2026-11-27T08:00:00.750Z');

/** The example that the specification prints, with its key. */
const printed = {
  vkey: 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
  note: 'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n',
};

test('the printed example of the specification holds, and its key is written as it was read', () => {
  const key = parseVkey(printed.vkey);
  expect(formatVkey(key)).toBe(printed.vkey);
  expect(verifyNote(printed.note, [key])?.text).toBe('This is an example message.\n');
});

test('one changed byte of a note: it does not hold, whatever the byte', async () => {
  const note = Buffer.from(await signNote(text, log));
  const flipped = Array.from(note, (_, index) => {
    const copy = Buffer.from(note);
    copy[index]! ^= 1;
    return verifyNote(copy, [log.key]);
  });
  expect(flipped.filter((found) => found !== undefined)).toEqual([]);
  expect(verifyNote(note, [log.key])?.text).toBe(text);
});

test('a witness says when it signed, to the second', async () => {
  const note = (await signNote(text, log)) + (await cosign(text, at, witness));
  const found = verifyNote(note, [log.key, witness.key]);
  expect(found?.by.map(({ key, at: when }) => [key.name, when?.toISOString()])).toEqual([
    ['seinhuis.example/logboek', undefined],
    ['getuige.example/w1', '2026-11-27T08:00:00.000Z'],
  ]);
});

test('a cosignature of another text, or with another time, does not hold', async () => {
  const line = await cosign(text, at, witness);
  const other = checkpointText({ origin: 'seinhuis.example/logboek', size: 43, root: Buffer.alloc(32, 7) });
  expect(verifyNote(`${other}\n${line}`, [witness.key])).toBeUndefined();
  const [, , encoded = ''] = line.trim().split(' ');
  const bytes = Buffer.from(encoded, 'base64');
  bytes[11]! ^= 1;
  expect(verifyNote(`${text}\n— ${witness.key.name} ${bytes.toString('base64')}\n`, [witness.key])).toBeUndefined();
});

test('signatures of unknown keys say nothing: alone they are not enough, beside a known one they do no harm', async () => {
  const foreign = await signNote(text, stranger);
  expect(verifyNote(foreign, [log.key])).toBeUndefined();
  const both = (await signNote(text, log)) + foreign.slice(foreign.indexOf('— '));
  expect(verifyNote(both, [log.key])?.by).toHaveLength(1);
});

test('a broken signature under the name and id of a trusted key spoils the whole note', async () => {
  const note = (await signNote(text, log)) + (await cosign(text, at, witness));
  const [head = '', line = ''] = note.split(/(?=— getuige)/);
  const bytes = Buffer.from(line.trim().split(' ')[2] ?? '', 'base64');
  bytes[40]! ^= 1;
  const broken = `${head}— ${witness.key.name} ${bytes.toString('base64')}\n`;
  expect(verifyNote(broken, [log.key])).toBeDefined();
  expect(verifyNote(broken, [log.key, witness.key])).toBeUndefined();
});

test('a key signs only what it is for', async () => {
  await expect(signNote(text, witness)).rejects.toThrow(RangeError);
  await expect(cosign(text, at, log)).rejects.toThrow(RangeError);
  await expect(signNote('no newline', log)).rejects.toThrow(RangeError);
});

test.each([
  ['no empty line', 'text\n— a AAAAAAA=\n'],
  ['no newline at the end', 'text\n\n— example.com/foo Uw2QOkn8srU='],
  ['no signature', 'text\n\n'],
  ['a control character', 'te\u0007xt\n\n— example.com/foo Uw2QOkn8srU=\n'],
  ['a carriage return', 'text\r\n\n— example.com/foo Uw2QOkn8srU=\n'],
  ['a space in the name', 'text\n\n— example.com foo Uw2QOkn8srU=\n'],
  ['base64 that can be written otherwise', 'text\n\n— example.com/foo Uw2QOkn8srV=\n'],
  ['base64 without padding', 'text\n\n— example.com/foo Uw2QOkn8srU\n'],
  ['an ordinary hyphen', 'text\n\n- example.com/foo Uw2QOkn8srU=\n'],
])('%s is no note', (_, note) => {
  expect(verifyNote(note, [parseVkey(printed.vkey)])).toBeUndefined();
});

test('text that is not UTF-8 is no note', () => {
  expect(verifyNote(Buffer.concat([Buffer.of(0xff), Buffer.from(printed.note)]), [parseVkey(printed.vkey)])).toBeUndefined();
});

test.each([
  'example.com/foo',
  'example.com/foo+530d903a',
  'example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
  'example.com/fooo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
  'example.com/foo+530d903a+AukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
  'exam ple+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
])('%p is no key to trust', (vkey) => {
  expect(() => parseVkey(vkey)).toThrow(RangeError);
});

test('the key of the first vector of RFC 8032 has the public half that stands beside it; a key of another length is none', () => {
  const seed = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex');
  expect(rawPublicKey(ed25519Key(seed)).toString('hex')).toBe('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');
  for (const length of [0, 31, 33]) expect(() => ed25519Key(Buffer.alloc(length))).toThrow(RangeError);
});

test('a checkpoint is read back as it was written', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), fc.uint8Array({ minLength: 32, maxLength: 32 }), (size, bytes) => {
      const checkpoint = { origin: 'seinhuis.example/logboek', size, root: Buffer.from(bytes) };
      expect(parseCheckpoint(checkpointText(checkpoint))).toEqual(checkpoint);
    }),
  );
});

test.each([
  ['a size with a leading zero', 'o\n042\nBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=\n'],
  ['a size that is too large to reckon with', 'o\n9007199254740992\nBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=\n'],
  ['a short root', 'o\n42\nBwcHBwc=\n'],
  ['no origin', '\n42\nBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=\n'],
  ['a fourth line', 'o\n42\nBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=\nmore\n'],
])('%s is no checkpoint', (_, body) => {
  expect(parseCheckpoint(body)).toBeUndefined();
});

test('a proof is read back as it was written, and an extra line is passed over', async () => {
  const proof = { index: 3, hashes: [Buffer.alloc(32, 1), Buffer.alloc(32, 2)], checkpoint: await signNote(text, log) };
  expect(parseTlogProof(formatTlogProof(proof))).toEqual(proof);
  expect(parseTlogProof(formatTlogProof({ ...proof, hashes: [] }))).toEqual({ ...proof, hashes: [] });
  expect(parseTlogProof(formatTlogProof(proof).replace('\nindex', '\nextra AAAA\nindex'))).toEqual(proof);
});

test.each([['index 03'], ['index -1'], ['plaats 3'], ['index 3 ']])('%p is no place in the log', async (place) => {
  const proof = formatTlogProof({ index: 3, hashes: [], checkpoint: await signNote(text, log) });
  expect(parseTlogProof(proof.replace('index 3', place))).toBeUndefined();
});
