import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadPolicies, PolicyError } from './index.js';

/** A copy of policies/ to spoil. */
let dir: string;

function copyPolicies(): void {
  dir = mkdtempSync(path.join(tmpdir(), 'policies-'));
  cpSync('policies', dir, { recursive: true });
}

/** Replaces the only occurrence of `before` and returns the line on which it stood. */
function change(file: string, before: string, after: string): number {
  const name = path.join(dir, file);
  const text = readFileSync(name, 'utf8');
  const parts = text.split(before);
  if (parts.length !== 2) throw new Error(`"${before}" stands ${parts.length - 1} times in ${file}`);
  writeFileSync(name, parts.join(after));
  return (parts[0] ?? '').split('\n').length;
}

function problemsOf(): PolicyError['problems'] {
  try {
    loadPolicies(dir);
  } catch (error) {
    if (error instanceof PolicyError) return error.problems;
    throw error;
  }
  return [];
}

interface Mistake {
  name: string;
  file: string;
  before: string;
  after: string;
  /** Lines between the change and the place that is named. */
  below?: number;
  /** The problem is named somewhere else. */
  elsewhere?: true;
  message: RegExp;
}

const shape: Mistake[] = [
  {
    name: 'an unknown field format',
    file: 'fields.yaml',
    before: 'format: bsn',
    after: 'format: bzn',
    message: /fields.35.format must be equal/,
  },
  {
    name: 'an unknown key',
    file: 'grounds/wpg.yaml',
    before: 'note: "no entry for the Wmo"',
    after: 'remark: "x"',
    message: /unknown key "remark"/,
  },
  {
    name: 'a day that does not exist',
    file: 'instrument-kinds.yaml',
    before: 'from: 2020-04-01',
    after: 'from: 2020-04-31',
    message: /date/,
  },
  {
    name: 'a key that stands twice',
    file: 'terms.yaml',
    before: 'compartment: { years: 5,',
    after: 'compartment: { years: 5, years: 6,',
    message: /unique/,
  },
];

/** Looked at only when every file has the right shape. */
const references: Mistake[] = [
  { name: 'a field number that is used twice', file: 'fields.yaml', before: 'no: 79,', after: 'no: 78,', message: /no 78 is used twice/ },
  {
    name: 'an unknown list of codes',
    file: 'fields.yaml',
    before: 'codes: urgency }',
    after: 'codes: hurry }',
    message: /unknown list of codes hurry/,
  },
  {
    name: 'an unknown task',
    file: 'participants.yaml',
    before: 'UW: [uitkering]',
    after: 'UW: [uitkeren]',
    message: /unknown task uitkeren/,
  },
  {
    name: 'an unknown partner',
    file: 'grounds/wpg.yaml',
    before: 'receivers: [RE]',
    after: 'receivers: [RX]',
    message: /unknown partner RX/,
  },
  {
    name: 'an unknown cell',
    file: 'grounds/care.yaml',
    before: 'suspect.IDS], conditions: [CONFLICT_FORM',
    after: 'suspect.IDX], conditions: [CONFLICT_FORM',
    message: /unknown cell/,
  },
  {
    name: 'a set that does not exist',
    file: 'grounds/avg.yaml',
    before: '"@rescue"',
    after: '"@rescues"',
    message: /unknown set @rescues/,
  },
  {
    name: 'an unknown purpose',
    file: 'grounds/wpg.yaml',
    before: 'purposes: [probation]',
    after: 'purposes: [probatio]',
    message: /unknown purpose/,
  },
  {
    name: 'an unknown condition',
    file: 'grounds/care.yaml',
    before: 'conditions: [SAME_TEAM]',
    after: 'conditions: [SAME_HOUSE]',
    message: /unknown condition/,
  },
  {
    name: 'an unknown ground',
    file: 'guidance.yaml',
    before: 'explains: [NLA, SV]',
    after: 'explains: [NLA, SW]',
    message: /unknown ground SW/,
  },
  {
    name: 'an unknown obligation',
    file: 'grounds/care.yaml',
    before: '[VT_NOTICE_4W]',
    after: '[VT_NOTICE_5W]',
    message: /unknown obligation/,
  },
  {
    name: 'an unknown cell of a field',
    file: 'fields.yaml',
    before: 'cells: [reporter.REP], sensitivity: 4',
    after: 'cells: [reporter.RAP], sensitivity: 4',
    message: /unknown cell reporter.RAP/,
  },
  {
    name: 'a permit by something else than a statute',
    file: 'grounds/municipality.yaml',
    before: 'id: GEM\n    kind: statute',
    after: 'id: GEM\n    kind: guidance',
    below: 1,
    message: /GEM is no statute/,
  },
  {
    name: 'dates the wrong way round',
    file: 'grounds/wgs.yaml',
    before: 'from: 2025-03-01\n    to: null\n    source: part',
    after: 'from: 2025-03-01\n    to: 2025-03-01\n    source: part',
    below: 1,
    message: /W-3P ends before it begins/,
  },
  {
    name: 'an id that is used twice',
    file: 'grounds/municipality.yaml',
    before: 'id: VW',
    after: 'id: GEM',
    message: /id GEM is already used/,
  },
  {
    name: 'an instrument that ends before it begins',
    file: 'instruments/police-decisions.yaml',
    before: 'validTo: 2027-05-31',
    after: 'validTo: 2025-05-31',
    message: /before validFrom/,
  },
  {
    name: 'a prohibition that no bar applies',
    file: 'prohibitions.yaml',
    before: '  - { reason: SUPPLIER_BLOCK,',
    after: '  - { reason: NO_GROUND,',
    elsewhere: true,
    message: /no bar applies prohibition SUPPLIER_BLOCK/,
  },
  {
    name: 'a bar with an unknown test',
    file: 'prohibitions.yaml',
    before: 'when: BIBOB_ELSEWHERE',
    after: 'when: BIBOB_HERE',
    message: /unknown test/,
  },
  {
    name: 'an organisation with an unknown partner',
    file: 'organisations/national.csv',
    before: 'CoMensha,CM,',
    after: 'CoMensha,CX,',
    message: /unknown partner CX/,
  },
  {
    name: 'an organisation number that is no number of the demo',
    file: 'organisations/national.csv',
    before: '00000099005000006000',
    after: '00000001005000006000',
    message: /20 digits/,
  },
];

