import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Command } from 'commander';
import type { CaseReport } from '#libs/policy';
import { answer, deviation, Unusable } from './exit.js';
import { loadForUse } from './policy-pack.js';

type Scenario = CaseReport['scenarios'][number];
type Difference = Scenario['cases'][number]['differences'][number];

/** `policy test <path>`: runs case files against the rules. Fine when all pass but those that are listed as failing. */
export function policyTest(): Command {
  return new Command('test')
    .description('legt voorbeelden naast de regels: klopt elk antwoord met wat er verwacht wordt')
    .argument('<bestand of map>', 'een bestand met voorbeelden, of een map met *.cases.yaml')
    .option('--policies <map>', 'map met de regels (anders die van Seinhuis)')
    .option('--json', 'voor programma’s: één JSON-object')
    .addHelpText('after', '\nEen bestand known-failing.txt naast de voorbeelden noemt, één per regel, de verhalen die nog mogen afwijken.')
    .action((path: string, { policies, json }: { policies?: string; json?: boolean }) => test(resolve(path), policies, json));
}

async function test(path: string, policies?: string, json?: boolean): Promise<void> {
  if (!existsSync(path)) throw new Unusable(`${path} bestaat niet`);
  const pack = await loadForUse(policies);
  const { runCases } = await import('#libs/policy');
  const { scenarios } = runCases(pack, path);
  if (scenarios.length === 0) throw new Unusable(`in ${path} staat geen bestand *.cases.yaml`);
  const known = knownFailing(path);
  const failing = scenarios.filter(({ passed }) => !passed);
  const unexpected = failing.filter(({ scenario }) => !known.has(scenario));
  const mended = scenarios.filter(({ scenario, passed }) => passed && known.has(scenario));
  const passed = unexpected.length === 0 && mended.length === 0;
  if (!passed) deviation();
  const ids = (some: readonly Scenario[]): string[] => some.map(({ scenario }) => scenario);
  answer(json, { passed, failing: ids(failing), unexpected: ids(unexpected), mended: ids(mended), scenarios }, () =>
    [
      ...scenarios.map((scenario) => tell(scenario, known)),
      '',
      `${scenarios.length - failing.length} van ${scenarios.length} verhalen slagen, ${countCases(scenarios)} voorbeelden in totaal`,
      ...(failing.length > unexpected.length
        ? [`bekend dat zij afwijken: ${ids(failing.filter((one) => known.has(one.scenario))).join(', ')}`]
        : []),
      ...(unexpected.length > 0 ? [`AFWIJKING: ${ids(unexpected).join(', ')}`] : []),
      ...(mended.length > 0 ? [`slaagt weer, haal van de lijst known-failing.txt: ${ids(mended).join(', ')}`] : []),
    ].join('\n'),
  );
}

/** Scenarios that may fail: the list beside the case files. */
function knownFailing(path: string): Set<string> {
  const list = join(statSync(path).isDirectory() ? path : dirname(path), 'known-failing.txt');
  if (!existsSync(list)) return new Set();
  const lines = readFileSync(list, 'utf8').split('\n');
  return new Set(lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#')));
}

function countCases(scenarios: readonly Scenario[]): number {
  return scenarios.reduce((sum, { cases }) => sum + cases.length, 0);
}

function tell(scenario: Scenario, known: ReadonlySet<string>): string {
  const { scenario: id, title, passed, problems, cases, file } = scenario;
  const mark = passed ? 'goed     ' : known.has(id) ? 'bekend   ' : 'AFWIJKING';
  const lines = [`${mark} ${id}  ${title} (${cases.length})`, ...problems.map((problem) => `    ${file}: ${problem}`)];
  for (const one of cases.filter((found) => !found.passed)) {
    lines.push(`    ${one.id}  ${one.title}`, ...one.problems.map((problem) => `      de vraag klopt niet: ${problem}`));
    for (const difference of one.differences) lines.push(...tellDifference(difference));
  }
  return lines.join('\n');
}

function tellDifference({ cell, expected, found, because }: Difference): string[] {
  const keys = Object.keys(expected) as (keyof typeof expected)[];
  const part = (of: Partial<typeof found>): string => keys.map((key) => `${key} ${JSON.stringify(of[key])}`).join(', ');
  return [
    `      ${cell}`,
    `        verwacht  ${part(expected)}`,
    `        gevonden  ${part(found)}`,
    ...because.map((one) => `        want      ${one}`),
  ];
}
