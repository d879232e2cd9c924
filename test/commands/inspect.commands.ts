import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { commandLine, patience_ms } from './seinhuis.js';

const { folder, file, seinhuis } = commandLine();

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
    'of very many lines other cores take a part: in the same order, each with its own answer, the wrong one too',
    async () => {
      const asked = Array.from({ length: 12_000 }, (_, index) =>
        JSON.stringify({ id: `r${index}`, ...question, cells: [question.cells[index % 2]], ...(index === 9_000 && { extra: 1 }) }),
      );
      expect(asked.join('').length).toBeGreaterThan(3_000_000);
      const { code, out, err } = await seinhuis(['policy', 'decide'], { input: asked.join('\n') });
      const answers = out.trimEnd().split('\n');
      const one = answers[0]!.slice('{"id":"r0"'.length);
      const other = answers[1]!.slice('{"id":"r1"'.length);
      expect(one).not.toBe(other);
      const told = (index: number) =>
        `{"id":"r${index}",${index === 9_000 ? '"error":"unknown key: extra"}' : [one, other][index % 2]!.slice(1)}`;
      expect(answers.length).toBe(asked.length);
      expect(answers.filter((answer, index) => answer !== told(index))).toEqual([]);
      expect({ code, err }).toEqual({ code: 1, err: '' });
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
    'explain reads YAML, says what would change the answer, and for a jurist which rule spoke and how the article was read',
    async () => {
      const fixture = resolve('test/fixtures/requests/p01.yaml');
      const plain = await seinhuis(['policy', 'explain', fixture]);
      expect(plain.out).toMatch(/case\.LOC: niet-toegestaan[^]*verandert +Schrijf op .* Én: Wijst er iets op .*\(dan: toegestaan\)/);
      expect(plain.out).not.toContain('toetsing');
      const full = await seinhuis(['policy', 'explain', fixture, '--jurist']);
      expect(full.out).toMatch(/bron +W-[^]*(?:gelezen|uit-het-geheugen)[^]*toetsing +W-.*NO_ORGANISED_LINK/);
      // who said no is not asked again, and the doctor stays silent
      const doctor = await seinhuis(['policy', 'explain', resolve('test/fixtures/requests/p08.yaml')]);
      expect(doctor.out).toMatch(/reden +MEDICAL_SECRECY/);
      expect(doctor.out).not.toMatch(/verandert +Vraag het slachtoffer/);
      expect([plain.code, full.code, doctor.code]).toEqual([0, 0, 0]);
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
