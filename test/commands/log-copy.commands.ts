import { jest } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { type ClientRequest, request, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { LogCopy } from '#libs/logbook';
import { consultationStream, type OversightConsulted } from '#libs/oversight/facts';
import { analyst, fg, GivenPeople, inspector } from '../journeys/erasing.js';
import { signLog } from '../signed-log.js';
import { until } from './given-backups.js';
import { commandLine, patience_ms } from './seinhuis.js';
import { alter } from './verifier-folder.js';

/** The whole log, taken along over HTTP by a privacy officer: the folder that the command writes, on record before it leaves. */
const { seinhuis } = commandLine();
const root = mkdtempSync(join(tmpdir(), 'meegenomen-'));
const route = '/v1/toezicht/_logboek';
const [bsn, firm] = ['999990342', '90000001'];
let people: GivenPeople;
let made = 0;

const foundation = () => people.hub.hub.foundation;
const lastFact = async () => (await foundation().ledger.scan((await foundation().ledger.size()) - 1, 1))[0]!;
const headersOf = async (as: string, claims: object = {}) => ({ authorization: `Bearer ${await people.hub.token(as, { ...claims })}` });
const take = async (headers?: Record<string, string>) =>
  fetch(`${people.hub.url}${route}`, { method: 'POST', headers: headers ?? (await headersOf(fg)) });

/** Unpacked by the tar of the system, also what broke off. */
function unpacked(archive: Buffer): string {
  const folder = mkdtempSync(join(root, `${made++}-`));
  spawnSync('tar', ['-xf', '-', '-C', folder], { input: archive });
  return join(folder, readdirSync(folder)[0] ?? '');
}

/** What the offline verifier says, as a program of its own. */
function verified(folder: string): { code: number | null; out: string } {
  const { status, stdout } = spawnSync(process.execPath, [resolve('apps/verifier/src/verifier.js'), folder], { encoding: 'utf8' });
  return { code: status, out: stdout };
}

const filesIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(folder, name)).isFile())
      .map((name) => [name, readFileSync(join(folder, name), 'base64')]),
  );

beforeAll(async () => {
  people = await GivenPeople.make();
  await people.shared(firm);
  await foundation().logbook.stop(); // no rounds of its own: this spec says what is signed
  await signLog(people.hub.hub);
}, patience_ms);
afterAll(async () => {
  await people?.close();
  rmSync(root, { recursive: true });
});

