import { randomUUID } from 'node:crypto';
import { connect, type GivenLedger, givenLedger, newNote, note, order, written } from '../../../test/concurrency/given-ledger.js';
import type { Order, Outcome, StreamName } from './fact.js';
import { Ledger } from './ledger.js';
import { Refusal } from './refusal.js';

let home: GivenLedger;
let ledger: Ledger;
beforeAll(async () => {
  home = await givenLedger();
  ledger = home.ledger;
});
afterAll(() => home.close());

const respond = ({ facts, version }: Outcome) => ({ status: 201, body: { z: facts.map(({ seq }) => seq), a: version } });
const once = (key: string, fingerprint = 'f1'): Pick<Order, 'idempotency'> => ({ idempotency: { key, fingerprint, respond } });
/** Refuses a second note in the same stream, as registering does. */
const first = (stream: StreamName, more: Partial<Order>, by = ledger) =>
  by.decide(order(stream, more), note, ({ texts }) => {
    if (texts.length > 0) throw new Refusal('note.exists', 'conflict', 'the note exists');
    return [written('a')];
  });

test('the same key gives the same answer, and one effect', async () => {
  const [stream, key] = [newNote(), randomUUID()];
  const done = await first(stream, once(key));
  const again = await first(stream, once(key));
  expect(again).toEqual({ facts: [], version: 1, replayed: { status: 201, body: { z: [done.facts[0]!.seq], a: 1 } } });
  expect(Object.keys(again.replayed!.body as object)).toEqual(['z', 'a']);
  expect(await ledger.read(stream)).toHaveLength(1);
  expect(await ledger.findReplay(order(stream).org, key, 'f1')).toEqual(again.replayed);
});

test('fifty at once, in two processes: one effect, fifty equal answers', async () => {
  const other = await connect(home.appUrl);
  const second = new Ledger(other, home.vault);
  for (let round = 0; round < 10; round++) {
    const [stream, key] = [newNote(), randomUUID()];
    const outcomes = await Promise.all(Array.from({ length: 50 }, (_, no) => first(stream, once(key), no % 2 ? ledger : second)));
    const [fact] = await ledger.read(stream);
    expect(await ledger.read(stream)).toHaveLength(1);
    expect(outcomes.filter(({ replayed }) => !replayed)).toHaveLength(1);
    for (const { replayed } of outcomes) if (replayed) expect(replayed).toEqual({ status: 201, body: { z: [fact!.seq], a: 1 } });
  }
  await second.close();
  await other.destroy();
});

test('fifty at once that each make a stream of their own: still one effect', async () => {
  const [key, size] = [randomUUID(), await ledger.size()];
  await Promise.all(Array.from({ length: 50 }, () => first(newNote(), { ...once(key), expectedVersion: 0 })));
  expect(await ledger.size()).toBe(size + 1);
});

test('the same key for another request is refused, now and in the same batch', async () => {
  const [stream, key] = [newNote(), randomUUID()];
  const results = await Promise.allSettled([first(newNote(), once(key)), first(stream, once(key, 'f2')), first(stream, once(key, 'f2'))]);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
  expect(results[1]).toMatchObject({ reason: { code: 'idempotency.key-reused', kind: 'conflict' } });
  await expect(ledger.findReplay(order(stream).org, key, 'f2')).rejects.toMatchObject({ code: 'idempotency.key-reused' });
  expect(await ledger.read(stream)).toEqual([]);
});

test('the key of another organisation is another key', async () => {
  const key = randomUUID();
  await first(newNote(), once(key));
  expect((await first(newNote(), { ...once(key, 'f2'), org: '00000099000000002000' })).facts).toHaveLength(1);
  expect(await ledger.findReplay('00000099000000003000', key, 'f1')).toBeNull();
});

test('a refused order leaves its key free', async () => {
  const [stream, key] = [newNote(), randomUUID()];
  await first(stream, {});
  await expect(first(stream, once(key))).rejects.toMatchObject({ code: 'note.exists' });
  expect((await first(newNote(), once(key))).facts).toHaveLength(1);
});

test('an answer that cannot be made undoes its order, not the others of the batch', async () => {
  const [good, bad] = [newNote(), newNote()];
  const fails = {
    key: randomUUID(),
    fingerprint: 'f',
    respond: () => {
      throw new Error('no answer');
    },
  };
  const results = await Promise.allSettled([first(bad, { idempotency: fails }), first(good, once(randomUUID()))]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  expect([await ledger.read(bad), await ledger.read(good)].map(({ length }) => length)).toEqual([0, 1]);
});

test('a wish that was already true is answered, and answered the same again', async () => {
  const [stream, key] = [newNote(), randomUUID()];
  const nothing = () => ledger.decide(order(stream, once(key)), note, () => []);
  expect(await nothing()).toEqual({ facts: [], version: 0 });
  expect(await nothing()).toMatchObject({ replayed: { status: 201, body: { z: [], a: 0 } } });
});

test.each(['', 'x'.repeat(256), 'a\0b', 'caf\u00e9'])('a key that is no key is refused', async (key) => {
  await expect(first(newNote(), once(key))).rejects.toMatchObject({ code: 'idempotency.key-invalid', kind: 'invalid' });
});

test('answers are forgotten after their time, not before', async () => {
  const [old, young] = [randomUUID(), randomUUID()];
  await first(newNote(), once(old));
  await first(newNote(), once(young));
  await home.owner.query(`update ledger.idempotency set expires = now() - interval '1 second' where key = $1`, [old]);
  expect(await ledger.forgetReplays()).toBe(1);
  const { org } = order(newNote());
  expect(await ledger.findReplay(org, old, 'f1')).toBeNull();
  expect(await ledger.findReplay(org, young, 'f1')).not.toBeNull();
});
