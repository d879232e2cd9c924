import {
  decideRecord,
  loadPolicies,
  redecide,
  transferRequest,
  verdictOf,
  type Cell,
  type Held,
  type PolicyConsent,
  type PolicyPack,
  type PolicyRequest,
} from './index.js';
import { engineVersion } from './record-decision.js';

const policies = loadPolicies('policies');
const inBrabant = { regions: ['riec-oost-brabant'] };
const asked: PolicyRequest = {
  ...transferRequest(policies.instruments, {
    activity: 'disclose',
    from: { ...inBrabant, partner: 'GB-TZ', task: 'apv' },
    to: { ...inBrabant, partner: 'RC', task: null },
    purpose: 'organised-crime',
    asOf: '2026-11-20',
  }),
  organisedLink: 'possible',
  homeAddress: false,
  statement: true,
};
const town = { by: 'GB-TZ', task: 'apv', regime: 'avg' as const, on: '2026-11-19', finding: false };
const held = (id: string, cell: Cell, obtained: Held['obtained'] = town): Held => ({ id, cell, obtained });

/** The policy, with what it was asked. */
function listened(): { pack: PolicyPack; questions: { request: PolicyRequest; cells: readonly Cell[] }[] } {
  const questions: { request: PolicyRequest; cells: readonly Cell[] }[] = [];
  const pack = new Proxy(policies, {
    get: (target, name: keyof PolicyPack) => {
      if (name !== 'judge') return target[name];
      return (request: PolicyRequest, cells: readonly Cell[]) => {
        questions.push({ request, cells });
        return target.judge(request, cells);
      };
    },
  });
  return { pack, questions };
}

describe('a decision on a record', () => {
  test('asks once for each provenance, with each cell once', () => {
    const { pack, questions } = listened();
    const police = { ...town, by: 'PO', task: 'opsporing', regime: 'wpg' as const };
    const decision = decideRecord(pack, 'd', asked, [
      held('v1', 'case.LOC'),
      held('v2', 'case.LOC'),
      held('v3', 'case.BIZ'),
      held('v4', 'case.LOC', police),
      held('v5', 'case.LOC', { ...town, on: '2026-11-18' }),
    ]);
    expect(questions.map(({ request, cells }) => [request.obtained, cells])).toEqual([
      [town, ['case.LOC', 'case.BIZ']],
      [police, ['case.LOC']],
      [{ ...town, on: '2026-11-18' }, ['case.LOC']],
    ]);
    expect(decision.fields.map(({ cell, ids }) => [cell, ids])).toEqual([
      ['case.LOC', ['v1', 'v2']],
      ['case.BIZ', ['v3']],
      ['case.LOC', ['v4']],
      ['case.LOC', ['v5']],
    ]);
  });

  test('does not let the order of keys make another provenance', () => {
    const { finding, on, regime, task, by } = town;
    const { pack, questions } = listened();
    decideRecord(pack, 'd', asked, [held('v1', 'case.LOC'), held('v2', 'case.LOC', { finding, on, regime, task, by })]);
    expect(questions).toHaveLength(1);
  });

  test('names policy and engine, and keeps the question without consents and provenance', () => {
    const consents: PolicyRequest['consents'] = [
      { subject: 'victim', recipients: ['RC'], cells: ['victim.IDV'], purpose: 'help', born: '2001-01-01' },
    ];
    const items = [{ ...town, cells: ['case.LOC' as Cell] }];
    const decision = decideRecord(policies, 'd', { ...asked, consents, obtained: town, items }, [held('v1', 'case.LOC')], {
      consentRefs: ['toestemming@1'],
      sources: ['signaal@3'],
    });
    const refs = { consents: ['toestemming@1'], sources: ['signaal@3'] };
    expect(decision).toMatchObject({ id: 'd', asOf: '2026-11-20', engine: engineVersion, ...refs, asked, origins: [town] });
    expect(decision.policy).toEqual({ version: policies.version, digest: policies.digest });
    expect(Object.keys(decision.asked)).not.toEqual(expect.arrayContaining(['consents']));
    expect(JSON.stringify(decision)).not.toContain('2001-01-01');
  });

  test('is the same whenever it is made again', () => {
    const fields = policies.cells.map((cell, index) => held(`v${index}`, cell));
    expect(decideRecord(policies, 'd', asked, fields)).toEqual(decideRecord(policies, 'd', asked, fields));
  });

  test('says nothing about no fields', () => {
    const { pack, questions } = listened();
    expect(decideRecord(pack, 'd', asked, []).fields).toEqual([]);
    expect(questions).toEqual([]);
  });

  test('fails rather than leave a cell without an answer', () => {
    const pack = { ...policies, judge: () => ({}) } as unknown as PolicyPack;
    expect(() => decideRecord(pack, 'd', asked, [held('v1', 'case.LOC')])).toThrow('no verdict for case.LOC');
  });
});

