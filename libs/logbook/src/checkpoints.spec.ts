import { checkpointText, verifyNote } from '#libs/notes';
import { verifyConsistency, verifyInclusion } from '#libs/proofs';
import { GivenLogbook, hour_ms, origin, signer } from '../../../test/given-logbook.js';
import { LogForked } from './checkpoints.js';

let given: GivenLogbook;
beforeAll(async () => void (given = await GivenLogbook.make()));
beforeEach(() => given.begin());
afterEach(() => given.empty());
afterAll(() => given.close());

describe('the tree', () => {
  test('follows the ledger, and proves every entry and every growth', async () => {
    await given.write(37);
    const { tree } = given.logbook().checkpoints;
    expect(await tree.size()).toBe(37);
    const facts = await given.home.ledger.scan(0, 37);
    const root = await tree.root(37);
    expect(root).toEqual(await given.rootOfEntries(37));
    for (const { seq, leafHash: leaf } of facts)
      expect(verifyInclusion(Buffer.from(leaf, 'hex'), seq, 37, await tree.inclusion(seq, 37), root)).toBe(true);
    for (let older = 1; older <= 37; older++)
      expect(verifyConsistency(older, 37, await tree.consistency(older, 37), await tree.root(older), root)).toBe(true);
  });

  test('is the same whoever builds it: two processes at once, and one that takes over', async () => {
    const other = await given.another();
    await given.write(300);
    await given.delivery.stop();
    await given.write(50).catch(() => undefined);
    await other.caughtUp((await given.home.ledger.size()) - 1);
    const size = await given.home.ledger.size();
    expect(await given.logbook().checkpoints.tree.root(size)).toEqual(await given.rootOfEntries(size));
    await other.stop();
  });

  test('never changes what it has: a node that differs stops the reader, with the seq', async () => {
    await given.write(4);
    await given.delivery.stop();
    await given.home.tamper(`update logbook_node set hash = $1 where level = 1 and index = 0`, [Buffer.alloc(32, 9)]);
    await given.home.tamper(`update delivery.consumer_cursor set next_seq = 0`);
    const failed: unknown[] = [];
    given.delivery = await given.another({
      poll_ms: 20,
      onFailure: (_, error) => failed.push(error),
    });
    while (failed.length === 0) await new Promise((soon) => setImmediate(soon));
    expect(failed[0]).toMatchObject({ name: 'ViewFailed', view: 'logbook' });
  });
});

describe('checkpoints', () => {
  test('one at once, then when a minute has passed and something came, or after a thousand', async () => {
    const { checkpoints } = given.logbook();
    expect(await checkpoints.sign(given.now)).toBeNull();
    await given.write(3);
    expect(await checkpoints.sign(given.now)).toMatchObject({ size: 3 });
    await given.write(2);
    expect(await checkpoints.sign(given.later(59_999))).toBeNull();
    expect(await checkpoints.sign(given.later(1))).toMatchObject({ size: 5 });
    expect(await checkpoints.sign(given.later(hour_ms))).toBeNull();
    await given.write(1_000);
    expect(await checkpoints.sign(given.now)).toMatchObject({ size: 1_005 });
  });

  test('a clock that jumps holds no checkpoint up, and none is smaller than the one before', async () => {
    const { checkpoints } = given.logbook();
    const sizes: number[] = [];
    for (const jump_ms of [0, -24 * hour_ms, 48 * hour_ms, -72 * hour_ms]) {
      await given.write(2);
      sizes.push((await checkpoints.sign(given.later(jump_ms)))?.size ?? 0);
    }
    expect(sizes).toEqual([2, 4, 6, 8]);
    expect((await checkpoints.all()).map(({ size }) => size)).toEqual(sizes);
    expect(await checkpoints.last()).toMatchObject({ size: 8 });
  });

  test('of several processes one signs', async () => {
    await given.write(3);
    const [one, other] = [given.logbook(), given.logbook()];
    const signed = await Promise.all([one, other, one, other].map(({ checkpoints }) => checkpoints.sign(given.now)));
    expect(signed.filter((checkpoint) => checkpoint !== null)).toHaveLength(1);
  });

  test('verify under the key of the log, and give the root of the entries', async () => {
    await given.write(9);
    const signed = await given.logbook().checkpoints.sign(given.now);
    expect(verifyNote(signed!.note, [signer.key])?.text).toBe(checkpointText({ origin, size: 9, root: await given.rootOfEntries(9) }));
    expect(await given.logbook().verify()).toMatchObject({ size: 9 });
  });

  test.each<[string, string, unknown[]]>([
    ['an entry that is gone', 'delete from ledger.ledger_event where seq = 8', []],
    ['a leaf that was exchanged', `update ledger.ledger_event set leaf_hash = $1 where seq = 4`, [Buffer.alloc(32, 3)]],
    ['a checkpoint with another root', `update logbook_checkpoint set root = $1`, [Buffer.alloc(32, 3)]],
  ])('%s is found when the hub starts', async (_, sql, values) => {
    await given.write(9);
    await given.logbook().checkpoints.sign(given.now);
    await given.home.tamper(sql, values);
    await expect(given.logbook().verify()).rejects.toThrow();
  });

  test('a row that was rewritten with all hashes over it is found too: what was signed before is not what it gives', async () => {
    await given.write(9);
    await given.logbook().checkpoints.sign(given.now);
    const header = Buffer.from('{}');
    await given.rewrite(4, header);
    await expect(given.logbook().verify()).rejects.toThrow();
  });

  test('nothing is signed any more once the tree no longer gives what was signed', async () => {
    await given.write(4);
    const logbook = given.logbook();
    await logbook.step();
    await given.home.tamper(`update logbook_node set hash = $1 where level = 2 and index = 0`, [Buffer.alloc(32, 9)]);
    await given.write(1);
    given.later(hour_ms);
    await expect(logbook.checkpoints.sign(given.now)).rejects.toThrow(LogForked);
    await logbook.step();
    expect(given.alarms).toEqual([{ event: 'logbook-forked', size: 4 }]);
    await expect(logbook.requireWitnessed()).rejects.toThrow(/no longer/);
    expect(await given.logbook().checkpoints.last()).toMatchObject({ size: 4 });
  });
});
