import { randomUUID } from 'node:crypto';
import { leafHash } from '#libs/proofs';
import { type GivenLedger, givenLedger, newNote, note, order, written } from '../../../test/concurrency/given-ledger.js';
import { eraseSecrets } from './erase-secrets.js';
import { canonicalBytes } from './header.js';
import { verifyLedger } from './verify.js';

const SIZE = 24;
const stream = newNote();
const [victim, suspect] = [randomUUID(), randomUUID()];
let home: GivenLedger;

/** What the tests tamper with, and in which order it can be put back. */
const TABLES = ['ledger.ledger_event', 'ledger.ledger_secret', 'ledger.ledger_head', 'vault.subject_key'];
const saved = (table: string) => `saved_${table.replace('.', '_')}`;

/** Positions 0..9 in streams of their own, 10..19 in one stream, 20..23 with two personal values each. */
beforeAll(async () => {
  home = await givenLedger();
  const personal = [
    { path: 'p0', subject: victim, value: '999990342' },
    { path: 'p1', subject: suspect, value: 'alias' },
  ];
  for (let no = 0; no < SIZE; no++) {
    const into = no >= 10 && no < 20 ? stream : newNote();
    await home.ledger.decide(order(into), note, () => [written(`note ${no}`, no < 20 ? undefined : personal)]);
  }
  for (const table of TABLES) await home.tamper(`create table ${saved(table)} as select * from ${table}`);
});
afterEach(async () => {
  for (const table of TABLES) await home.tamper(`delete from ${table}`);
  for (const table of TABLES) await home.tamper(`insert into ${table} select * from ${saved(table)}`);
});
afterAll(() => home.close());

const verify = () => verifyLedger(home.owner, { sealer: home.vault });
const problems = async () => (await verify()).problems;
const seqs = async () => (await problems()).map(({ seq }) => seq);

test('an untouched ledger has no problems, also for the auditor who sees no secrets', async () => {
  const auditor = await home.as('seinhuis_auditor');
  const progress: number[][] = [];
  expect(await verifyLedger(home.owner, { onProgress: (...at) => progress.push(at), sealer: home.vault })).toEqual({
    size: SIZE,
    checked: SIZE,
    problems: [],
  });
  expect(progress).toEqual([[SIZE, SIZE]]);
  expect(await verifyLedger(auditor)).toEqual({ size: SIZE, checked: SIZE, problems: [] });
});

test('every single flipped byte of an entry is named', async () => {
  const [row] = (await home.app.query('select header, commitments from ledger.ledger_event where seq = 21')) as {
    header: Buffer;
    commitments: Buffer;
  }[];
  for (const [column, bytes] of Object.entries(row!)) {
    for (let at = 0; at < bytes.length; at += 29) {
      const flip = `update ledger.ledger_event set ${column} = set_byte(${column}, ${at}, get_byte(${column}, ${at}) # 4) where seq = 21`;
      await home.tamper(flip);
      expect(await problems()).toEqual([{ seq: 21, what: 'header and commitments do not match the leaf hash' }]);
      await home.tamper(flip);
    }
  }
  expect(await problems()).toEqual([]);
});

test.each([
  ['recorded_at', `recorded_at + interval '1 millisecond'`],
  ['org', `'00000099000000009000'`],
  ['event_type', `'NoteErased'`],
  ['schema_version', '2'],
  ['stream_type', `'file'`],
  ['event_id', 'gen_random_uuid()'],
  ['trace_id', `set_byte(trace_id, 0, 0)`],
  ['span_id', `set_byte(span_id, 0, 0)`],
])('an edited column %s is named', async (column, value) => {
  await home.tamper(`update ledger.ledger_event set ${column} = ${value} where seq = 7`);
  expect(await problems()).toEqual([{ seq: 7, what: `${column} differ from the header` }]);
});

test('a moved stream is named', async () => {
  await home.tamper('update ledger.ledger_event set stream_id = gen_random_uuid() where seq = 19');
  expect((await problems())[0]).toEqual({ seq: 19, what: 'stream_id differ from the header' });
  await home.tamper('update ledger.ledger_event set stream_version = 4 where seq = 3');
  expect((await problems()).map(({ what }) => what)).toContain('version 4 of its stream where 1 was due');
});

