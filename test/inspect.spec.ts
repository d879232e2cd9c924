import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { parse } from 'yaml';
import { nailBar } from '../apps/inspect/src/demo/nail-bar.js';
import { startTestHub, type TestHub } from './hub.js';

interface Ran {
  code: number | null;
  out: string;
  err: string;
}

/** A process of its own takes a second or so; on a busy machine some more. */
const patience_ms = 60_000;
const hooks = `--import=${resolve('test/concurrency/typescript.mjs')}`;
const main = resolve('apps/inspect/src/main.ts');

/** Runs the command line as a process of its own, from a folder that is not the repository. */
function seinhuis(args: string[], { input = '', env = {} }: { input?: string; env?: NodeJS.ProcessEnv } = {}): Promise<Ran> {
  const { DATABASE_URL: _url, NODE_OPTIONS: _options, ...clean } = process.env;
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, ['--no-warnings', '--conditions=source', hooks, main, ...args], {
      cwd: folder,
      env: { ...clean, ...env },
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk) => (out += String(chunk)));
    child.stderr.on('data', (chunk) => (err += String(chunk)));
    child.once('error', failed);
    child.once('close', (code) => done({ code, out, err }));
    child.stdin.on('error', () => undefined).end(input);
  });
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'seinhuis-inspect-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

describe('wrong use ends with 2, says what to do in Dutch, and leaves standard output alone', () => {
  test.each<[string, string[], RegExp]>([
    ['no command', [], /noem een opdracht/],
    ['an unknown command', ['polici'], /deze opdracht is er niet: polici/],
    ['half a command', ['policy'], /noem een opdracht/],
    ['an unknown option', ['policy', 'check', '--jsn'], /deze optie is er niet: --jsn/],
    ['an argument too few', ['policy', 'test'], /er ontbreekt een argument/],
    ['an argument too many', ['policy', 'check', 'a', 'b'], /te veel argumenten/],
    ['a file that is not there', ['policy', 'test', 'nergens.yaml'], /nergens\.yaml bestaat niet/],
    ['a question that is not there', ['policy', 'explain', 'nergens.json'], /nergens\.json is niet te lezen \(ENOENT\)/],
    ['rules that are not there', ['policy', 'decide', '--policies', 'nergens'], /nergens/],
    ['an entry that is no number', ['ledger', 'verify', '--tamper-copy', 'eerste'], /deze waarde kan niet/],
    ['a database that is none', ['ledger', 'verify', '--database-url', 'mysql://x'], /begint/],
    [
      'a database that is away',
      ['ledger', 'verify', '--database-url', 'postgresql://x:x@127.0.0.1:1/x'],
      /antwoordt niet \(ECONNREFUSED\)/,
    ],
    ['a folder without a database', ['ledger', 'verify', '--json'], /is geen database; start eerst de hub met npm start/],
    [
      'a view that is not there',
      ['views', 'rebuild', 'alles-wat-ik-wil', '--json'],
      /dit overzicht is er niet: alles-wat-ik-wil; kies uit .*feed/,
    ],
    ['names and all', ['views', 'rebuild', 'feed', '--all'], /niet allebei/],
  ])(
    '%s',
    async (_, args, says) => {
      const { code, out, err } = await seinhuis(args);
      expect(err).toMatch(says);
      expect({ code, out }).toEqual({ code: 2, out: '' });
    },
    patience_ms,
  );

  test.each([[['--help']], [['policy', 'test', '--help']], [['ledger', 'verify', '--help']], [['views', 'rebuild', '-h']]])(
    'help of %j is Dutch, and fine',
    async (args) => {
      const { code, out, err } = await seinhuis(args);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toMatch(/Gebruik: seinhuis.*\n[^]*Opties:/);
      expect(out).not.toMatch(/Usage|Options|Commands|display help|default|\[options\]|\[command\]/);
    },
  );
});

