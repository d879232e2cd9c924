import { loadPolicies, type PolicyPack, type PolicyRequest, PolicyRequestError } from './index.js';

let pack: PolicyPack;
beforeAll(() => {
  pack = loadPolicies('policies');
});

/** A municipal inspector brings a signal to the RIEC. */
const toRiec: PolicyRequest = {
  asOf: '2026-11-24',
  activity: 'disclose',
  from: 'GB-TZ',
  fromTask: 'huisvesting',
  to: 'RC',
  region: 'riec-oost-brabant',
  purpose: 'organised-crime',
  organisedLink: 'possible',
  statement: true,
  obtained: { by: 'GB-TZ', task: 'huisvesting', regime: 'avg', on: '2026-11-20' },
  instruments: [
    { id: 'I-RIEC', regions: ['riec-oost-brabant'], parties: ['GB-TZ', 'PO', 'OM'], validFrom: '2020-04-01', validTo: '2027-12-31' },
  ],
};

const ask = (request: PolicyRequest, cell: `victim.${string}` | `suspect.${string}` | `case.${string}`) =>
  pack.judge(request, [cell])[cell];

describe('a question the engine does not know', () => {
  const problemsOf = (request: unknown, cells: `case.${string}`[] = ['case.OBS']): string[] => {
    try {
      pack.judge(request as PolicyRequest, cells);
    } catch (error) {
      if (error instanceof PolicyRequestError) return error.problems;
      throw error;
    }
    return [];
  };

  it('is refused by the name of its key, with what is allowed', () => {
    expect(problemsOf({ ...toRiec, from: 'GB-XX' })).toEqual([
      expect.stringMatching(/^from: not an allowed value; allowed are GB-BM, GB-TZ/),
    ]);
    expect(problemsOf({ ...toRiec, friend: true })).toEqual(['request: unknown key friend']);
    expect(problemsOf({ ...toRiec, purpose: 'fun' })[0]).toMatch(/^purpose: .*organised-crime/);
    expect(problemsOf({ ...toRiec, approvals: { mother: 'given' } })[0]).toMatch(/^approvals: .*four-eyes/);
    expect(problemsOf({ ...toRiec, asOf: undefined })).toEqual(['request: asOf is required']);
    expect(problemsOf({ ...toRiec, asOf: '2025-02-30' })).toEqual(['asOf: must be a day that exists, written YYYY-MM-DD']);
    expect(problemsOf(toRiec, ['case.GOSSIP'])[0]).toMatch(/^cells: unknown cell; allowed are case.META/);
    expect(problemsOf({ ...toRiec, caseMember: null })).toEqual([expect.stringMatching(/^caseMember: must be boolean/)]);
  });

  it('never sees its value again in the error', () => {
    const secret = 'Jansen 999990342';
    const problems = [{ from: secret }, { [secret]: 1 }, { obtained: { by: secret } }, { region: secret }, { asOf: secret }].flatMap(
      (part) => problemsOf({ ...toRiec, ...part }),
    );
    expect(problems.length).toBeGreaterThan(4);
    expect(problems.join()).not.toMatch(/Jansen|999990342/);
  });
});

describe('default deny', () => {
  it('says no to every cell when nothing is known', () => {
    for (const activity of ['disclose', 'read', 'release', 'match', 'register', 'break-glass', 'rights', 'audit', 'reuse'] as const) {
      const verdicts = Object.values(pack.judge({ asOf: '2026-11-24', activity }, pack.cells));
      expect(verdicts.every(({ effect, reason }) => effect === 'deny' && reason === 'PROVENANCE_MISSING')).toBe(true);
    }
  });

  it('says no where no statute leads', () => {
    const request: PolicyRequest = {
      ...toRiec,
      from: 'VT',
      fromTask: 'veilig-thuis',
      to: 'NL',
      toTask: 'arbeid-toezicht',
      purpose: 'supervision',
    };
    const verdicts = pack.judge(request, pack.cells);
    expect(Object.values(verdicts).filter(({ effect }) => effect === 'permit')).toEqual([]);
    expect(verdicts['victim.IDV']).toEqual({
      effect: 'deny',
      bases: [],
      reason: 'NO_GROUND',
      for: [],
      obligations: [],
      instead: ['F3', 'F4'],
    });
  });
});

describe('one verdict', () => {
  it('names all grounds, sorted, with every key', () => {
    expect(ask(toRiec, 'victim.IDV')).toEqual({
      effect: 'permit',
      bases: ['W-R1'],
      reason: null,
      for: [],
      obligations: ['SECRECY', 'WEIGH'],
      instead: [],
    });
    const police = { ...toRiec, from: 'PO', fromTask: 'opsporing', stage: 2 as const, caseMember: true };
    const brought = { ...police, obtained: { by: 'PO', task: 'opsporing', regime: 'wpg' as const, on: '2026-11-20' } };
    expect(ask(brought, 'suspect.IDS')?.bases).toEqual(['P-20W', 'W-R1']);
    expect(ask(brought, 'case.BIZ')?.bases).toEqual(['W-R1']);
  });

  it('cannot be changed by who gets it', () => {
    const verdict = ask(toRiec, 'victim.IDV');
    expect(() => verdict?.bases.push('X')).toThrow(TypeError);
  });

  it('offers consent only for data of the victim', () => {
    const soft: PolicyRequest = { ...toRiec, to: 'PO', toTask: 'opsporing', purpose: 'criminal-investigation' };
    expect(ask(soft, 'victim.IDV')).toMatchObject({ reason: 'NO_GROUND_SOFT_SIGNAL', instead: ['F3', 'F4', 'F5', 'F6'] });
    expect(ask(soft, 'suspect.IDS')).toMatchObject({ reason: 'NO_GROUND_SOFT_SIGNAL', instead: ['F3', 'F5', 'F6'] });
  });

  it('takes the strictest of several origins of one cell', () => {
    const clean = { by: 'GB-TZ', task: 'huisvesting', regime: 'avg' as const, on: '2026-11-20', cells: ['victim.IDV' as const] };
    expect(ask({ ...toRiec, items: [clean, clean] }, 'victim.IDV')?.effect).toBe('permit');
    expect(ask({ ...toRiec, items: [clean, { ...clean, notTo: ['RC'] }] }, 'victim.IDV')?.reason).toBe('SUPPLIER_CONDITION');
    expect(ask({ ...toRiec, items: [clean, { ...clean, task: 'rni' }] }, 'victim.IDV')?.reason).toBe('TASK_PROVENANCE_MISMATCH');
  });
});

describe('an instrument', () => {
  it('counts on its first and its last day, and on no other', () => {
    const on = (asOf: string) => ask({ ...toRiec, asOf, obtained: { ...toRiec.obtained!, on: '2025-03-01' } }, 'case.OBS')?.reason;
    const [riec] = toRiec.instruments ?? [];
    toRiec.instruments = [{ ...riec!, validFrom: '2025-06-01', validTo: '2025-06-30' }];
    expect(['2025-05-31', '2025-06-01', '2025-06-30', '2025-07-01'].map(on)).toEqual([
      'INSTRUMENT_NOT_YET',
      null,
      null,
      'INSTRUMENT_EXPIRED',
    ]);
    toRiec.instruments = [riec!];
  });

  it('never permits by itself', () => {
    expect(ask({ ...toRiec, asOf: '2025-02-28', obtained: { ...toRiec.obtained!, on: '2025-02-01' } }, 'case.OBS')?.reason).toBe(
      'BASIS_NOT_IN_FORCE',
    );
  });
});
