import { readdirSync, readFileSync } from 'node:fs';
import { CaseReader, type PolicyCase } from './case-file.js';
import { loadPolicies } from './index.js';
import { runCase } from './cases.js';

/** Every case of the privacy officer by itself, so that a change in the engine is told by the case that notices it. */
const pack = loadPolicies('policies');
const reader = new CaseReader(pack);
const cases: PolicyCase[] = readdirSync('policies/cases')
  .filter((name) => name.endsWith('.cases.yaml'))
  .flatMap((name) => reader.read(name, readFileSync(`policies/cases/${name}`, 'utf8')).cases);

describe('each case', () => {
  it.each(cases.map((one) => [`${one.id} ${one.title}`, one] as const))('%s', (_, one) => {
    const { differences, problems } = runCase(pack, one);
    expect({ differences, problems }).toEqual({ differences: [], problems: [] });
  });
});