describe('policy check', () => {
  test(
    'the rules that come along are sound, and counted',
    async () => {
      const { code, out } = await seinhuis(['policy', 'check', '--json']);
      const answer = JSON.parse(out);
      expect(answer).toMatchObject({ sound: true, digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/), problems: [] });
      expect(Math.min(...(Object.values(answer.counts) as number[]))).toBeGreaterThan(0);
      expect(code).toBe(0);
    },
    patience_ms,
  );

  test(
    'every problem is named with file and line, and the code is 1',
    async () => {
      const broken = join(folder, 'broken');
      cpSync(resolve('policies'), broken, { recursive: true });
      const purposes = readFileSync(join(broken, 'purposes.yaml'), 'utf8');
      writeFileSync(join(broken, 'purposes.yaml'), `${purposes}onbekend: 1\n`);
      const { code, out } = await seinhuis(['policy', 'check', broken]);
      expect(out).toMatch(new RegExp(`purposes\\.yaml:${purposes.split('\n').length}\\s+.*onbekend`));
      expect(code).toBe(1);
      expect((await seinhuis(['policy', 'explain', file('any.json', '{}'), '--policies', broken])).code).toBe(2);
    },
    patience_ms,
  );
});

describe('policy test', () => {
  const story = (reason: string): string => `
scenario: P90
title: Een verzonnen verhaal
story: Zonder herkomst gaat er niets.
law: [P-20]
given: { asOf: 2025-06-02, activity: disclose, from: PO, to: ZC, purpose: help }
cases:
  - id: P90-01
    title: Zonder herkomst niet
    expect:
      - deny: [victim.IDV]
        reason: ${reason}
`;

  test(
    'all cases that come along pass, but for those on the list',
    async () => {
      const { code, out } = await seinhuis(['policy', 'test', resolve('policies/cases'), '--json']);
      const answer = JSON.parse(out);
      expect(answer.scenarios.length).toBeGreaterThanOrEqual(22);
      expect(answer).toMatchObject({ passed: true, unexpected: [], mended: [] });
      expect(answer.failing.filter((id: string) => /^P0[1-8]$/.test(id))).toEqual([]);
      expect(code).toBe(0);
    },
    patience_ms,
  );

  test(
    'a file from anywhere, that passes',
    async () => {
      const { code, out } = await seinhuis(['policy', 'test', file('good.cases.yaml', story('PROVENANCE_MISSING'))]);
      expect(out).toContain('1 van 1 verhalen slagen');
      expect(code).toBe(0);
    },
    patience_ms,
  );

  test(
    'a story that deviates is shown with what was expected and what was found',
    async () => {
      const { code, out } = await seinhuis(['policy', 'test', file('bad.cases.yaml', story('NO_GROUND'))]);
      expect(out).toMatch(/AFWIJKING P90[^]*P90-01 {2}Zonder herkomst niet[^]*victim\.IDV/);
      expect(out).toMatch(/verwacht {2}.*"NO_GROUND"[^]*gevonden {2}.*"PROVENANCE_MISSING"/);
      expect(code).toBe(1);
    },
    patience_ms,
  );

  test(
    'a known one may deviate, but must leave the list when it passes',
    async () => {
      for (const [name, reason, code] of [
        ['known', 'NO_GROUND', 0],
        ['mended', 'PROVENANCE_MISSING', 1],
      ] as const) {
        mkdirSync(join(folder, name));
        file(`${name}/P90.cases.yaml`, story(reason));
        file(`${name}/known-failing.txt`, '# mag nog\nP90\n');
        const ran = await seinhuis(['policy', 'test', join(folder, name)]);
        expect({ name, code: ran.code }).toEqual({ name, code });
        expect(ran.out).toContain(name === 'known' ? 'bekend dat zij afwijken: P90' : 'haal van de lijst known-failing.txt: P90');
      }
    },
    patience_ms,
  );
});

