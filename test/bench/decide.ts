import { type Cell, decideRecord, type Held, type PolicyPack, type PolicyRequest, type Verdict } from '#libs/policy';
import { type CasbinJudge, casbinJudge } from './casbin-judge.js';
import { type CedarJudge, cedarJudge } from './cedar-judge.js';
import { type Contender, type Measured, type Plan, sideBySideSync } from './measure.js';
import { municipalityToRiec, permitsOf } from './permits.js';

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

/**
 * All cells of one record, decided with grounds and reasons, against cedar-wasm and casbin on the same permits and against a hash table that holds
 * the answers.
 * @throws Error when the engines do not permit the same cells: then they are not comparable
 */
export async function benchDecide(pack: PolicyPack, plan: Omit<Plan, 'clients'>): Promise<DecideResult> {
  const request = municipalityToRiec()();
  const permits = permitsOf(pack, request);
  const [cedar, casbin] = [cedarJudge(permits), await casbinJudge(permits)];
  requireSame(pack, request, cedar, casbin);
  const table: Table = new Map([[keyOf(request), new Map(Object.entries(pack.judge(request, pack.cells)))]]);
  const next = municipalityToRiec();
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

function requireSame(pack: PolicyPack, request: PolicyRequest, cedar: CedarJudge, casbin: CasbinJudge): void {
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
