import { resolve } from 'node:path';
import { Command } from 'commander';
import type { PolicyPack } from '#libs/policy';
import { answer, deviation, Unusable } from './exit.js';
import { ownPolicies } from './policy-pack.js';

/** `policy check [dir]`: loads and validates; every problem at once, with file and line. */
export function policyCheck(): Command {
  return new Command('check')
    .description('leest alle regels en noemt alles wat niet klopt, met bestand en regel')
    .argument('[map]', 'map met de regels (anders die van Seinhuis)')
    .option('--json', 'voor programma’s: één JSON-object')
    .action((dir: string | undefined, { json }: { json?: boolean }) => check(resolve(dir ?? ownPolicies()), json));
}

async function check(dir: string, json?: boolean): Promise<void> {
  const { dutchDay, loadPolicies, PolicyError } = await import('#libs/policy');
  let pack: PolicyPack;
  try {
    pack = loadPolicies(dir);
  } catch (error) {
    if (!(error instanceof PolicyError))
      throw new Unusable(`${dir} is niet te lezen (${(error as NodeJS.ErrnoException).code ?? (error as Error).message})`);
    const { problems } = error;
    deviation();
    answer(json, { sound: false, problems }, () => {
      const lines = problems.map(({ file, line, message }) => `${file}:${line}  ${message}`);
      return [...lines, '', problems.length === 1 ? '1 fout' : `${problems.length} fouten`].join('\n');
    });
    return;
  }
  const { version, digest } = pack;
  const counts = countsOf(pack);
  const debt = debtOf(pack, dutchDay(new Date()));
  answer(json, { sound: true, version, digest, counts, debt, problems: [] }, () => {
    const rows = Object.entries(counts).map(([name, count]) => `  ${String(count).padStart(6)}  ${labels[name as keyof typeof labels]}`);
    const owed = debt.map(
      ({ reviewer, due, count }) => `  ${String(count).padStart(6)}  nog te beoordelen (${reviewer}), uiterlijk ${due}`,
    );
    return [`De regels kloppen. Versie ${version}`, digest, ...rows, ...owed].join('\n');
  });
}

/** What nobody has reviewed, or too long ago, by who must and when. */
function debtOf(pack: PolicyPack, day: string): { reviewer: string; due: string; count: number }[] {
  const owed = pack.reviewDebt(day);
  const keys = [...new Set(owed.map(({ reviewer, reviewDue }) => `${reviewDue} ${reviewer}`))].sort();
  return keys.map((key) => {
    const [due, reviewer] = [key.slice(0, 10), key.slice(11)];
    return { reviewer, due, count: owed.filter((one) => one.reviewer === reviewer && one.reviewDue === due).length };
  });
}

const labels = {
  statutes: 'grondslagen',
  prohibitions: 'verboden',
  guidance: 'toelichtingen',
  flows: 'stromen die een grondslag opent',
  cells: 'cellen (rol en soort gegeven)',
  fields: 'velden',
  reasons: 'redenen',
  purposes: 'doelen',
  partners: 'soorten partners',
  organisations: 'organisaties',
  instruments: 'afspraken',
  obligations: 'verplichtingen',
  fallbacks: 'uitwegen',
};

function countsOf(pack: PolicyPack): Record<keyof typeof labels, number> {
  const ofKind = (kind: string): number => pack.bases.filter((basis) => basis.kind === kind).length;
  return {
    statutes: ofKind('statute'),
    prohibitions: ofKind('prohibition'),
    guidance: ofKind('guidance'),
    flows: pack.bases.reduce((sum, { flows }) => sum + flows.length, 0),
    cells: pack.cells.length,
    fields: pack.fields.length,
    reasons: pack.reasons.length,
    purposes: pack.purposes.length,
    partners: pack.partners.length,
    organisations: pack.organisations.length,
    instruments: pack.instruments.length,
    obligations: pack.obligations.length,
    fallbacks: pack.fallbacks.length,
  };
}
