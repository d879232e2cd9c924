import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { verifyExport } from '../../apps/verifier/src/verifier.js';
import { nailBar } from '../../apps/inspect/src/demo/nail-bar.js';
import { startTestHub, type TestHub } from '../hub.js';
import { signLog } from '../signed-log.js';
import { commandLine, patience_ms } from './seinhuis.js';
import { problemsOf } from './verifier-folder.js';

const { seinhuis } = commandLine();
const root = mkdtempSync(join(tmpdir(), 'export-'));

describe('the log of a hub, exported and verified without it', () => {
  let hub: TestHub;
  let made = 0;
  const database = (): string[] => ['--database-url', hub.database.url, '--hub', hub.url];
  const superuser = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: hub.database.superUrl });
    await client.connect();
    try {
      await client.query('set session_replication_role = replica');
      await client.query(sql);
    } finally {
      await client.end();
    }
  };
  const exported = async (): Promise<string> => {
    const folder = join(root, String(made++));
    expect(await seinhuis(['ledger', 'export', '--out', folder, ...database()])).toMatchObject({ code: 0, err: '' });
    return folder;
  };

  beforeAll(async () => {
    hub = await startTestHub();
    for (const kvk of ['90000001', '90000002', '90000003'])
      expect(await hub.ask('/v1/signalen', { method: 'POST', body: nailBar('mogelijk', kvk) })).toMatchObject({ status: 201 });
    await signLog(hub.hub);
  });
  afterAll(async () => {
    await hub?.close();
    rmSync(root, { recursive: true });
  });

  test(
    'is sound, and holds no value that was sealed',
    async () => {
      const folder = await exported();
      expect(verifyExport(folder, {})).toMatchObject({ sound: true, problems: [], size: await hub.hub.foundation.ledger.size() });
      const headers = readFileSync(join(folder, 'entries.ndjson'), 'utf8').replace(/"header":"([^"]+)"/g, (_, text: string) =>
        Buffer.from(text, 'base64').toString('utf8'),
      );
      expect(headers).toContain('SignalRegistered');
      expect(headers).not.toMatch(/90000001|90000002|90000003/);
      expect(readdirSync(folder).sort()).toEqual(expect.arrayContaining(['checkpoint', 'entries.ndjson', 'keys', 'tile']));
    },
    patience_ms,
  );

  test(
    'a folder in use is refused, and with --force replaced whole',
    async () => {
      const folder = await exported();
      writeFileSync(join(folder, 'checkpoint'), 'van vroeger');
      const again = ['ledger', 'export', '--out', folder, ...database()];
      expect(await seinhuis(again)).toMatchObject({ code: 2, err: expect.stringMatching(/staat al iets; kies een lege map/) });
      expect(readFileSync(join(folder, 'checkpoint'), 'utf8')).toBe('van vroeger');
      expect(await seinhuis([...again, '--force'])).toMatchObject({ code: 0 });
      expect(problemsOf(folder)).toEqual([]);
    },
    patience_ms,
  );

  test(
    'for an auditor: bundles of whole entries, and the role that may only read will do',
    async () => {
      const folder = join(root, 'tlog');
      const url = new URL(hub.database.url);
      url.searchParams.set('options', '-c role=seinhuis_auditor');
      const args = ['ledger', 'export', '--tlog', folder, '--database-url', url.href, '--hub', hub.url, '--json'];
      const { code, out } = await seinhuis(args);
      const { size } = JSON.parse(out) as { size: number };
      expect(code).toBe(0);
      const bundle = readFileSync(join(folder, 'tile/entries/000'));
      expect(size).toBeGreaterThan(256);
      expect(bundle.length).toBeGreaterThan(2 + bundle.readUInt16BE(0));
      expect(readdirSync(folder).sort()).toEqual(['checkpoint', 'tile']);
    },
    patience_ms,
  );

  test.each<[string, string[], RegExp]>([
    ['no folder', ['ledger', 'export'], /noem een map met --out of met --tlog/],
    ['keys that are none', ['--out', 'x', '--keys', import.meta.filename], /een regel tussen de sleutels die er geen is/],
    ['a hub that is away', ['--out', 'x', '--hub', 'http://127.0.0.1:1'], /geeft zijn sleutels niet/],
  ])(
    '%s: 2, and what to do',
    async (_, args, says) => {
      const whole = args.includes('--out')
        ? ['ledger', 'export', ...args.with(1, join(root, String(made++))), '--database-url', hub.database.url]
        : args;
      const { code, out, err } = await seinhuis(whole);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toMatch(says);
    },
    patience_ms,
  );

  test(
    'a superuser who changes an entry, and its leaf hash with it, is named',
    async () => {
      await superuser(
        `update ledger.ledger_event set header = set_byte(header, 20, 33), leaf_hash = sha256('\\x00' || set_byte(header, 20, 33) || commitments) where seq = 2`,
      );
      expect(problemsOf(await exported())).toEqual(['2: is veranderd: past niet bij tile/0/000']);
      await superuser('delete from ledger.ledger_event where seq = 2');
      expect(problemsOf(await exported())).toEqual(['2: ontbreekt']);
    },
    patience_ms,
  );
});
