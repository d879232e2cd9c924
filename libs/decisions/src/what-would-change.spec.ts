import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { loadPolicies, type Cell, type PolicyRequest } from '#libs/policy';
import { changes, type Side } from './changes.js';
import { cellInFull, explainCell } from './explain-cell.js';
import { whatWouldChange } from './what-would-change.js';

const pack = loadPolicies('policies');
const brabant = { region: 'riec-oost-brabant', purpose: 'organised-crime', asOf: '2026-11-20' };
const riec = {
  id: 'I-RIEC' as const,
  regions: ['riec-oost-brabant'],
  parties: ['GB-TZ', 'GB-BM', 'PO'],
  validFrom: '2020-01-01',
  validTo: '2027-12-31',
};
/** A town's housing inspector to the RIEC: everything lawful but a written statement and a link to organised crime. */
const toRiec: PolicyRequest = {
  ...brabant,
  activity: 'disclose',
  from: 'GB-TZ',
  fromTask: 'apv',
  to: 'RC',
  toTask: 'casus',
  homeAddress: false,
  statement: true,
  obtained: {
    by: 'GB-TZ',
    task: 'apv',
    regime: 'avg',
    on: '2026-11-19',
  },
  organisedLink: 'possible',
  instruments: [riec],
};
const ways = (request: PolicyRequest, cell: Cell, side: Side = 'giver') => {
  const verdict = pack.judge(request, [cell])[cell]!;
  return whatWouldChange(pack, request, { cell, verdict }, side);
};
const codes = (request: PolicyRequest, cell: Cell, side: Side = 'giver') =>
  ways(request, cell, side).map(({ changes: used }) => used.map(({ code }) => code).join('+'));

describe('what would change an answer', () => {
  test('nothing, when it may go', () => {
    expect(pack.judge(toRiec, ['case.LOC'])['case.LOC']?.effect).toBe('permit');
    expect(ways(toRiec, 'case.LOC')).toEqual([]);
  });
  test('a link to organised crime, told as a fact and not as a wish', () => {
    const found = ways({ ...toRiec, organisedLink: 'none' }, 'case.LOC');
    expect(found).toMatchObject([{ changes: [{ code: 'organised', kind: 'if-so' }], effect: 'permit' }]);
  });
  test('a written statement', () => expect(codes({ ...toRiec, statement: false }, 'case.LOC')).toEqual(['statement']));
  test('two things that only work together', () =>
    expect(codes({ ...toRiec, statement: false, organisedLink: 'none' }, 'case.LOC')).toEqual(['statement+organised']));
  test('an agreement that ended', () => {
    expect(codes({ ...toRiec, instruments: [{ ...riec, validTo: '2026-11-19' }] }, 'case.LOC')).toEqual(['I-RIEC']);
  });
  test('only what the one who asks can do: a reader cannot tell the circumstances', () => {
    const none = { ...toRiec, organisedLink: 'none' as const };
    expect(codes(none, 'case.LOC', 'receiver')).not.toContain('organised');
  });
  test('the consent of the victim; not when she said no', () => {
    const help: PolicyRequest = {
      asOf: '2026-11-20',
      activity: 'disclose',
      from: 'ZC',
      fromTask: 'zorgcoordinatie',
      to: 'CM',
      toTask: 'registratie',
      purpose: 'shelter-registration',
      obtained: {
        by: 'ZC',
        task: 'zorgcoordinatie',
        regime: 'avg',
        on: '2026-11-19',
      },
    };
    expect(codes(help, 'victim.IDV')).toContain('consent');
    const no = {
      subject: 'victim' as const,
      recipients: ['CM'],
      cells: ['victim.IDV' as Cell],
      purpose: 'shelter-registration',
      refused: true,
    };
    expect(pack.judge({ ...help, consents: [no] }, ['victim.IDV'])['victim.IDV']?.reason).toBe('CONSENT_REFUSED');
    expect(ways({ ...help, consents: [no] }, 'victim.IDV')).toEqual([]);
  });
  test('never a claim of danger, of hard facts, of another role, or that an address is no secret', () => {
    const touched = new Set(
      changes.flatMap(({ apply }) =>
        pack.cells.flatMap((cell) => {
          const asked = { ...toRiec, organisedLink: 'none' as const, statement: false, homeAddress: true, toTask: 'casus' };
          const after = apply(asked, cell, pack) ?? asked;
          return Object.keys(after).filter((key) => after[key as keyof PolicyRequest] !== asked[key as keyof PolicyRequest]);
        }),
      ),
    );
    for (const key of ['danger', 'hardFacts', 'hgkm', 'subjectUnable', 'secretAddress', 'dualRole', 'incidental', 'from', 'to', 'obtained'])
      expect([...touched]).not.toContain(key);
  });
});

describe('over every public case', () => {
  const cases = readdirSync('policies/cases')
    .filter((file) => file.endsWith('.cases.yaml'))
    .flatMap((file) => {
      const { given, cases: all } = parse(readFileSync(`policies/cases/${file}`, 'utf8')) as {
        given: object;
        cases: { with?: object; expect: Record<string, Cell[]>[] }[];
      };
      return all.map(({ with: more, expect: lines }) => ({
        request: Object.fromEntries(Object.entries({ ...given, ...more }).filter(([, value]) => value !== null)) as PolicyRequest,
        cells: lines
          .flatMap((line) => Object.values(line).flatMap((value) => (Array.isArray(value) ? value : [])))
          .filter((one) => pack.cells.includes(one)),
      }));
    });
  const sample = cases
    .flatMap(({ request, cells }) => cells.slice(0, 2).map((cell) => ({ request, cell })))
    .filter((_, index) => index % 3 === 0);

  test('what is offered opens what it says, and a hidden reason offers nothing to anybody', () => {
    const seen = { offered: 0, hidden: 0 };
    for (const { request, cell } of sample) {
      const verdict = pack.judge(request, [cell])[cell]!;
      const asking = { request, cell, verdict, side: 'giver', to: 'requester' } as const;
      const told = explainCell(pack, asking);
      seen.offered += told.veranderen.length;
      if (pack.explain(cell, verdict, '2026-06-01').show === 'o') continue;
      seen.hidden += 1;
      expect({ ...told, ...cellInFull(pack, asking) }).toMatchObject({
        veranderen: [],
        gronden: [],
        uitwegen: [],
        bronnen: [],
        toetsing: [],
      });
      expect(JSON.stringify([told, cellInFull(pack, asking)])).not.toContain(verdict.reason);
    }
    expect(seen.offered).toBeGreaterThan(20);
    expect(seen.hidden).toBeGreaterThan(3);
  });
  test('a jurist reads which article was read how, and which rule spoke', () => {
    const request = { ...toRiec, organisedLink: 'none' as const };
    const verdict = pack.judge(request, ['case.LOC'])['case.LOC']!;
    const full = cellInFull(pack, { request, cell: 'case.LOC', verdict, side: 'giver', to: 'requester' });
    expect(full.toetsing.join('\n')).toContain('NO_ORGANISED_LINK');
    expect(full.bronnen[0]).toMatchObject({ artikel: expect.any(String), gelezen: expect.any(String) });
  });
});