describe('loading policies', () => {
  it('loads the files of this repository', () => {
    const pack = loadPolicies('policies');
    expect(pack.version).toMatch(/^\d{4}-\d\d-\d\d\.\d+$/);
    expect(pack.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(pack.bases).toHaveLength(57);
    expect(pack.partners).toHaveLength(36);
    expect(pack.fields).toHaveLength(79);
    expect(pack.organisations.filter(({ municipality }) => municipality)).toHaveLength(342);
  });

  for (const mistakes of [shape, references]) {
    describe(`with every mistake of ${mistakes === shape ? 'shape' : 'reference'} at once`, () => {
      let problems: PolicyError['problems'];
      const lines = new Map<string, number>();

      beforeAll(() => {
        copyPolicies();
        for (const { name, file, before, after, below = 0 } of mistakes) {
          lines.set(name, change(file, before, after) + below);
        }
        problems = problemsOf();
      });
      afterAll(() => rmSync(dir, { recursive: true }));

      it.each(mistakes)('refuses $name, with its line', ({ name, file, message, elsewhere }) => {
        const found = problems.filter((problem) => message.test(problem.message));
        expect(found).toContainEqual(expect.objectContaining({ file, ...(!elsewhere && { line: lines.get(name) }) }));
      });

      it('finds nothing else', () => {
        expect(problems.filter(({ message }) => !mistakes.some((one) => one.message.test(message)))).toEqual([]);
      });
    });
  }

  describe('the files together', () => {
    beforeEach(copyPolicies);
    afterEach(() => rmSync(dir, { recursive: true }));

    it('refuses a file that it does not know, a missing file, and versions that differ', () => {
      writeFileSync(path.join(dir, 'extra.yaml'), 'version: 2025-03-01.1\n');
      rmSync(path.join(dir, 'fallbacks.yaml'));
      expect(problemsOf().map(({ file }) => file)).toEqual(['extra.yaml', 'fallbacks.yaml']);
      rmSync(path.join(dir, 'extra.yaml'));
      cpSync('policies/fallbacks.yaml', path.join(dir, 'fallbacks.yaml'));
      change('terms.yaml', 'version: 2025-03-01.1', 'version: 2025-03-01.2');
      expect(problemsOf()).toEqual([expect.objectContaining({ file: 'terms.yaml' })]);
    });

    it('lets a statute permit until the day before it ends', () => {
      const before = 'to: null\n    source: mem\n    plain: "Veilig Thuis mag';
      change('grounds/care.yaml', before, before.replace('null', '2026-06-01'));
      const pack = loadPolicies(dir);
      const on = (asOf: string) =>
        pack.judge(
          {
            asOf,
            activity: 'disclose',
            from: 'VT',
            fromTask: 'veilig-thuis',
            to: 'PO',
            toTask: 'opsporing',
            purpose: 'criminal-investigation',
            obtained: { by: 'VT', task: 'veilig-thuis', regime: 'wmo', on: '2026-05-01' },
          },
          ['victim.IDV'],
        )['victim.IDV'];
      expect(on('2026-05-31')).toMatchObject({ effect: 'permit', bases: ['VT-OUT'] });
      expect(on('2026-06-01')).toMatchObject({ effect: 'deny', reason: 'BASIS_NOT_IN_FORCE' });
    });

    it('changes the digest with any byte of a policy file, and not with a case', () => {
      const { digest } = loadPolicies(dir);
      appendFileSync(path.join(dir, 'cases/P01.cases.yaml'), '# remark\n');
      expect(loadPolicies(dir).digest).toBe(digest);
      appendFileSync(path.join(dir, 'terms.yaml'), '# remark\n');
      expect(loadPolicies(dir).digest).not.toBe(digest);
    });
  });
});
