import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { CaseReader } from './case-file.js';
import { type Cell, loadPolicies, type PolicyPack, type PolicyRequest, type Verdict } from './index.js';

/** Laws that hold for every question. They start from the public cases, because random requests are nearly always refused. */
let pack: PolicyPack;
let requests: PolicyRequest[];

beforeAll(() => {
  pack = loadPolicies('policies');
  const reader = new CaseReader(pack);
  requests = readdirSync('policies/cases')
    .filter((name) => name.endsWith('.cases.yaml'))
    .flatMap((name) => reader.read(name, readFileSync(`policies/cases/${name}`, 'utf8')).cases)
    .map(({ request }) => request);
});

const judged = (request: PolicyRequest): [Cell, Verdict][] => Object.entries(pack.judge(request, pack.cells)) as [Cell, Verdict][];
const permits = (request: PolicyRequest): Set<Cell> =>
  new Set(judged(request).flatMap(([cell, { effect }]) => (effect === 'permit' ? [cell] : [])));

const manyRuns = { numRuns: 150 };

/** Leaving these out says that something did not happen; the format defines that as the open case. */
const sayNo = ['closedOn', 'grantUsedOn', 'supplierBlocks', 'items', 'dualRole'];

/** The same for details; a supplier that is not named is the holder itself, and who has no known birth date counts as under sixteen. */
const detailsThatSayNo = ['born', 'notTo', 'lineage', 'supplier', 'withdrawnAt', 'refused', 'expires', 'incapable'];
const requiredDetails = [
  'by',
  'task',
  'regime',
  'on',
  'cells',
  'id',
  'regions',
  'parties',
  'validFrom',
  'validTo',
  'subject',
  'recipients',
  'purpose',
];

function* withoutOneDetail(request: PolicyRequest): Iterable<[string, PolicyRequest]> {
  for (const [key, value] of Object.entries(request)) {
    if (typeof value !== 'object') continue;
    const parts = (Array.isArray(value) ? value : [value]) as Record<string, unknown>[];
    for (const [at, part] of parts.entries()) {
      if (typeof part !== 'object') continue;
      for (const detail of Object.keys(part).filter((one) => ![...detailsThatSayNo, ...requiredDetails].includes(one))) {
        const { [detail]: _, ...less } = part;
        yield [`${key}.${detail}`, { ...request, [key]: Array.isArray(value) ? parts.with(at, less) : less } as PolicyRequest];
      }
    }
  }
}

const anyRequest = () => fc.nat().map((n) => requests[n % requests.length] as PolicyRequest);
const changed = () =>
  fc.tuple(anyRequest(), anyRequest(), fc.infiniteStream(fc.boolean())).map(([one, other, coins]) => {
    const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])] as (keyof PolicyRequest)[];
    const mixed = keys.flatMap((key) => {
      const source = coins.next().value && key in other ? other : one;
      return key in source ? [[key, source[key]]] : [];
    });
    return { ...Object.fromEntries(mixed), asOf: one.asOf, activity: one.activity } as PolicyRequest;
  });

