import { parse } from 'yaml';
import { loadPolicies, type PolicyPack, type SourceFile } from '#libs/policy';
import { type Measured, type Plan, sideBySideSync } from './measure.js';
import { municipalityToRiec } from './permits.js';

export interface PastVersionsResult {
  one: Measured;
  fifty: Measured;
}

interface Ground {
  from: string;
  to: string | null;
}

const month_ms = 30 * 86_400_000;

/** Does a decision take longer when every ground has been changed fifty times instead of once? The same question to both, on days of this year. */
export function benchPastVersions(pack: PolicyPack, plan: Omit<Plan, 'clients'>): PastVersionsResult {
  const judge = (past: number) => {
    const grown = loadPolicies(withPast(pack.files, past));
    requireSame(pack, grown, past);
    const next = municipalityToRiec();
    return { name: `${past}`, operation: () => grown.judge(next(), pack.cells) };
  };
  const [one, fifty] = sideBySideSync([judge(1), judge(50)], plan);
  return { one: one!, fifty: fifty! };
}

/** Every ground with versions before the one there is, each a month long and ending on the day on which the next begins. */
function withPast(files: readonly SourceFile[], past: number): SourceFile[] {
  return files.map((file) => {
    if (!file.name.startsWith('grounds/')) return file;
    const source = parse(file.bytes.toString('utf8')) as { grounds: Ground[] };
    const before = (day: string, months: number) => new Date(Date.parse(day) - months * month_ms).toISOString().slice(0, 10);
    const grounds = source.grounds.flatMap((ground) => {
      const version = (age: number) => ({ ...ground, from: before(ground.from, age), to: before(ground.from, age - 1) });
      return [ground, ...Array.from({ length: past }, (_, index) => version(index + 1))];
    });
    return { name: file.name, bytes: Buffer.from(JSON.stringify({ ...source, grounds })) };
  });
}

/** @throws Error when the past is not there, or changes an answer of today: then the two are not comparable */
function requireSame(pack: PolicyPack, grown: PolicyPack, past: number): void {
  const statutes = (one: PolicyPack) => one.bases.filter(({ kind }) => kind === 'statute').length;
  if (statutes(grown) !== statutes(pack) * (past + 1)) throw new Error('the versions of the past were not read');
  const request = municipalityToRiec()();
  const [now, then] = [pack, grown].map((one) => JSON.stringify(one.judge(request, pack.cells)));
  if (now !== then) throw new Error('versions of the past changed an answer of today');
}
