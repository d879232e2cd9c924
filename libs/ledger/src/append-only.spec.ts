import { type GivenLedger, givenLedger, newNote, note, order, written } from '../../../test/concurrency/given-ledger.js';

let home: GivenLedger;
beforeAll(async () => {
  home = await givenLedger();
  await home.ledger.decide(order(newNote()), note, () => [written('a', [{ path: 'p', subject: newNote().id, value: 'v' }])]);
});
afterAll(() => home.close());

/** Runs one statement as a member of a group role, and undoes it. */
async function as(role: string, sql: string): Promise<unknown> {
  const runner = home.owner.createQueryRunner();
  await runner.startTransaction();
  try {
    if (role !== 'owner') await runner.query(`set local role ${role}`);
    return await runner.query(sql);
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}

const CHANGES = [
  `update ledger.ledger_event set org = 'x'`,
  'delete from ledger.ledger_event',
  'truncate ledger.ledger_event',
  'truncate ledger.ledger_event, ledger.ledger_secret',
];

describe.each(['seinhuis_app', 'seinhuis_shredder', 'seinhuis_auditor'])('%s', (role) => {
  test.each(CHANGES)('may not: %s', async (sql) => {
    await expect(as(role, sql)).rejects.toThrow('permission denied');
  });

  test.each([
    'alter table ledger.ledger_event disable trigger all',
    'drop table ledger.ledger_event',
    'drop function ledger.refuse_change cascade',
    'truncate ledger.ledger_secret',
    'delete from ledger.ledger_head',
    'insert into ledger.ledger_head values (1, 0, 1)',
  ])('may not: %s', async (sql) => {
    await expect(as(role, sql)).rejects.toThrow(/permission denied|must be owner/);
  });
});

test.each([
  ['seinhuis_app', `update ledger.ledger_secret set ct = ''`],
  ['seinhuis_app', 'delete from ledger.ledger_secret'],
  ['seinhuis_app', `update ledger.idempotency set response = '{}'`],
  ['seinhuis_shredder', 'insert into ledger.ledger_secret select * from ledger.ledger_secret'],
  ['seinhuis_shredder', 'select * from ledger.ledger_event'],
  ['seinhuis_auditor', 'select * from ledger.ledger_secret'],
  ['seinhuis_auditor', 'select * from ledger.idempotency'],
  ['seinhuis_auditor', 'update ledger.ledger_head set size = 0'],
])('%s may not: %s', async (role, sql) => {
  await expect(as(role, sql)).rejects.toThrow('permission denied');
});

test.each(CHANGES)('the owner trips the wire: %s', async (sql) => {
  await expect(as('owner', sql)).rejects.toThrow('ledger_event is append-only');
});

test.each([
  ['seinhuis_shredder', 'delete from ledger.ledger_secret'],
  ['seinhuis_auditor', 'select * from ledger.ledger_event, ledger.ledger_head'],
  ['seinhuis_app', `delete from ledger.idempotency where expires < now()`],
])('%s may: %s', async (role, sql) => {
  await expect(as(role, sql)).resolves.toBeDefined();
});

test('the database itself refuses a second event at a position, a version or an id, and ill-formed hashes', async () => {
  const copy = (change: string) =>
    home.app.query(
      `insert into ledger.ledger_event select (e2).* from ledger.ledger_event e,
         lateral (select jsonb_populate_record(e, '${change}'::jsonb) as e2) changed where e.seq = 0`,
    );
  const fresh = { seq: 99, event_id: newNote().id, stream_version: 2 };
  for (const name of ['seq', 'event_id', 'stream_version'] as const) {
    const { [name]: _dropped, ...rest } = fresh;
    await expect(copy(JSON.stringify(rest))).rejects.toThrow('duplicate key');
  }
  for (const wrong of [{ leaf_hash: '\\x00' }, { commitments: '\\x00' }, { seq: -1 }, { stream_version: 0 }, { trace_id: '\\x00' }]) {
    await expect(copy(JSON.stringify({ ...fresh, ...wrong }))).rejects.toThrow('violates check constraint');
  }
});
