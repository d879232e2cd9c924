import { appendFileSync, cpSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadPolicies, type PolicyPack } from '#libs/policy';
import { SpoiledPolicies } from './spoiled-policies.js';

let spoiled: SpoiledPolicies;

/** Another version of VT-OUT, in a file of its own. */
function addVersion(dir: string, days: string, conditions: string): void {
  const text = `version: 2025-03-01.1
review: { reviewer: "jurist, nog niet beoordeeld", reviewed: null, review_due: 2027-03-01 }
grounds:
  - id: VT-OUT
    kind: statute
    cite: "Wmo 2015 4.1.1 lid 2"
    ${days}
    source: mem
    plain: "Veilig Thuis mag de politie inlichten."
    obligations: []
    flows: [{ activities: [disclose], senders: [VT], receivers: [PO], purposes: [criminal-investigation], cells: [victim.IDV], ${conditions} }]
`;
  writeFileSync(path.join(dir, `grounds/later-${days.slice(6, 16)}.yaml`), text);
}

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

  describe('the files together', () => {
    beforeEach(() => (spoiled = new SpoiledPolicies()));
    afterEach(() => spoiled.remove());

    it('refuses a file that it does not know, a missing file, and versions that differ', () => {
      writeFileSync(path.join(spoiled.dir, 'extra.yaml'), 'version: 2025-03-01.1\n');
      rmSync(path.join(spoiled.dir, 'fallbacks.yaml'));
      expect(spoiled.problems().map(({ file }) => file)).toEqual(['extra.yaml', 'fallbacks.yaml']);
      rmSync(path.join(spoiled.dir, 'extra.yaml'));
      cpSync('policies/fallbacks.yaml', path.join(spoiled.dir, 'fallbacks.yaml'));
      spoiled.change('terms.yaml', 'version: 2025-03-01.1', 'version: 2025-03-01.2');
      expect(spoiled.problems()).toEqual([expect.objectContaining({ file: 'terms.yaml' })]);
    });

    /** Veilig Thuis tells the police who the victim is. */
    const told = (pack: PolicyPack, asOf: string) =>
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
    const period = 'from: 2015-01-01\n    to: null\n    source: mem\n    plain: "Veilig Thuis mag';

    it('lets a statute permit until the day before it ends', () => {
      spoiled.change('grounds/care.yaml', period, period.replace('null', '2026-06-01'));
      const pack = loadPolicies(spoiled.dir);
      expect(told(pack, '2026-05-31')).toMatchObject({ effect: 'permit', bases: ['VT-OUT'] });
      expect(told(pack, '2026-06-01')).toMatchObject({ effect: 'deny', reason: 'BASIS_NOT_IN_FORCE' });
    });

    it('takes on every day the version of a statute that is in force then, and no other', () => {
      spoiled.change('grounds/care.yaml', period, period.replace('null', '2026-06-01'));
      addVersion(spoiled.dir, 'from: 2026-06-15\n    to: 2026-07-01', 'conditions: [HGKM]');
      addVersion(spoiled.dir, 'from: 2026-07-01\n    to: null', 'conditions: [FOUR_EYES]');
      const pack = loadPolicies(spoiled.dir);
      const on = (asOf: string) => ({ effect: told(pack, asOf)?.effect, reason: told(pack, asOf)?.reason });
      expect(on('2014-12-31')).toEqual({ effect: 'deny', reason: 'BASIS_NOT_IN_FORCE' });
      expect(on('2026-05-31')).toEqual({ effect: 'permit', reason: null });
      expect(on('2026-06-14')).toEqual({ effect: 'deny', reason: 'BASIS_NOT_IN_FORCE' });
      expect(on('2026-06-15')).toEqual({ effect: 'deny', reason: 'NOT_HGKM' });
      expect(on('2026-06-30')).toEqual({ effect: 'deny', reason: 'NOT_HGKM' });
      expect(on('2026-07-01')).toEqual({ effect: 'pending', reason: null });
    });

    it('tells a ground as it read on the day of the decision', () => {
      spoiled.change('grounds/care.yaml', period, period.replace('null', '2026-06-01'));
      addVersion(spoiled.dir, 'from: 2026-06-15\n    to: null', 'conditions: []');
      const pack = loadPolicies(spoiled.dir);
      const plain = (day: string) => pack.explain('victim.IDV', told(pack, day)!, day).grounds.map((ground) => ground.plain);
      const [before, after] = [plain('2026-05-31'), plain('2026-06-15')];
      expect(after).toEqual(['Veilig Thuis mag de politie inlichten.']);
      expect(before).toEqual([expect.stringContaining('Veilig Thuis mag')]);
      expect(before).not.toEqual(after);
      expect(pack.basisOn('VT-OUT', '2026-05-31')?.to).toBe('2026-06-01');
      expect(pack.basisOn('VT-OUT', '2026-06-10')?.to).toBe('2026-06-01');
      expect(pack.basisOn('VT-OUT', '2026-06-15')?.from).toBe('2026-06-15');
      expect(pack.basisOn('VT-UIT', '2026-06-15')).toBeUndefined();
    });

    it('refuses two versions of one statute with a day in common', () => {
      addVersion(spoiled.dir, 'from: 2026-06-01\n    to: 2026-07-01', 'conditions: []');
      expect(spoiled.problems()).toEqual([
        expect.objectContaining({ file: 'grounds/later-2026-06-01.yaml', line: 4, message: expect.stringMatching(/VT-OUT is already in/) }),
      ]);
    });

    it('has for every entry a citation, a plain sentence and a source mark, and owns up that no jurist has reviewed it', () => {
      const { register, ...pack } = loadPolicies(spoiled.dir);
      const kinds = {
        statute: 40,
        prohibition: 7,
        instrument: 4,
        guidance: 6,
        partner: 36,
        field: 79,
        purpose: 27,
        task: 45,
        obligation: 13,
        fallback: 6,
      };
      const counts = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, register.filter((one) => one.kind === kind).length]));
      expect(counts).toEqual(kinds);
      expect(register.filter(({ cite, plain, source }) => !cite || plain.length < 10 || !source)).toEqual([]);
      expect(register.filter(({ reviewed }) => reviewed !== null)).toEqual([]);
      expect(pack.bases.map(({ id }) => id)).toEqual(register.slice(0, 57).map(({ id }) => id));
    });

    it('counts as debt what nobody reviewed, or too long ago, and nothing else', () => {
      const review = 'review: { reviewer: "jurist, nog niet beoordeeld", reviewed: null, review_due: 2027-03-01 }';
      spoiled.change(
        'guidance.yaml',
        review,
        'review: { reviewer: "jurist van het programma", reviewed: 2026-03-01, review_due: 2027-03-01 }',
      );
      spoiled.change('guidance.yaml', 'explains: [WMO-526], source: mem,', 'explains: [WMO-526], source: mem, review_due: 2026-09-01,');
      const pack = loadPolicies(spoiled.dir);
      const debt = (day: string) => pack.reviewDebt(day).flatMap(({ kind, id }) => (kind === 'guidance' ? [id] : []));
      expect(debt('2026-08-31')).toEqual([]);
      expect(debt('2026-09-01')).toEqual(['MELDCODE']);
      expect(debt('2027-03-01')).toHaveLength(6);
      expect(pack.reviewDebt('2026-01-01').every(({ kind }) => kind !== 'guidance')).toBe(true);
    });

    it('refuses an entry without a citation, and a file that does not say who reviews it', () => {
      spoiled.change('purposes.yaml', ', cite: "AVG 32; WGS 1.8 lid 4"', '');
      spoiled.change('fallbacks.yaml', 'review: { reviewer: "jurist, nog niet beoordeeld", reviewed: null, review_due: 2027-03-01 }\n', '');
      expect(spoiled.problems().map(({ file, message }) => `${file} ${message}`)).toEqual([
        "fallbacks.yaml the file must have required property 'review'",
        "purposes.yaml purposes.24 must have required property 'cite'",
      ]);
    });

    it('changes the digest with any byte of a policy file, and not with a case', () => {
      const { digest } = loadPolicies(spoiled.dir);
      appendFileSync(path.join(spoiled.dir, 'cases/P01.cases.yaml'), '# remark\n');
      expect(loadPolicies(spoiled.dir).digest).toBe(digest);
      appendFileSync(path.join(spoiled.dir, 'terms.yaml'), '# remark\n');
      expect(loadPolicies(spoiled.dir).digest).not.toBe(digest);
    });
  });
});
