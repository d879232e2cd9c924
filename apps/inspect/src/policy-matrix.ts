import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import type { PolicyPack } from '#libs/policy';
import { answer, Unusable } from './exit.js';
import { matrixCsv, matrixHtml, matrixRows } from './matrix-page.js';
import { loadForUse } from './policy-pack.js';

interface Options {
  html?: boolean;
  csv?: boolean;
  out?: string;
  on?: string;
  policies?: string;
  json?: boolean;
}

/** `policy matrix`: between every two kinds of partner the answer for every kind of data, when the papers are in order. */
export function policyMatrix(): Command {
  return new Command('matrix')
    .description('tussen elke twee soorten partners het antwoord voor elk soort gegeven, in gewone omstandigheden')
    .option('--html', 'als bladzijde')
    .option('--csv', 'als tabel')
    .option('--out <map>', 'schrijf matrix.html en matrix.csv in deze map')
    .option('--on <dag>', 'de dag waarvoor het geldt (anders vandaag)')
    .option('--policies <map>', 'map met de regels (anders die van Seinhuis)')
    .option('--json', 'voor programma’s: één JSON-object')
    .action(async (options: Options) => {
      const { on, policies, out, html, csv, json } = options;
      if (on !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(on)) throw new Unusable('--on vraagt een dag als JJJJ-MM-DD');
      if ([html, csv, json, out].filter(Boolean).length !== 1) throw new Unusable('kies één van --html, --csv, --json en --out');
      const pack = await loadForUse(policies);
      const { dutchDay } = await import('#libs/policy');
      const day = on ?? dutchDay(new Date());
      if (out) return write(pack, day, resolve(out));
      const rows = await matrixRows(pack, day);
      answer(json, { version: pack.version, digest: pack.digest, on: day, rows }, () =>
        (html ? matrixHtml(pack, day, rows) : matrixCsv(rows)).trimEnd(),
      );
    });
}

async function write(pack: PolicyPack, day: string, folder: string): Promise<void> {
  const rows = await matrixRows(pack, day);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'matrix.html'), matrixHtml(pack, day, rows));
  writeFileSync(join(folder, 'matrix.csv'), matrixCsv(rows));
  process.stdout.write(`Geschreven in ${folder}: matrix.html en matrix.csv, ${rows.length} regels.\n`);
}
