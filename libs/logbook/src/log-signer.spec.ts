import { generateKeyPairSync } from 'node:crypto';
import { keySigner, signatureLine, verifyNote } from '#libs/notes';
import { GivenLogbook, hour_ms, origin, signer as held } from '../../../test/given-logbook.js';
import { GivenSigner } from '../../../test/given-signer.js';
import { logSigner, type SignerPlace } from './log-signer.js';
import { NotWitnessed } from './logbook.js';

let given: GivenLogbook;
let signer: GivenSigner;

beforeAll(async () => void (given = await GivenLogbook.make()));
beforeEach(async () => {
  await given.begin();
  signer = await GivenSigner.make(held);
});
afterEach(async () => {
  await signer.close();
  await given.empty();
});
afterAll(() => given.close());

const logbook = async (at: SignerPlace = signer.place) => given.logbook(await given.witnesses(), 2, logSigner(at));

test('a log signs through it, again and again, and witnesses cosign', async () => {
  const log = await logbook();
  for (const count of [3, 4, 5]) {
    await given.write(count);
    given.later(61_000);
    await log.step();
  }
  expect(given.alarms).toEqual([]);
  const last = await log.checkpoints.last();
  expect(last?.size).toBe(12);
  expect(verifyNote(last!.note, [held.key])?.by).toHaveLength(1);
  await expect(log.requireWitnessed()).resolves.toBeUndefined();
});

test('a hub that died before it kept what was signed asks again from there', async () => {
  const log = await logbook();
  await given.write(3);
  await log.step();
  await given.write(4);
  given.later(61_000);
  await log.step();
  await given.home.tamper('delete from logbook_cosignature where size = 7');
  await given.home.tamper('delete from logbook_checkpoint where size = 7');
  await given.write(1);
  await log.step();
  expect(given.alarms).toEqual([]);
  expect(await log.checkpoints.last()).toMatchObject({ size: 8 });
});

test('a stolen hub, with the database and the token, gets no other history signed', async () => {
  const log = await logbook();
  await given.write(8);
  await log.step();
  await given.rewriteAll(8);
  await given.home.tamper('truncate logbook_checkpoint, logbook_cosignature');
  await given.write(2);
  given.later(61_000);
  await log.step();
  expect(given.alarms).toEqual([{ event: 'signer-refused' }]);
  expect(await log.checkpoints.last()).toBeNull();
});

test('a log that lost entries that were signed is not signed any more', async () => {
  const log = await logbook();
  await given.write(8);
  await log.step();
  await given.home.tamper('truncate logbook_node, logbook_checkpoint, logbook_cosignature');
  await given.home.tamper('delete from ledger.ledger_event where seq > 4');
  await given.home.tamper('update ledger.ledger_head set size = 5');
  await given.home.tamper('update delivery.consumer_cursor set next_seq = 0');
  await given.delivery.stop();
  given.delivery = await given.another();
  await given.delivery.caughtUp(4);
  await log.step();
  expect(given.alarms).toEqual([{ event: 'signer-ahead' }]);
});

test('without the signer there is an alarm and no checkpoint, and after four hours nothing leaves, though witnesses go on', async () => {
  const log = await logbook();
  await given.write(3);
  await log.step();
  await signer.stop();
  given.later(5 * hour_ms);
  await given.write(1);
  await log.step();
  expect(given.alarms).toEqual([{ event: 'signer-unreachable' }]);
  expect(await log.checkpoints.last()).toMatchObject({ size: 3 });
  expect(await log.age_ms()).toBeLessThan(hour_ms);
  await expect(log.requireWitnessed()).rejects.toThrow(NotWitnessed);
});

test('one that is away is asked again after half a minute, not each second', async () => {
  const log = await logbook({ ...signer.place, url: 'http://127.0.0.1:1' });
  await given.write(3);
  await log.step();
  given.later(1_000);
  await log.step();
  expect(given.alarms).toHaveLength(1);
  given.later(30_000);
  await log.step();
  expect(given.alarms.map(({ event }) => event)).toEqual(['signer-unreachable', 'signer-unreachable']);
});

test.each<[string, () => Partial<SignerPlace>]>([
  ['another token', () => ({ token: 'x'.repeat(40) })],
  ['no token', () => ({ token: '' })],
  ['another key under the same name', () => ({ key: keySigner(origin, 'note', generateKeyPairSync('ed25519').privateKey).key })],
])('%s: nothing is signed', async (_, change) => {
  const log = await logbook({ ...signer.place, ...change() });
  await given.write(3);
  await log.step();
  expect(given.alarms).toEqual([{ event: 'signer-refused' }]);
  expect(await log.checkpoints.last()).toBeNull();
});

test('a signature that is none, under the right name and id, counts for nothing', async () => {
  const posing: typeof fetch = async () => new Response(signatureLine({ ...held.key, signature: Buffer.alloc(64, 1) }));
  await given.write(3);
  const log = given.logbook([], 0, logSigner(signer.place, posing));
  await log.step();
  expect(given.alarms).toEqual([{ event: 'signer-refused' }]);
  expect(await log.checkpoints.last()).toBeNull();
});

test.each<[string, string, number]>([
  ['GET', '/sign-checkpoint', 405],
  ['POST', '/other', 404],
  ['GET', '/livez', 200],
])('%s %s is %i', async (method, path, status) => {
  const headers = { authorization: `Bearer ${signer.token}` };
  expect((await fetch(`${signer.place.url}${path}`, { method, headers })).status).toBe(status);
});

test('a request larger than any that is needed is not read', async () => {
  const headers = { authorization: `Bearer ${signer.token}` };
  const answer = await fetch(`${signer.place.url}/sign-checkpoint`, { method: 'POST', headers, body: 'x'.repeat(20_000) });
  expect(answer.status).toBe(413);
});
