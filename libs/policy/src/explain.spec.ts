import { loadPolicies, type PolicyPack, type PolicyRequest } from './index.js';

let pack: PolicyPack;
beforeAll(() => {
  pack = loadPolicies('policies');
});

/** A GP and the police. */
const toPolice: PolicyRequest = {
  asOf: '2026-11-24',
  activity: 'disclose',
  from: 'ZO',
  fromTask: 'huisarts',
  to: 'PO',
  toTask: 'opsporing',
  purpose: 'criminal-investigation',
  obtained: { by: 'ZO', task: 'huisarts', regime: 'wgbo', on: '2026-11-20' },
};

const explained = (request: PolicyRequest, cell: `${'victim' | 'suspect' | 'reporter'}.${string}`) => {
  const verdict = pack.judge(request, [cell])[cell];
  return pack.explain(cell, verdict!, '2026-06-01');
};

describe('a verdict in plain Dutch', () => {
  it('says why not, and what else can be done', () => {
    expect(explained(toPolice, 'suspect.IDS')).toEqual({
      summary: 'Dit gegeven over de verdachte mag niet gedeeld worden. Dit valt onder het beroepsgeheim.',
      grounds: [],
      reason: { code: 'MEDICAL_SECRECY', label: 'beroepsgeheim' },
      show: 'o',
      alternatives: [
        { code: 'F3', text: expect.stringContaining('advies zonder namen') as string },
        { code: 'F5', text: expect.any(String) as string },
      ],
    });
  });

  it('says on which ground, with the article and how sure we are of its text', () => {
    const toVt: PolicyRequest = { ...toPolice, to: 'VT', toTask: 'veilig-thuis', purpose: 'domestic-violence', hgkm: true };
    expect(explained(toVt, 'victim.IDV')).toMatchObject({
      summary: expect.stringMatching(/^Dit gegeven over het slachtoffer mag gedeeld worden\. Bij huiselijk geweld/) as string,
      grounds: [{ id: 'WMO-526', cite: 'Wmo 2015 5.2.6', source: 'part' }],
      reason: null,
      alternatives: [],
    });
  });

  it('says what it waits for', () => {
    expect(explained({ ...toPolice, approvals: { 'conflict-form': 'requested' } }, 'victim.IDV').summary).toContain(
      'Nodig is: het formulier over het conflict van plichten, een tweede paar ogen.',
    );
  });

  it('marks what the requester may not know', () => {
    expect(explained(toPolice, 'reporter.REP').show).toBe('n');
  });

  it('has a sentence for every reason', () => {
    expect(pack.reasons.filter(({ plain }) => !/^[A-ZÉ].*\.$/.test(plain))).toEqual([]);
  });
});