describe('laws of the engine', () => {
  it('leaving out a key never opens a cell', () => {
    for (const request of requests) {
      const before = permits(request);
      for (const key of Object.keys(request).filter((one) => !sayNo.includes(one) && one !== 'asOf' && one !== 'activity')) {
        const { [key as keyof PolicyRequest]: _, ...less } = request;
        const opened = [...permits(less)].filter((cell) => !before.has(cell));
        expect([key, opened]).toEqual([key, []]);
      }
    }
  });

  it('leaving out a detail of an origin, an agreement, a consent or an approval never opens a cell', () => {
    for (const request of requests) {
      const before = permits(request);
      for (const [detail, less] of withoutOneDetail(request)) {
        const opened = [...permits(less)].filter((cell) => !before.has(cell));
        expect([detail, opened]).toEqual([detail, []]);
      }
    }
  });

  it('only statutes that are in force carry a verdict, and every permit has one', () => {
    const isInForce = (id: string, asOf: string): boolean => {
      const basis = pack.bases.find((one) => one.id === id);
      return basis?.kind === 'statute' && (basis.from ?? '') <= asOf && (basis.to === null || asOf < basis.to);
    };
    fc.assert(
      fc.property(changed(), (request) => {
        const wrong = judged(request).filter(([, { effect, bases }]) => {
          if (!bases.every((id) => isInForce(id, request.asOf ?? ''))) return true;
          return bases.length > 0 ? effect === 'deny' || effect === 'needs-consent' : effect === 'permit' || effect === 'pending';
        });
        expect(wrong).toEqual([]);
      }),
      manyRuns,
    );
  });

  it('what is held back has a reason from the table, what waits says for what', () => {
    const codes = new Set(pack.reasons.map(({ code }) => code));
    fc.assert(
      fc.property(changed(), (request) => {
        const wrong = judged(request).filter(([, { effect, reason, for: waits }]) => {
          const goes = ['permit', 'pending', 'hit-only'].includes(effect);
          return goes !== (reason === null) || (reason !== null && !codes.has(reason)) || waits.length > 0 !== (effect === 'pending');
        });
        expect(wrong).toEqual([]);
      }),
      manyRuns,
    );
  });

  it.each([
    ['the supplier objects', 'SUPPLIER_BLOCK', (r: PolicyRequest) => ({ ...r, supplierBlocks: pack.partners.map(({ code }) => code) })],
    ['the origin is gone', 'PROVENANCE_MISSING', ({ obtained: _o, items: _i, ...r }: PolicyRequest) => r],
    [
      'the receiver sees no content',
      'ROLE_NO_CONTENT',
      (r: PolicyRequest) => ({ ...r, to: 'KR', toTask: 'ketenregie', activity: 'disclose' as const }),
    ],
    [
      'the receiver gets counts only',
      'STAT_ONLY',
      (r: PolicyRequest) => ({ ...r, to: 'NR', toTask: 'registratie', activity: 'read' as const }),
    ],
  ])('a prohibition wins whatever else is true: %s', (_, reason, forbid) => {
    const exempt = ['rights', 'audit'];
    fc.assert(
      fc.property(changed(), (request) => {
        fc.pre(!exempt.includes(request.activity ?? ''));
        const rank = pack.reasons.find(({ code }) => code === reason)?.rank ?? 0;
        const escaped = judged(forbid(request)).filter(([cell, verdict]) => {
          if (cell === 'case.STAT' && reason !== 'PROVENANCE_MISSING' && reason !== 'SUPPLIER_BLOCK') return false;
          const found = pack.reasons.find(({ code }) => code === verdict.reason);
          return verdict.effect !== 'deny' || !found || found.rank > rank;
        });
        expect(escaped).toEqual([]);
      }),
      manyRuns,
    );
  });

  it('the reporter is never told', () => {
    fc.assert(
      fc.property(changed(), (request) => {
        const told = judged(request).filter(([cell, { effect }]) => cell.startsWith('reporter.') && effect !== 'deny');
        expect(told).toEqual([]);
      }),
      manyRuns,
    );
  });

  it('the same question gets the same answer, in any order of keys and cells, and each cell alone', () => {
    fc.assert(
      fc.property(changed(), fc.nat(), (request, n) => {
        const all = pack.judge(request, pack.cells);
        const turned = Object.fromEntries(Object.entries(request).reverse()) as PolicyRequest;
        expect(pack.judge(turned, [...pack.cells].reverse())).toEqual(all);
        const cell = pack.cells[n % pack.cells.length] as Cell;
        expect(pack.judge(request, [cell])[cell]).toEqual(all[cell]);
      }),
      manyRuns,
    );
  });

  it('a question leaves no trace in the request', () => {
    fc.assert(
      fc.property(changed(), (request) => {
        const before = JSON.stringify(request);
        pack.judge(request, pack.cells);
        expect(JSON.stringify(request)).toBe(before);
      }),
      manyRuns,
    );
  });

  it('agreements, consents and approvals about something else change nothing', () => {
    fc.assert(
      fc.property(changed(), (request) => {
        const elsewhere = {
          id: 'I-SUWI' as const,
          regions: ['lsi-nergens'],
          parties: ['UW'],
          validFrom: '2000-01-01',
          validTo: '2099-01-01',
        };
        const more = { ...request, instruments: [...(request.instruments ?? []), elsewhere] };
        expect(permits(more)).toEqual(permits(request));
      }),
      manyRuns,
    );
  });
});