test('the verdict of a field is that of its own provenance; a field that was not asked has none', () => {
  const limited = { ...town, notTo: ['RC'] };
  const decision = decideRecord(policies, 'd', asked, [held('v1', 'case.LOC'), held('v2', 'case.LOC', limited)]);
  expect(verdictOf(decision, 'v2')).toMatchObject({ ids: ['v2'], effect: 'deny', reason: 'SUPPLIER_CONDITION' });
  expect(verdictOf(decision, 'v1')).toMatchObject({ ids: ['v1'], effect: 'permit' });
  expect(verdictOf(decision, 'v3')).toBeUndefined();
});

describe('a decision made again', () => {
  const one = '00000000-0000-4000-a000-000000000001';
  const other = '00000000-0000-4000-a000-000000000002';
  const way = { from: { ...inBrabant, partner: 'ZC', task: 'zorgcoordinatie' }, to: { regions: [], partner: 'CM', task: 'registratie' } };
  const request = transferRequest(policies.instruments, {
    ...way,
    activity: 'disclose',
    purpose: 'shelter-registration',
    asOf: '2026-11-20',
  });
  const obtained = { by: 'ZC', task: 'zorgcoordinatie', regime: 'avg' as const, on: '2026-11-19', finding: false };
  const fields = [
    { ...held('v1', 'victim.IDV', obtained), subject: one },
    { ...held('v2', 'victim.IDV', { ...obtained, on: '2026-11-18' }), subject: other },
    { ...held('v3', 'victim.OBS', obtained), subject: other },
    { ...held('v4', 'case.LOC', obtained), subject: 'zaak' },
  ];
  const yes: PolicyConsent = {
    subject: 'victim',
    recipients: ['CM'],
    cells: ['victim.IDV'],
    purpose: 'shelter-registration',
    givenBy: 'self',
    givenAt: '2026-11-18',
    born: '1998-04-04',
    form: 'written',
    freely: true,
    guardianIsSuspect: false,
  };
  const consents = [{ subject: one, consent: yes }];
  const decision = decideRecord(policies, 'd', request, fields, { consents, consentRefs: ['c@1'] });
  const subjectOf = (id: string) => fields.find((field) => field.id === id)?.subject;

  test('is the same, provenance by provenance and victim by victim', () => {
    expect(['v1', 'v2'].map((id) => verdictOf(decision, id)?.effect)).toEqual(['permit', 'needs-consent']);
    expect(redecide(policies, JSON.parse(JSON.stringify(decision)), subjectOf, consents)).toEqual(decision);
  });
  test('also from a part of it', () => {
    const part = { ...decision, fields: decision.fields.filter(({ ids }) => !ids.includes('v1')) };
    expect(redecide(policies, part, subjectOf, consents).fields.map(({ ids, effect }) => [ids, effect])).toEqual(
      part.fields.map(({ ids, effect }) => [ids, effect]),
    );
  });
  test('is another one without the consent, or with that of somebody else', () => {
    for (const others of [[], [{ subject: other, consent: yes }]])
      expect(verdictOf(redecide(policies, decision, subjectOf, others), 'v1')?.effect).toBe('needs-consent');
  });
  test('counts no consent for a victim who is not named', () =>
    expect(
      verdictOf(
        redecide(policies, decision, () => undefined, consents),
        'v1',
      )?.effect,
    ).toBe('needs-consent'));
  test('fails on a field without an origin', () => {
    expect(() => redecide(policies, { ...decision, origins: [] }, subjectOf, consents)).toThrow('points to no origin');
  });
});