describe('the archive', () => {
  let archive: Buffer;
  let folder: string;
  let size: number;
  beforeAll(async () => {
    const before = await foundation().ledger.size();
    const answer = await take();
    archive = Buffer.from(await answer.arrayBuffer());
    ({ size } = await foundation().logbook.published());
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/x-tar']);
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="logboek-${size}.tar"`);
    expect(answer.headers.get('content-length')).toBe(String(archive.length));
    expect(await foundation().ledger.size()).toBe(before + 1);
    folder = unpacked(archive);
  }, patience_ms);

  test('left after it was on record: whose it is, up to which entry, and the root that says all of them', async () => {
    const { root: top } = await foundation().logbook.published();
    expect(await lastFact()).toMatchObject({
      type: 'OversightConsulted',
      officer: fg,
      data: {
        question: 'logboek',
        filter: { regels: String(size) },
        answers: size,
        file: { format: 'application/x-tar', root: top.toString('hex') },
      },
    });
    expect((await lastFact()).seq).toBeGreaterThanOrEqual(size);
    await people.settled();
    const { body } = await people.hub.ask('/v1/toezicht/raadplegingen', { as: fg });
    expect(body.items[0]).toMatchObject({ soort: 'logboek', filter: { regels: String(size) }, antwoorden: size });
  });

  test('is the folder that the command writes, file by file', async () => {
    const written = join(root, 'opdracht');
    const ran = await seinhuis(['ledger', 'export', '--out', written, '--database-url', people.hub.database.url, '--hub', people.hub.url]);
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(filesIn(folder)).toEqual(filesIn(written));
    expect(Object.keys(filesIn(folder)).filter((name) => name.startsWith('receipts/')).length).toBeGreaterThan(1);
  });

  test('is verified without the hub; with one byte changed the entry is named', () => {
    expect(verified(folder)).toMatchObject({ code: 0, out: expect.stringContaining(`OK: alles klopt.\nlogboek: `) as unknown });
    const lines = readFileSync(join(folder, 'entries.ndjson'), 'latin1').split('\n');
    for (const seq of [0, 7, size - 1]) {
      const changed = `${folder}-${seq}`;
      cpSync(folder, changed, { recursive: true });
      const flip = (line: string) => line.replace(/(?<="header":".{40})./, (sign) => (sign === 'A' ? 'B' : 'A'));
      alter('entries.ndjson', () => lines.with(seq, flip(lines[seq]!)).join('\n'))(changed);
      expect(verified(changed)).toMatchObject({
        code: 1,
        out: expect.stringContaining(`De eerste regel die niet klopt: ${seq}.`) as unknown,
      });
    }
  });

  test('that broke off anywhere is not taken for a whole one', () => {
    const whole = Object.keys(filesIn(folder)).length;
    for (const share of [0.01, 0.3, 0.6, 0.9, 0.97]) {
      const broken = unpacked(archive.subarray(0, Math.floor(archive.length * share)));
      expect([share, verified(broken).code]).not.toEqual([share, 0]);
    }
    // all but the last file, whole: the checkpoint
    const last = archive.lastIndexOf(Buffer.from(`logboek-${size}/checkpoint\0`));
    const headless = unpacked(archive.subarray(0, last));
    expect(Object.keys(filesIn(headless))).toHaveLength(whole - 1);
    expect(verified(headless).code).not.toBe(0);
  });

  test('has no value of a person, nothing that was sealed, and no key', async () => {
    const secrets = await people.rows(`select encode(ct, 'hex') as ct, encode(nonce, 'hex') as nonce from ledger.ledger_secret`);
    const keys = await people.rows(`select wrapped from vault.subject_key`);
    const sealed = [...secrets.flatMap(({ ct, nonce }) => [ct, nonce]), ...keys.map(({ wrapped }) => (wrapped as Buffer).toString('hex'))];
    expect(Math.min(secrets.length, keys.length)).toBeGreaterThanOrEqual(3);
    const base64 = (text: string) => Buffer.from(text, 'base64');
    const decoded = archive
      .toString('latin1')
      .match(/[A-Za-z0-9+/_-]{8,}={0,2}/g)!
      .map(base64);
    const all = Buffer.concat([archive, ...decoded]);
    const hex = all.toString('hex');
    expect(all.includes('SignalRegistered')).toBe(true); // what is decoded here would be seen
    for (const value of ['Testpersoon', 'Wilg', bsn, firm, 'Ziet er moe uit', 'Voorbeeldstraat', 'slaapplaatsen op zolder', 'GV-999-X'])
      expect([value, all.includes(value)]).toEqual([value, false]);
    expect(sealed.filter((one) => hex.includes(one as string))).toEqual([]);
  });
});

describe('is refused, and nothing is recorded, to', () => {
  const elsewhere = { roles: ['privacy-officer'] };
  test.each<[string, string, object, string]>([
    ['an inspector', inspector, {}, '403 role.missing'],
    ['an analyst', analyst, {}, '403 role.missing'],
    ['a care partner', 'demo-zorgcoordinator', {}, '403 role.missing'],
    ['the register of victims', 'demo-comensha', {}, '403 role.missing'],
    ['who keeps the policy', 'demo-beleidsbeheerder', {}, '403 role.missing'],
    ['a machine of an organisation', inspector, { sub: 'koppeling', client_id: 'koppeling', roles: [] }, '403 role.missing'],
    ['the privacy officer of another organisation', analyst, elsewhere, '403 oversight.not-a-supervisor'],
    ['one of whom the issuer is not sure', fg, { acr: 'low' }, '403 assurance.too-low'],
  ])('%s', async (_, as, claims, refusal) => {
    const before = await foundation().ledger.size();
    const answer = await take(await headersOf(as, claims));
    const body = (await answer.json()) as { code: string };
    expect(`${answer.status} ${body.code}`).toBe(refusal);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await foundation().ledger.size()).toBe(before);
  });

  test('who has no token', async () => {
    const answer = await take({});
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([401, 'token.missing']);
  });
});

test('when it cannot be recorded nothing leaves', async () => {
  const admin = new pg.Client({ connectionString: people.hub.database.superUrl });
  await admin.connect();
  try {
    await admin.query(`create function full_disk() returns trigger language plpgsql as $$ begin raise sqlstate '53100'; end $$;
      create trigger full_disk before insert on ledger.ledger_event execute function full_disk();`);
    const answer = await take();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([503, 'application/problem+json; charset=utf-8']);
    expect(await answer.text()).not.toContain('entries.ndjson');
  } finally {
    await admin.query('drop function full_disk cascade');
    await admin.end();
  }
});

describe('of a log that fits in no buffer', () => {
  /** More than a line holds that nobody reads from: 16 MB, as entries are written. */
  const [large, page] = [600, 200];
  let pages: number;
  let pagesRead = 0;
  let ended = 0;
  let failing = false;
  const sockets = new Set<Socket>();
  /** Sessions of the hub that are at work on the entries, or have a transaction open for it. */
  const atWork = () =>
    people.rows(
      `select pid from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle' and query like '%commitments from ledger.ledger_event where%'`,
    );

  /** Watches what the hub reads, and whether it stops; what it reads is as it is. */
  function watch(): void {
    const dataSource = people.hub.hub.app.get(DataSource);
    const query = dataSource.query.bind(dataSource) as (sql: string, values?: unknown[]) => Promise<unknown>;
    jest.spyOn(dataSource, 'query').mockImplementation(((sql: string, values?: unknown[]) => {
      if (!sql.startsWith('select seq, header, commitments from ledger.ledger_event where seq >= $1 and seq < $2'))
        return query(sql, values);
      pagesRead += 1;
      return failing && pagesRead > 1 ? Promise.reject(new Error('Connection terminated')) : query(sql, values);
    }) as DataSource['query']);
    const files = LogCopy.prototype.files; // eslint-disable-line typescript/unbound-method
    jest.spyOn(LogCopy.prototype, 'files').mockImplementation(async function* (this: LogCopy) {
      try {
        yield* files.call(this);
      } finally {
        ended += 1;
      }
    });
    (people.hub.hub.app.getHttpServer() as Server).on('connection', (socket: Socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    });
  }

  /** A client that asks, and reads nothing of what comes. Resolves when the hub can get no more of it away. */
  async function stalled(): Promise<ClientRequest> {
    const asking = request(`${people.hub.url}${route}`, { method: 'POST', agent: false, headers: await headersOf(fg) });
    asking
      .on('response', (answer) => answer.pause().on('error', () => undefined))
      .on('error', () => undefined)
      .end();
    await until(() => [...sockets].some(({ writableNeedDrain }) => writableNeedDrain));
    return asking;
  }

  beforeAll(async () => {
    const caller = { officer: { id: fg, oin: people.riec, task: null }, traceId: '0'.repeat(32), spanId: '0'.repeat(16) };
    const filter = Object.fromEntries(Array.from({ length: 20 }, (_, no) => [`f${no}`, 'x'.repeat(1_000)]));
    const one: OversightConsulted = { type: 'OversightConsulted', data: { question: 'kennis', filter, answers: 0 } };
    const stream = consultationStream(randomUUID());
    for (let facts = 0; facts < large; facts += 20)
      await foundation().ledger.decide(
        { ...caller, org: caller.officer.oin, officer: fg, at: new Date(), stream },
        { initial: null, evolve: () => null },
        () => Array.from({ length: 20 }, () => one),
      );
    pages = Math.ceil((await signLog(people.hub.hub)).size / page);
    watch();
  }, patience_ms);
  beforeEach(() => {
    [pagesRead, ended, failing] = [0, 0, false];
  });
  afterAll(() => jest.restoreAllMocks());

  test('it is whole, and sound', async () => {
    const answer = await take();
    const folder = unpacked(Buffer.from(await answer.arrayBuffer()));
    expect(verified(folder).code).toBe(0);
    expect([pagesRead, ended]).toEqual([pages + 1, 1]); // the last page is empty
  });

  test('a slow reader holds no connection to the database, and nothing is read ahead of it; when it hangs up the reading ends', async () => {
    const asking = await stalled();
    await until(async () => (await atWork()).length === 0);
    expect([pagesRead < pages, ended]).toEqual([true, 0]);
    asking.destroy();
    await until(() => ended === 1);
    expect(pagesRead).toBeLessThan(pages);
    expect((await people.hub.ask('/v1/toezicht/raadplegingen', { as: fg })).status).toBe(200);
  });

  test('when the database is lost halfway, the answer breaks off and the hub goes on', async () => {
    failing = true;
    const answer = await take();
    expect(answer.status).toBe(200);
    await expect(answer.arrayBuffer()).rejects.toThrow();
    expect(ended).toBe(1);
    failing = false;
    expect((await people.hub.ask('/v1/toezicht/raadplegingen', { as: fg })).status).toBe(200);
  });
});
