import { resolve } from 'node:path';
import { type Cell, decideRecord, type Held, loadPolicies, type PolicyPack, type PolicyRequest, type Verdict } from '#libs/policy';
import { type CasbinJudge, casbinJudge } from './casbin-judge.js';
import { type CedarJudge, cedarJudge } from './cedar-judge.js';
import { type Contender, type Measured, type Plan, sideBySideSync } from './measure.js';
import { permitsOf } from './permits.js';

export interface DecideResult {
  cells: number;
  /** Rules that the other engines got: one per ground and cell. */
  permits: number;
  seinhuis: Measured;
  record: Measured;
  cedar: Measured;
  cedarPlain: Measured;
  casbin: Measured;
  table: Measured;
}

/** A municipality gives a finding to a RIEC: every condition of the first stage holds. */
const request: PolicyRequest = {
  asOf: '2026-11-20',
  activity: 'disclose',
  from: 'GB-TZ',
  fromTask: 'huisvesting',
  to: 'RC',
  toTask: 'casus',
  purpose: 'organised-crime',
  region: 'riec-oost-brabant',
  stage: 1,
  statement: true,
  organisedLink: 'possible',
  directCircle: true,
  secretAddress: false,
  homeAddress: false,
  businessIsPerson: false,
  narrLabelledBy: 2,
  obtained: { by: 'GB-TZ', task: 'huisvesting', regime: 'awb', on: '2026-11-20', finding: true },
  instruments: [{ id: 'I-RIEC', regions: ['riec-oost-brabant'], parties: ['GB-TZ', 'RC'], validFrom: '2025-03-01', validTo: '2029-12-31' }],
};

/** The same question on many days, so that nothing can be remembered from the last time. */
const requests: PolicyRequest[] = Array.from({ length: 256 }, (_, day) => ({ ...request, asOf: dayAfter('2026-01-01', day) }));

/**
 * All cells of one record, decided with grounds and reasons, against cedar-wasm and casbin on the same permits and against a hash table that holds
 * the answers.
 * @throws Error when the engines do not permit the same cells: then they are not comparable
 */
export async function benchDecide(plan: Omit<Plan, 'clients'>): Promise<DecideResult> {
  const pack = loadPolicies(resolve('policies'));
  const permits = permitsOf(pack, request);
  const [cedar, casbin] = [cedarJudge(permits), await casbinJudge(permits)];
  requireSame(pack, cedar, casbin);
  const table: Table = new Map([[keyOf(request), new Map(Object.entries(pack.judge(request, pack.cells)))]]);
  let turn = 0;
  const next = (): PolicyRequest => requests[turn++ % requests.length]!;
  const held: Held[] = pack.cells.map((cell, index) => ({ id: `v${index}`, cell, obtained: request.obtained! }));
  const fast: Contender[] = [
    { name: 'seinhuis', operation: () => pack.judge(next(), pack.cells) },
    { name: 'seinhuis, as recorded', operation: () => decideRecord(pack, 'b1', next(), held) },
    { name: 'hash table', operation: () => lookUp(table, next(), pack.cells) },
  ];
  const slow: Contender[] = [
    { name: 'cedar-wasm, parsed once', operation: () => cedar.parsedOnce(next(), pack.cells) },
    { name: 'casbin', operation: () => casbin(next(), pack.cells) },
    { name: 'cedar-wasm, isAuthorized', operation: () => cedar.plain(next(), pack.cells) },
  ];
  const [seinhuis, record, hash, cedarParsed, casbinAll, cedarPlain] = sideBySideSync([...fast, ...slow], plan);
  return {
    cells: pack.cells.length,
    permits: permits.length,
    seinhuis: seinhuis!,
    record: record!,
    table: hash!,
    cedar: cedarParsed!,
    casbin: casbinAll!,
    cedarPlain: cedarPlain!,
  };
}

function requireSame(pack: PolicyPack, cedar: CedarJudge, casbin: CasbinJudge): void {
  const verdicts = pack.judge(request, pack.cells);
  const ours = pack.cells.filter((cell) => ['permit', 'reduce'].includes(verdicts[cell]!.effect));
  const found: Record<string, Map<Cell, string[]>> = {
    cedar: cedar.parsedOnce(request, pack.cells),
    'cedar isAuthorized': cedar.plain(request, pack.cells),
    casbin: casbin(request, pack.cells),
  };
  for (const [engine, allowed] of Object.entries(found)) {
    const differ = pack.cells.filter((cell) => ours.includes(cell) !== allowed.has(cell));
    if (differ.length > 0 || ours.length === 0) throw new Error(`${engine} and Seinhuis permit other cells: ${differ.join(', ')}`);
  }
}

/** The answers by parties and purpose, and then by cell. */
type Table = ReadonlyMap<string, ReadonlyMap<string, Verdict>>;

function lookUp(table: Table, asked: PolicyRequest, cells: readonly Cell[]): Record<string, Verdict> {
  const known = table.get(keyOf(asked))!;
  const verdicts: Record<string, Verdict> = {};
  for (const cell of cells) verdicts[cell] = known.get(cell)!;
  return verdicts;
}

function keyOf({ activity, from, to, purpose }: PolicyRequest): string {
  return `${activity} ${from} ${to} ${purpose}`;
}

function dayAfter(start: string, days: number): string {
  return new Date(Date.parse(start) + days * 86_400_000).toISOString().slice(0, 10);
}
