import { randomUUID } from 'node:crypto';
import { type GivenLedger, givenLedger, newNote, note, order, written } from '../../../test/concurrency/given-ledger.js';
import type { Fact } from './fact.js';
import type { Ledger } from './ledger.js';

let home: GivenLedger;
let ledger: Ledger;
beforeAll(async () => {
  home = await givenLedger();
  ledger = home.ledger;
});
afterAll(() => home.close());

const decide =
  (...texts: string[]) =>
  () =>
    texts.map((text) => written(text));

describe('deciding', () => {
  test('facts get dense positions and versions, and read back as they were returned', async () => {
    const stream = newNote();
    const from = await ledger.size();
    const { facts, version } = await ledger.decide(order(stream), note, decide('a', 'b'));
    expect(version).toBe(2);
    expect(facts.map(({ seq, version: no }) => [seq, no])).toEqual([
      [from, 1],
      [from + 1, 2],
    ]);
    expect(await ledger.read(stream)).toEqual(facts);
    expect(await ledger.scan(from, 10)).toEqual(facts);
    expect(facts[0]).toMatchObject({
      org: '00000099000000001000',
      officer: 'officer-1',
      task: 'huisvesting',
      data: { text: 'a' },
      schemaVersion: 1,
    });
    expect(facts[0]!.recordedAt).toEqual(new Date('2026-11-24T10:00:00.123Z'));
    expect(await ledger.size()).toBe(from + 2);
  });

  test('the decision sees the state after all earlier facts', async () => {
    const stream = newNote();
    await ledger.decide(order(stream), note, decide('a'));
    await ledger.decide(order(stream), note, ({ texts }) => [written(`after ${texts.join()}`)]);
    expect((await ledger.read(stream)).map(({ data }) => data)).toEqual([{ text: 'a' }, { text: 'after a' }]);
  });

  test('no new fact: nothing is written', async () => {
    const stream = newNote();
    const size = await ledger.size();
    expect(await ledger.decide(order(stream), note, () => [])).toEqual({ facts: [], version: 0 });
    expect(await ledger.size()).toBe(size);
  });

  test('what the decider refuses is not written and not tried again', async () => {
    const stream = newNote();
    let asked = 0;
    const refused = ledger.decide(order(stream), note, () => {
      asked++;
      throw new Error('no');
    });
    await expect(refused).rejects.toThrow('no');
    expect(asked).toBe(1);
    expect(await ledger.read(stream)).toEqual([]);
  });

  test('a stream of another type under the same id is not read, and not written to', async () => {
    const stream = newNote();
    await ledger.decide(order(stream), note, decide('a'));
    const other = { type: 'file', id: stream.id };
    expect(await ledger.read(other)).toEqual([]);
    await expect(ledger.decide(order(other), note, decide('b'))).rejects.toMatchObject({ code: 'ledger.stream-type', kind: 'conflict' });
  });

  test.each([
    ['too large', { text: 'x'.repeat(66_000) }, 'ledger.fact-too-large'],
    ['a lone surrogate', { text: '\ud800' }, 'ledger.not-json'],
    ['not a number', { text: Number.NaN }, 'ledger.not-json'],
  ])('a fact that is %s is refused', async (_, data, code) => {
    const size = await ledger.size();
    await expect(ledger.decide(order(newNote()), note, () => [{ type: 'NoteWritten', data } as never])).rejects.toMatchObject({ code });
    expect(await ledger.size()).toBe(size);
  });

  test('the largest fact that fits is accepted, one byte more is not', async () => {
    const { facts } = await ledger.decide(order(newNote()), note, decide(''));
    const [row] = (await home.app.query('select octet_length(header) as bytes from ledger.ledger_event where seq = $1', [
      facts[0]!.seq,
    ])) as { bytes: number }[];
    const room = 65_535 - row!.bytes;
    await ledger.decide(order(newNote()), note, decide('x'.repeat(room)));
    await expect(ledger.decide(order(newNote()), note, decide('x'.repeat(room + 1)))).rejects.toMatchObject({
      code: 'ledger.fact-too-large',
    });
  });

  test.each([{ traceId: 'ABC' }, { spanId: '' }, { stream: { type: 'note', id: 'not-a-uuid' } }])(
    'a malformed order is a bug: %j',
    async (wrong) => {
      await expect(ledger.decide(order(newNote(), wrong), note, decide('a'))).rejects.toThrow(RangeError);
    },
  );
});

