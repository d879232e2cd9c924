import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadPolicies, type PolicyPack, runCases } from './index.js';

/** A story about a municipal finding for the RIEC, with one case that says `expect`. */
const story = (expect: string, changes = '{ }'): string => `
scenario: T01
title: Een bevinding van de gemeente
story: De gemeente ziet iets en wil het RIEC inlichten.
law: [W-R1]
given:
  asOf: 2026-06-01
  activity: disclose
  from: GB-TZ
  fromTask: apv
  to: RC
  region: riec-limburg
  purpose: organised-crime
  organisedLink: possible
  statement: true
  obtained: { by: GB-TZ, task: apv, regime: avg, on: 2026-05-01 }
  instruments: [{ id: I-RIEC, regions: [riec-limburg], parties: [GB-TZ], validFrom: 2020-04-01, validTo: 2027-12-31 }]
cases:
  - id: T01-01
    title: Het enige voorbeeld
    with: ${changes}
    expect:
      - ${expect}
`;

describe('a case file', () => {
  let pack: PolicyPack;
  let dir: string;
  beforeAll(() => {
    pack = loadPolicies('policies');
    dir = mkdtempSync(path.join(tmpdir(), 'cases-'));
  });
  afterAll(() => rmSync(dir, { recursive: true }));

  const run = (text: string) => {
    const file = path.join(dir, 'T01.cases.yaml');
    writeFileSync(file, text);
    return runCases(pack, file);
  };
  const becauseOf = (text: string): readonly string[] =>
    run(text).scenarios.flatMap(({ cases }) => cases.flatMap(({ differences }) => differences.flatMap(({ because }) => because)));

  it('passes when the answers are the same, whatever their order', () => {
    const line = 'permit: [victim.IDV, case.OBS]\n        bases: [W-R1]\n        obligations: [WEIGH]';
    expect(run(story(line))).toMatchObject({ passed: true, text: 'ok   T01 Een bevinding van de gemeente (1/1)' });
  });

  it.each([
    ['another effect', 'deny: [victim.IDV]\n        reason: NO_GROUND'],
    ['another ground', 'permit: [victim.IDV]\n        bases: [W-R1, CONSENT]'],
    ['an obligation that is not there', 'permit: [victim.IDV]\n        bases: [W-R1]\n        obligations: [SINGLE_USE]'],
    ['another reason', 'deny: [victim.HEALTH]\n        reason: NO_GROUND'],
    ['a way out that is not offered', 'deny: [victim.HEALTH]\n        reason: CATEGORY_NOT_IN_LAW\n        instead: [F6]'],
    ['no way out where one is offered', 'deny: [victim.POL8]\n        reason: STAGE_TOO_LOW\n        instead: []'],
    ['nothing to wait for where there is', 'pending: [case.NARR]\n        for: [four-eyes]\n        bases: [W-R1]'],
  ])('fails on %s', (_, line) => {
    expect(run(story(line)).passed).toBe(false);
  });

  it('shows expected, found and the condition that made the difference', () => {
    const { text } = run(story('permit: [victim.IDV]\n        bases: [W-R1]', '{ statement: false }'));
    expect(text.split('\n').slice(2)).toEqual([
      '       victim.IDV',
      '         expected  permit by W-R1',
      '         found     deny because NO_STATEMENT',
      '         because   W-R1: NECESSITY_STATEMENT says NO_STATEMENT',
    ]);
  });

  it('names a prohibition by its article and test', () => {
    expect(becauseOf(story('permit: [victim.IDV]\n        bases: [W-R1]', '{ supplierBlocks: [GB-TZ] }'))).toEqual([
      'W-RES: SUPPLIER_BLOCKS says SUPPLIER_BLOCK',
      'W-R1: holds, but the prohibition wins',
    ]);
  });

  it('names a ground that holds although it should not, and why another does not', () => {
    expect(becauseOf(story('permit: [victim.IDV]\n        bases: [CONSENT]'))).toEqual([
      'W-R1: holds',
      'CONSENT: does not name this cell between these parties',
    ]);
  });

  it('names what is waited for, the wrong purpose, the wrong day and the cell that no ground names', () => {
    expect(becauseOf(story('deny: [case.NARR]\n        reason: FREE_TEXT'))[0]).toBe('W-R1: LABELLED says wait for labelling');
    expect(becauseOf(story('permit: [case.OBS]\n        bases: [W-R1]', '{ purpose: help }'))).toContain(
      'W-R1: purposes says PURPOSE_NOT_COVERED',
    );
    expect(
      becauseOf(
        story(
          'permit: [case.OBS]\n        bases: [W-R1]',
          '{ asOf: 2025-02-28, obtained: { by: GB-TZ, task: apv, regime: avg, on: 2025-02-01 } }',
        ),
      ),
    ).toContain('W-R1: from-to says BASIS_NOT_IN_FORCE');
    expect(becauseOf(story('permit: [victim.HEALTH]\n        bases: [W-R1]'))).toEqual([
      'W-R1: cells says CATEGORY_NOT_IN_LAW',
      'W-R2: cells says CATEGORY_NOT_IN_LAW',
      'W-R3: cells says CATEGORY_NOT_IN_LAW',
    ]);
  });

  it('is refused as a whole when it does not start with its scenario, names a cell twice, or asks what the engine does not know', () => {
    const problems = (text: string) => run(text).scenarios.flatMap((one) => [...one.problems, ...one.cases.flatMap((c) => c.problems)]);
    expect(problems(story('permit: [case.OBS]').replace('id: T01-01', 'id: T02-01'))).toEqual(['line 19: T02-01 does not start with T01']);
    expect(problems(story('permit: [case.OBS, case.META]\n      - deny: [case.OBS]'))).toEqual(['line 19: T01-01 names case.OBS twice']);
    expect(problems(story('permit: [case.OBS]', '{ asOf: 2026-02-30 }'))).toEqual(['asOf: must be a day that exists, written YYYY-MM-DD']);
    expect(run(story('permit: [case.GOSSIP]')).passed).toBe(false);
  });
});