test('two entries of a stream that changed places are both named', async () => {
  await home.tamper('update ledger.ledger_event set seq = case seq when 12 then 115 else 112 end where seq in (12, 15)');
  await home.tamper('update ledger.ledger_event set seq = seq - 100 where seq in (112, 115)');
  expect(await seqs()).toEqual(expect.arrayContaining([12, 15]));
});

test('contents that changed places between two rows are both named', async () => {
  await home.tamper(
    `update ledger.ledger_event a set header = b.header, commitments = b.commitments, leaf_hash = b.leaf_hash
       from ledger.ledger_event b where (a.seq, b.seq) in ((2, 5), (5, 2))`,
  );
  expect(await seqs()).toEqual([2, 5]);
});

test.each([
  ['one in the middle', 'seq = 8', { seq: 8, what: 'missing' }],
  ['the first', 'seq = 0', { seq: 0, what: 'missing' }],
  ['the tail', 'seq >= 21', { seq: 21, what: 'missing, with the 2 after it' }],
  ['all', 'true', { seq: 0, what: 'missing, with the 23 after it' }],
])('deleted, %s: named', async (_, where, problem) => {
  await home.tamper(`delete from ledger.ledger_event where ${where}`);
  expect((await verifyLedger(home.owner)).problems).toEqual([problem]);
});

test('a tail cut off together with the size of the head leaves its secrets behind', async () => {
  await home.tamper('delete from ledger.ledger_event where seq >= 22');
  await home.tamper('update ledger.ledger_head set size = 22');
  expect(await problems()).toEqual([22, 23].map((seq) => ({ seq, what: 'secrets without an entry' })));
});

test('an entry slipped in after the end is named', async () => {
  await home.tamper(
    `insert into ledger.ledger_event select 24, gen_random_uuid(), org, stream_type, gen_random_uuid(), 1, event_type, schema_version, recorded_at,
       trace_id, span_id, header, commitments, leaf_hash from ledger.ledger_event where seq = 3`,
  );
  expect((await problems()).map(({ seq, what }) => [seq, what])).toEqual(
    expect.arrayContaining([[24, 'beyond the head, which says 24 entries']]),
  );
});

describe('someone who recomputes the leaf', () => {
  const rewrite = (seq: number, header: Buffer, commitments = Buffer.alloc(0)) =>
    home.tamper('update ledger.ledger_event set header = $2, leaf_hash = $3, commitments = $4 where seq = $1', [
      seq,
      header,
      leafHash(header, commitments),
      commitments,
    ]);
  const headerAt = async (seq: number) => {
    const [row] = (await home.app.query('select header from ledger.ledger_event where seq = $1', [seq])) as { header: Buffer }[];
    return JSON.parse(row!.header.toString('utf8')) as Record<string, unknown>;
  };

  test('over a header that is not canonical is named', async () => {
    await rewrite(4, Buffer.from(JSON.stringify(await headerAt(4), null, 1)));
    expect(await problems()).toEqual([{ seq: 4, what: 'header is not canonical' }]);
  });

  test.each(['', 'no json', '[]', 'null', '{"fields":1}', '\xff'])(
    'over what is no header (%j) is named, and the rest is still checked',
    async (text) => {
      await rewrite(4, Buffer.from(text, 'latin1'));
      await home.tamper('delete from ledger.ledger_event where seq = 9');
      expect((await problems()).map(({ seq, what }) => `${seq} ${what}`)).toEqual(['4 header is not readable', '9 missing']);
    },
  );

  test('over another list of fields is named', async () => {
    await rewrite(21, canonicalBytes({ ...(await headerAt(21)), fields: [] }), Buffer.alloc(64));
    expect((await problems()).map(({ what }) => what)).toContain('not one commitment per field');
  });

  test('over another value for a column is named', async () => {
    await rewrite(4, canonicalBytes({ ...(await headerAt(4)), recorded_at: '2020-01-01T00:00:00.000Z' }));
    expect(await problems()).toEqual([{ seq: 4, what: 'recorded_at differ from the header' }]);
  });

  test('over other commitments is named where the secret still exists', async () => {
    await rewrite(21, canonicalBytes(await headerAt(21)), Buffer.alloc(64, 1));
    expect(await problems()).toEqual([0, 1].map((no) => ({ seq: 21, what: `secret ${no} does not match its commitment` })));
  });
});

