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
  const { loadPolicies, PolicyError } = await import('#libs/policy');
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
  answer(json, { sound: true, version, digest, counts, problems: [] }, () => {
    const rows = Object.entries(counts).map(([name, count]) => `  ${String(count).padStart(6)}  ${labels[name as keyof typeof labels]}`);
    return [`De regels kloppen. Versie ${version}`, digest, ...rows].join('\n');
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
