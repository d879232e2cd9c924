import { effectNames, loadPolicies, tellVerdict, type Cell, type Verdict } from './index.js';

const pack = loadPolicies('policies');
const day = '2026-06-01';
const cell: Cell = 'victim.IDV';
const denied = (reason: string): Verdict => ({ effect: 'deny', bases: [], reason, for: [], obligations: ['O1'], instead: ['F4', 'F5'] });
const hidden = pack.reasons.filter(({ show }) => show === 'n').map(({ code }) => code);
const open = pack.reasons.filter(({ show }) => show === 'o').map(({ code }) => code);

describe('a reason that the requester may not see', () => {
  test('there are such reasons, and others', () => {
    expect(hidden).toEqual(expect.arrayContaining(['SECRET_ADDRESS', 'REPORTER_PROTECTED', 'CONSENT_REFUSED']));
    expect(open.length).toBeGreaterThan(20);
  });

  test.each(hidden)('%s is told as "niet beschikbaar", with nothing that gives it away', (reason) => {
    const { label } = { label: pack.reasons.find(({ code }) => code === reason)!.nl };
    const told = tellVerdict(pack, cell, denied(reason), day);
    expect(told).toEqual({
      uitkomst: 'niet-toegestaan',
      gronden: [],
      reden: { code: 'NIET_BESCHIKBAAR', tekst: 'niet beschikbaar' },
      uitleg: 'Dit gegeven is niet beschikbaar.',
      wachtOp: [],
      verplichtingen: [],
      uitwegen: [],
    });
    expect(JSON.stringify(told)).not.toContain(reason);
    expect(JSON.stringify(told)).not.toContain(label);
  });

  test('all of them are told in exactly the same words, whatever the effect', () => {
    const effects = ['deny', 'reduce', 'pending', 'needs-consent'] as const;
    const all = hidden.flatMap((reason) =>
      effects.map((effect) => JSON.stringify(tellVerdict(pack, cell, { ...denied(reason), effect }, day))),
    );
    expect(new Set(all).size).toBe(1);
  });

  test.each(hidden)('%s is told to an auditor', (reason) => {
    expect(tellVerdict(pack, cell, denied(reason), day, 'auditor')).toMatchObject({ uitkomst: 'niet-toegestaan', reden: { code: reason } });
  });
});

describe('any other answer', () => {
  test.each(open)('%s is told with its words', (reason) => {
    const told = tellVerdict(pack, cell, denied(reason), day);
    expect(told.reden).toMatchObject({ code: reason });
    expect(told.reden?.tekst.length).toBeGreaterThan(2);
    expect(told.uitleg.length).toBeGreaterThan(10);
  });

  test('a no names the ways out, with words', () => {
    const { uitwegen } = tellVerdict(pack, cell, denied('NO_GROUND'), day);
    expect(uitwegen.map(({ code }) => code)).toEqual(expect.arrayContaining(['F4', 'F5']));
    expect(uitwegen.every(({ tekst }) => tekst.length > 5)).toBe(true);
  });

  test('a yes names the articles, the duties, and no reason', () => {
    const [basis] = pack.bases.filter(({ kind }) => kind === 'statute');
    const told = tellVerdict(
      pack,
      cell,
      { effect: 'permit', bases: [basis!.id], reason: null, for: [], obligations: ['x'], instead: [] },
      day,
    );
    expect(told).toMatchObject({ uitkomst: 'toegestaan', reden: null, verplichtingen: ['x'], uitwegen: [] });
    expect(told.gronden).toEqual([{ code: basis!.id, artikel: basis!.cite, uitleg: basis!.plain }]);
  });

  test('what is pending says what for', () => {
    const told = tellVerdict(pack, cell, { ...denied('NO_GROUND'), effect: 'pending', reason: null, for: ['four-eyes'] }, day);
    expect(told).toMatchObject({ uitkomst: 'wacht', wachtOp: ['four-eyes'] });
  });

  test('every effect has a name of its own', () => expect(new Set(Object.values(effectNames)).size).toBe(Object.keys(effectNames).length));
});