describe('secrets', () => {
  test.each([
    ['changed', 'set ct = set_byte(ct, 40, get_byte(ct, 40) # 1)', 'secret 1 does not match its commitment'],
    ['under another nonce', `set nonce = set_byte(nonce, 0, get_byte(nonce, 0) # 1)`, 'secret 1 does not match its commitment'],
    ['under another key version', 'set key_version = 2', 'secret 1 does not match its commitment'],
    ['under another subject', `set subject_key_id = '${victim}'`, 'secret 1 is under another subject'],
    ['of no field', 'set field_no = 7', 'secret 7 belongs to no field'],
  ])('%s: named', async (_, change, what) => {
    await home.tamper(`update ledger.ledger_secret ${change} where seq = 22 and field_no = 1`);
    expect(await problems()).toEqual([{ seq: 22, what }]);
  });

  test('exchanged between two entries: both named', async () => {
    await home.tamper(
      `update ledger.ledger_secret a set ct = b.ct, nonce = b.nonce from ledger.ledger_secret b
         where (a.seq, b.seq) in ((20, 22), (22, 20)) and a.field_no = 0 and b.field_no = 0`,
    );
    expect(await seqs()).toEqual([20, 22]);
  });

  test('a changed value is not given out', async () => {
    await home.tamper('update ledger.ledger_secret set ct = set_byte(ct, 40, get_byte(ct, 40) # 1) where seq = 22 and field_no = 1');
    const [fact] = await home.ledger.scan(22, 1);
    await expect(home.ledger.open([{ seq: 22, eventId: fact!.eventId, no: [1] }])).rejects.toThrow('seal');
    expect((await home.ledger.open([{ seq: 22, eventId: fact!.eventId, no: [0] }])).get('22/0')).toBe('999990342');
  });

  test('an erased subject: unreadable, the other facet readable, the ledger unchanged and sound', async () => {
    const before = await home.ledger.scan(0, 100);
    const erased = await home.owner.transaction(async (tx) => {
      await tx.query('set local role seinhuis_shredder');
      await home.vault.destroy(victim, tx);
      return eraseSecrets(tx, victim);
    });
    expect(erased).toBe(4);
    expect(await home.ledger.scan(0, 100)).toEqual(before);
    expect(await verify()).toEqual({ size: SIZE, checked: SIZE, problems: [] });
    const [fact] = await home.ledger.scan(20, 1);
    expect(await home.ledger.open([{ seq: 20, eventId: fact!.eventId, no: [0, 1] }])).toEqual(
      new Map([
        ['20/0', undefined],
        ['20/1', 'alias'],
      ]),
    );
    const more = home.ledger.decide(order(newNote()), note, () => [written('x', [{ path: 'p', subject: victim, value: 1 }])]);
    await expect(more).rejects.toMatchObject({ code: 'subject.erased', kind: 'gone' });
  });

  test('a destroyed key alone makes the values unreadable, before the rows are deleted', async () => {
    await home.owner.transaction((tx) => home.vault.destroy(suspect, tx));
    const [fact] = await home.ledger.scan(20, 1);
    expect(await home.ledger.open([{ seq: 20, eventId: fact!.eventId, no: [0, 1] }])).toEqual(
      new Map([
        ['20/0', '999990342'],
        ['20/1', undefined],
      ]),
    );
    expect(await problems()).toEqual([]);
  });
});

test('a tampered entry stops readers, who name it', async () => {
  await home.tamper(`update ledger.ledger_event set header = set_byte(header, 10, 0) where seq = 12`);
  await expect(home.ledger.read(stream)).rejects.toThrow('ledger entry 12');
  await expect(home.ledger.scan(0, 100)).rejects.toThrow('ledger entry 12');
  await home.tamper('delete from ledger.ledger_event where seq = 12');
  await expect(home.ledger.read(stream)).rejects.toThrow('ledger entry 13 is not the next version');
  await expect(home.ledger.scan(0, 100)).rejects.toThrow('ledger entry 12 is missing');
  await expect(home.ledger.scan(12, 1)).rejects.toThrow('ledger entry 12 is missing');
});
