import { verifyNote } from '#libs/notes';
import { newNote, note, order, written } from '../../../test/concurrency/given-ledger.js';
import { GivenLogbook, hour_ms, signer } from '../../../test/given-logbook.js';
import { NotWitnessed } from './logbook.js';

let given: GivenLogbook;
beforeAll(async () => void (given = await GivenLogbook.make()));
beforeEach(() => given.begin());
afterEach(() => given.empty());
afterAll(() => given.close());

describe('witnesses', () => {
  test('cosign what only grew; the hub keeps and serves what they said', async () => {
    const logbook = given.logbook(await given.witnesses());
    await given.write(5);
    await logbook.step();
    await given.write(6);
    given.later(61_000);
    await logbook.step();
    expect(given.alarms).toEqual([]);
    const { note: kept, size } = (await logbook.checkpoints.lastCosigned(logbook.witnesses.names, 2))!;
    expect(size).toBe(11);
    expect(verifyNote(kept, [signer.key, ...logbook.witnesses.list.map(({ key }) => key)])?.by).toHaveLength(3);
    await expect(logbook.requireWitnessed()).resolves.toBeUndefined();
  });

  test('one that is away is told of, and asked again when it is back, from where it was', async () => {
    const [first, second] = await given.witnesses();
    const away = { url: 'http://127.0.0.1:1', key: second!.key };
    await given.write(5);
    await given.logbook([first!, away]).step();
    expect(given.alarms).toEqual([{ event: 'witness-unreachable', witness: 'getuige.example/twee' }]);
    await given.write(5);
    given.later(61_000);
    const logbook = given.logbook([first!, second!]);
    await logbook.step();
    expect(await logbook.checkpoints.lastCosigned(logbook.witnesses.names, 2)).toMatchObject({ size: 10 });
  });

  test('a hub that forgot what was cosigned asks from where the witness says it is', async () => {
    const logbook = given.logbook(await given.witnesses());
    await given.write(5);
    await logbook.step();
    await given.home.tamper('truncate logbook_cosignature');
    await given.write(5);
    given.later(61_000);
    await logbook.step();
    expect(given.alarms).toEqual([]);
    expect(await logbook.checkpoints.lastCosigned(logbook.witnesses.names, 2)).toMatchObject({ size: 10 });
  });

  test('do not cosign a history that was rewritten, though everything in the database agrees with itself', async () => {
    const witnesses = await given.witnesses();
    await given.write(8);
    await given.logbook(witnesses).step();
    await given.rewriteAll(8);
    await given.write(2);
    given.later(61_000);
    await given.logbook(witnesses).step();
    expect(given.alarms.map(({ event }) => event)).toEqual(['witness-refused', 'witness-refused']);
    given.later(4 * hour_ms);
    await expect(given.logbook(witnesses).requireWitnessed()).rejects.toThrow(NotWitnessed);
  });

  test('tell of a log that lost entries that they have seen', async () => {
    const witnesses = await given.witnesses();
    await given.write(8);
    await given.logbook(witnesses).step();
    await given.home.tamper('truncate logbook_node, logbook_checkpoint, logbook_cosignature');
    await given.home.tamper('delete from ledger.ledger_event where seq > 4');
    await given.home.tamper('update ledger.ledger_head set size = 5');
    await given.home.tamper('update delivery.consumer_cursor set next_seq = 0');
    await given.delivery.stop();
    given.delivery = await given.another();
    await given.delivery.caughtUp(4);
    await given.logbook(witnesses).step();
    expect(given.alarms.map(({ event }) => event)).toEqual(['witness-ahead', 'witness-ahead']);
  });

  test('an answer that does not verify counts for nothing', async () => {
    const [first, second] = await given.witnesses();
    const posing = { url: second!.url, key: first!.key };
    await given.write(5);
    await given.logbook([posing]).step();
    expect(given.alarms).toEqual([{ event: 'witness-refused', witness: 'getuige.example/een' }]);
  });
});

describe('without witnesses nothing leaves', () => {
  test('from the first, until enough of them cosign; and again after four hours of silence', async () => {
    const witnesses = await given.witnesses();
    const logbook = given.logbook(witnesses);
    await expect(logbook.requireWitnessed()).rejects.toThrow(NotWitnessed);
    await given.write(1);
    await logbook.step();
    await expect(logbook.requireWitnessed()).resolves.toBeUndefined();
    given.later(4 * hour_ms);
    await expect(logbook.requireWitnessed()).resolves.toBeUndefined();
    given.later(1);
    await expect(logbook.requireWitnessed()).rejects.toMatchObject({ name: 'NotWitnessed', retryAfter_s: 60 });
    await logbook.step();
    await expect(logbook.requireWitnessed()).resolves.toBeUndefined();
  });

  test('one of two is not enough when two are wanted, and is when one is', async () => {
    const [first, second] = await given.witnesses();
    const away = { url: 'http://127.0.0.1:1', key: second!.key };
    await given.write(1);
    await given.logbook([first!, away]).step();
    await expect(given.logbook([first!, away]).requireWitnessed()).rejects.toThrow(NotWitnessed);
    await expect(given.logbook([first!, away], 1).requireWitnessed()).resolves.toBeUndefined();
  });

  test('a quiet log stays witnessed: the same checkpoint is cosigned again', async () => {
    const logbook = given.logbook(await given.witnesses());
    await given.write(1);
    for (let quarter = 0; quarter < 40; quarter++) {
      await logbook.step();
      await expect(logbook.requireWitnessed()).resolves.toBeUndefined();
      given.later(hour_ms);
    }
    expect(await logbook.checkpoints.all()).toHaveLength(1);
  });

  test('a clock that went back does not make what was cosigned fresh', async () => {
    const logbook = given.logbook(await given.witnesses());
    await given.write(1);
    await logbook.step();
    given.later(-4 * 60_000);
    await expect(logbook.requireWitnessed()).resolves.toBeUndefined();
    given.later(-2 * 60_000);
    await expect(logbook.requireWitnessed()).rejects.toThrow(NotWitnessed);
    // witnesses whose clock is right say when it is, again and again; ours stays the one that is wrong until somebody sets it
    given.later(24 * hour_ms);
    await expect(logbook.requireWitnessed()).rejects.toThrow(NotWitnessed);
    await logbook.step();
    await expect(logbook.requireWitnessed()).resolves.toBeUndefined();
  });

  test('entries that no witness sees for too long stop it, though an old checkpoint is cosigned again and again', async () => {
    const logbook = given.logbook(await given.witnesses());
    await given.write(1);
    await logbook.step();
    await given.delivery.stop(); // the tree does not grow any more, so nothing new is signed
    await given.home.ledger.decide(order(newNote(), { at: given.now }), note, () => [written('ongezien')]);
    for (let hours = 0; hours < 4; hours++) {
      given.later(hour_ms);
      await logbook.step();
      await expect(logbook.requireWitnessed()).resolves.toBeUndefined();
    }
    given.later(1);
    await expect(logbook.requireWitnessed()).rejects.toThrow(NotWitnessed);
  });

  test('who wants none says so', async () => {
    await expect(given.logbook([], 0).requireWitnessed()).resolves.toBeUndefined();
  });
});