describe('versions', () => {
  test('the version the client read is the one it may change, once', async () => {
    const stream = newNote();
    await ledger.decide(order(stream, { expectedVersion: 0 }), note, decide('a'));
    await ledger.decide(order(stream, { expectedVersion: 1 }), note, decide('b'));
    for (const expectedVersion of [0, 1, 3]) {
      await expect(ledger.decide(order(stream, { expectedVersion }), note, decide('c'))).rejects.toMatchObject({
        code: 'ledger.version-conflict',
      });
    }
    expect(await ledger.read(stream)).toHaveLength(2);
  });

  test('twenty orders at once on one version: one wins', async () => {
    const stream = newNote();
    const orders = Array.from({ length: 20 }, (_, no) => ledger.decide(order(stream, { expectedVersion: 0 }), note, decide(`${no}`)));
    const results = await Promise.allSettled(orders);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'ledger.version-conflict' });
    expect(await ledger.read(stream)).toHaveLength(1);
  });

  test('without a version asked for, the loser decides anew on the new state', async () => {
    const stream = newNote();
    const add = () => ledger.decide(order(stream), note, ({ texts }) => [written(`${texts.length}`)]);
    await Promise.all([add(), add(), add()]);
    expect((await ledger.read<Fact<string, { text: string }>>(stream)).map(({ data }) => data.text)).toEqual(['0', '1', '2']);
  });

  test('a decision based on another stream is refused when that one has moved', async () => {
    const [consent, note1] = [newNote(), newNote()];
    await ledger.decide(order(consent), note, decide('given'));
    const based = (version: number) => ledger.decide(order(note1, { unchanged: [{ id: consent.id, version }] }), note, decide('used'));
    await based(1);
    await ledger.decide(order(consent), note, decide('withdrawn'));
    await expect(based(1)).rejects.toMatchObject({ code: 'ledger.version-conflict' });
    await based(2);
    expect(await ledger.read(note1)).toHaveLength(2);
  });

  test('a decision and the change of what it was based on, at the same moment: never both', async () => {
    for (let round = 0; round < 20; round++) {
      const [consent, note1] = [newNote(), newNote()];
      await ledger.decide(order(consent), note, decide('given'));
      const results = await Promise.allSettled([
        ledger.decide(order(consent), note, decide('withdrawn')),
        ledger.decide(order(note1, { unchanged: [{ id: consent.id, version: 1 }] }), note, decide('used')),
      ]);
      const [withdrawn] = (await ledger.read(consent)).slice(1);
      const [used] = await ledger.read(note1);
      expect(results[0].status).toBe('fulfilled');
      if (used) expect(used.seq).toBeLessThan(withdrawn!.seq);
      else expect(results[1]).toMatchObject({ status: 'rejected', reason: { code: 'ledger.version-conflict' } });
    }
  });
});

describe('personal values', () => {
  const [victim, suspect] = [randomUUID(), randomUUID()];
  const personal = [
    { path: 'person.bsn', subject: victim, value: '999990342' },
    { path: 'person.alias', subject: suspect, value: { name: 'Zo\u00eb', seen: [1, 2] } },
  ];

  test('are listed in the header by path and subject, opened one by one, and appear nowhere else', async () => {
    const { facts } = await ledger.decide(order(newNote()), note, () => [written('with persons', personal)]);
    const { seq, eventId, fields } = facts[0]!;
    expect(fields).toEqual([
      { no: 0, path: 'person.bsn', subject: victim },
      { no: 1, path: 'person.alias', subject: suspect },
    ]);
    expect(await ledger.open([{ eventId, seq, no: [1] }])).toEqual(new Map([[`${seq}/1`, personal[1]!.value]]));
    expect((await ledger.open([{ eventId, seq, no: [0, 1] }])).get(`${seq}/0`)).toBe('999990342');
    const stored = (await home.app.query(
      `select encode(header, 'escape') || encode(commitments, 'escape') as text from ledger.ledger_event where seq = $1
       union all select encode(ct, 'escape') from ledger.ledger_secret where seq = $1`,
      [seq],
    )) as { text: string }[];
    expect(stored).toHaveLength(3);
    for (const { text } of stored) expect(text).not.toMatch(/999990342|Zo/);
  });

  test('the same value twice gives two different commitments', async () => {
    const twice = [0, 1].map((no) => ({ path: `p${no}`, subject: victim, value: '999990342' }));
    const { facts } = await ledger.decide(order(newNote()), note, () => [written('twice', twice)]);
    const [row] = (await home.app.query('select commitments from ledger.ledger_event where seq = $1', [facts[0]!.seq])) as {
      commitments: Buffer;
    }[];
    expect(row!.commitments.subarray(0, 32).equals(row!.commitments.subarray(32))).toBe(false);
  });

  test('a value that JSON cannot carry is refused', async () => {
    const broken = [{ path: 'p', subject: victim, value: '\udfff' }];
    await expect(ledger.decide(order(newNote()), note, () => [written('x', broken)])).rejects.toMatchObject({ code: 'ledger.not-json' });
  });

  test('a field that is not there, or of another event, cannot be opened', async () => {
    const { facts } = await ledger.decide(order(newNote()), note, () => [written('one', personal)]);
    const { seq, eventId } = facts[0]!;
    await expect(ledger.open([{ eventId, seq, no: [2] }])).rejects.toThrow(RangeError);
    await expect(ledger.open([{ eventId: randomUUID(), seq, no: [0] }])).rejects.toThrow(RangeError);
  });
});