describe('policy decide and explain', () => {
  const p04 = parse(readFileSync('policies/cases/P04.cases.yaml', 'utf8')) as { given: object; cases: { with: object }[] };
  const question = { given: { ...p04.given, ...p04.cases[1]!.with }, cells: ['victim.IDV', 'suspect.IDS'] };

  test(
    'a line in is a line out, in order; a wrong one names the key and spares the others',
    async () => {
      const lines = [
        JSON.stringify({ id: 'r1', ...question }),
        'dit is geen JSON',
        JSON.stringify({ id: 'r3', ...question, given: { ...question.given, frm: 'PO' } }),
        JSON.stringify({ id: 'r4', ...question, cells: ['victim.NAAM'] }),
        JSON.stringify({ id: 'r5', given: question.given }),
        JSON.stringify({ ...question }),
        JSON.stringify({ id: 'r7', ...question, given: {} }),
        JSON.stringify({ id: 'r8', ...question, extra: 1 }),
        '[]',
        JSON.stringify({ id: 'r10', ...question }),
      ];
      const { code, out, err } = await seinhuis(['policy', 'decide'], { input: lines.join('\n') });
      const answers = out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(answers.map(({ id }) => id)).toEqual(['r1', null, 'r3', 'r4', 'r5', null, 'r7', 'r8', null, 'r10']);
      expect(answers[0]).toEqual({
        id: 'r1',
        cells: {
          'victim.IDV': {
            effect: 'permit',
            bases: ['P-20'],
            reason: null,
            for: [],
            obligations: expect.arrayContaining(['NO_ONWARD']),
            instead: [],
          },
          'suspect.IDS': { effect: 'deny', bases: [], reason: 'NOT_IN_INSTRUMENT', for: [], obligations: [], instead: expect.any(Array) },
        },
      });
      expect(answers[9].cells).toEqual(answers[0].cells);
      for (const [index, key] of [
        [2, /frm/],
        [3, /cells/],
        [4, /cells/],
        [5, /id/],
        [6, /asOf|activity/],
        [7, /extra/],
      ] as const)
        expect(answers[index].error).toMatch(key);
      expect({ code, err }).toEqual({ code: 1, err: '' });
    },
    patience_ms,
  );

  test(
    'without a wrong line the code is 0',
    async () => {
      const input = `${JSON.stringify({ id: 'r1', ...question })}\n\n`;
      const { code, out } = await seinhuis(['policy', 'decide'], { input });
      expect({ code, lines: out.split('\n').length }).toEqual({ code: 0, lines: 2 });
    },
    patience_ms,
  );

  test(
    'explained: the article that allows, and the reason that does not',
    async () => {
      const path = file('question.json', JSON.stringify(question));
      const { code, out } = await seinhuis(['policy', 'explain', path]);
      expect(out).toMatch(/victim\.IDV: toegestaan[^]*grond +P-20, /);
      expect(out).toMatch(/suspect\.IDS: niet-toegestaan[^]*reden +NOT_IN_INSTRUMENT/);
      expect(code).toBe(0);
      const { cells } = JSON.parse((await seinhuis(['policy', 'explain', path, '--json'])).out);
      expect(cells['victim.IDV']).toMatchObject({ verdict: { effect: 'permit' }, explanation: { grounds: [{ id: 'P-20' }] } });
    },
    patience_ms,
  );

  test(
    'a question that is not well formed is wrong use',
    async () => {
      const path = file('wrong.json', JSON.stringify({ ...question, given: { ...question.given, from: 'POLITIE' } }));
      const { code, err, out } = await seinhuis(['policy', 'explain', path]);
      expect(err).toMatch(/de vraag klopt niet: from/);
      expect(err).not.toContain('POLITIE');
      expect({ code, out }).toEqual({ code: 2, out: '' });
    },
    patience_ms,
  );
});

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
      expect(forged.out).toMatch(new RegExp(`^regel ${seq}, beslissing [0-9a-f-]{36}: komt anders uit$`, 'm'));
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
