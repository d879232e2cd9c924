import pg from 'pg';
import { nailBar } from '../../apps/inspect/src/demo/nail-bar.js';
import { startTestHub, type TestHub } from '../hub.js';
import { commandLine, patience_ms } from './seinhuis.js';

const { seinhuis } = commandLine();

describe('the ledger and the views of a hub', () => {
  let hub: TestHub;
  const database = () => ['--database-url', hub.database.url];
  const superuser = async (sql: string, parameters: unknown[] = []): Promise<Record<string, unknown>[]> => {
    const client = new pg.Client({ connectionString: hub.database.superUrl });
    await client.connect();
    try {
      await client.query(`set session_replication_role = replica`);
      return (await client.query<Record<string, unknown>>(sql, parameters)).rows;
    } finally {
      await client.end();
    }
  };

  beforeAll(async () => {
    hub = await startTestHub();
    for (const kvk of ['90000001', '90000002', '90000003'])
      expect(await hub.ask('/v1/signalen', { method: 'POST', body: nailBar('mogelijk', kvk) })).toMatchObject({ status: 201 });
    await hub.hub.foundation.delivery.caughtUp((await hub.hub.foundation.ledger.size()) - 1);
  });
  afterAll(() => hub?.close());

  test(
    'verify: every leaf recomputed, for people and for programs',
    async () => {
      const size = await hub.hub.foundation.ledger.size();
      expect(size).toBeGreaterThan(2);
      const { code, out, err } = await seinhuis(['ledger', 'verify', ...database(), '--json']);
      expect({ code, err, answer: JSON.parse(out) }).toEqual({
        code: 0,
        err: '',
        answer: { sound: true, size, checked: size, problems: [] },
      });
      expect((await seinhuis(['ledger', 'verify', ...database()])).out).toContain(`${size} van ${size} regels nagerekend`);
    },
    patience_ms,
  );

  test(
    'verify needs no more than the right to read, and DATABASE_URL will do',
    async () => {
      const url = new URL(hub.database.url);
      url.searchParams.set('options', '-c role=seinhuis_auditor');
      expect(await seinhuis(['ledger', 'verify', '--json'], { env: { DATABASE_URL: url.href } })).toMatchObject({ code: 0 });
    },
    patience_ms,
  );

  test(
    'verify --sealed opens what is sealed, and not with another key',
    async () => {
      const env = { SEINHUIS_ROOT_KEY: Buffer.alloc(32, 7).toString('base64') };
      expect(await seinhuis(['ledger', 'verify', ...database(), '--sealed'], { env })).toMatchObject({ code: 0 });
      const other = await seinhuis(['ledger', 'verify', ...database(), '--sealed'], {
        env: { SEINHUIS_ROOT_KEY: Buffer.alloc(32, 8).toString('base64') },
      });
      expect(other.code).not.toBe(0);
    },
    patience_ms,
  );

  test(
    'verify --tamper-copy: one flipped byte in a copy is named, and the ledger itself is not touched',
    async () => {
      const { code, out, err } = await seinhuis(['ledger', 'verify', ...database(), '--tamper-copy', '1', '--json']);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(JSON.parse(out)).toMatchObject({ seq: 1, named: true, problems: [{ seq: 1 }] });
      expect(await seinhuis(['ledger', 'verify', ...database()])).toMatchObject({ code: 0 });
      const beyond = await seinhuis(['ledger', 'verify', ...database(), '--tamper-copy', '1000000']);
      expect(beyond.err).toMatch(/regel 1000000 is er niet/);
      expect(beyond.code).toBe(2);
    },
    patience_ms,
  );

  test(
    'export-adl and diff: one line a decision, and against the same rules nothing changes',
    async () => {
      const env = { SEINHUIS_ROOT_KEY: Buffer.alloc(32, 7).toString('base64') };
      const { code, out, err } = await seinhuis(['ledger', 'export-adl', ...database()], { env });
      expect({ code, err }).toEqual({ code: 0, err: '' });
      const lines = out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as { status: string; trace_id: string });
      expect(lines.every(({ status, trace_id }) => status === 'Unset' && /^[0-9a-f]{32}$/.test(trace_id))).toBe(true);
      const diff = await seinhuis(['policy', 'diff', '--from', hub.policy.digest, ...database(), '--json'], { env });
      expect(JSON.parse(diff.out)).toMatchObject({ changes: [], replayed: { decisions: lines.length, changed: [], impossible: [] } });
      const unknown = await seinhuis(['policy', 'diff', '--from', `sha256:${'0'.repeat(64)}`, ...database()], { env });
      expect(unknown).toMatchObject({ code: 2, out: '' });
    },
    patience_ms,
  );

  test(
    'explain: a recorded decision, under the rules of its time',
    async () => {
      const env = { SEINHUIS_ROOT_KEY: Buffer.alloc(32, 7).toString('base64') };
      const [{ id } = {}] = await superuser('select decision_id as id from oversight_decision order by seq limit 1');
      const { code, out, err } = await seinhuis(['policy', 'explain', String(id), ...database(), '--jurist'], { env });
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toContain(hub.policy.digest);
      expect(out).toMatch(/case\.[A-Z]+: toegestaan[^]*grond/);
      const unknown = await seinhuis(['policy', 'explain', '00000000-0000-4000-8000-000000000000', ...database()], { env });
      expect(unknown).toMatchObject({ code: 2, out: '' });
      expect(unknown.err).toMatch(/is hier niet vastgelegd/);
    },
    patience_ms,
  );

  test(
    'replay: every decision comes out the same, and one that was changed with its hash is named',
    async () => {
      const env = { SEINHUIS_ROOT_KEY: Buffer.alloc(32, 7).toString('base64') };
      const { code, out, err } = await seinhuis(['ledger', 'replay', ...database(), '--json'], { env });
      expect({ code, err }).toEqual({ code: 0, err: '' });
      const report = JSON.parse(out);
      expect(report).toMatchObject({ sound: true, erased: [], deviations: [] });
      expect(report.same).toBe(report.decisions);
      expect(report.decisions).toBeGreaterThan(2);

      const rewrite = (from: string, to: string) => `with changed as (
          select seq, convert_to(replace(convert_from(header, 'UTF8'), '${from}', '${to}'), 'UTF8') as header from ledger.ledger_event
          where event_type = 'SignalRegistered' order by seq limit 1)
        update ledger.ledger_event as event set header = changed.header, leaf_hash = sha256('\\x00'::bytea || changed.header || commitments)
        from changed where event.seq = changed.seq returning event.seq::int`;
      const [{ seq } = {}] = await superuser(rewrite('"effect":"permit"', '"effect":"reduce"'));
      const forged = await seinhuis(['ledger', 'replay', ...database()], { env });
      expect(forged.out).toMatch(new RegExp(`^regel ${String(seq)}, beslissing [0-9a-f-]{36}: komt anders uit$`, 'm'));
      expect(forged.code).toBe(1);
      await superuser(rewrite('"effect":"reduce"', '"effect":"permit"'));
      expect(await seinhuis(['ledger', 'replay', ...database()], { env })).toMatchObject({ code: 0 });
    },
    patience_ms,
  );

  test(
    'views rebuild brings back what was lost, row for row, and asks for names that exist',
    async () => {
      const rows = async () => ({
        feed: await superuser('select * from delivery.feed_entry order by oin, seq'),
        mine: await superuser('select * from signals_mine order by signal_id'),
      });
      const before = await rows();
      expect(before.feed.length * before.mine.length).toBeGreaterThan(0);
      await superuser('delete from signals_mine');
      await superuser(`update delivery.feed_entry set fact_type = 'Vervalst'`);
      const { code, out, err } = await seinhuis(['views', 'rebuild', ...database(), '--json']);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(JSON.parse(out).rebuilt).toContain('feed');
      expect(await rows()).toEqual(before);
    },
    patience_ms,
  );

  test(
    'a flipped byte is named with its seq',
    async () => {
      await superuser('update ledger.ledger_event set header = set_byte(header, 40, get_byte(header, 40) # 1) where seq = 2');
      const { code, out } = await seinhuis(['ledger', 'verify', ...database()]);
      expect(out).toMatch(/^regel 2 is veranderd: de inhoud past niet bij de bladhash$/m);
      expect(code).toBe(1);
      const { problems } = JSON.parse((await seinhuis(['ledger', 'verify', ...database(), '--json'])).out);
      expect(problems).toEqual([expect.objectContaining({ seq: 2 })]);
      // damage that was there already is not taken for the rehearsal
      expect(await seinhuis(['ledger', 'verify', ...database(), '--tamper-copy', '1'])).toMatchObject({ code: 1 });
    },
    patience_ms,
  );

  test(
    'a size that was turned back is named',
    async () => {
      await superuser('update ledger.ledger_head set size = size - 1');
      expect((await seinhuis(['ledger', 'verify', ...database()])).out).toMatch(/ligt voorbij het einde/);
    },
    patience_ms,
  );
});
