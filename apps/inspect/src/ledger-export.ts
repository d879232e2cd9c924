import { mkdirSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { answer, Unusable } from './exit.js';
import { writeFiles, writeTlog } from './ledger-export-files.js';
import { copyOf, keysOf } from './ledger-export-source.js';
import { connect, type DatabaseChoice, findDatabase } from './open-database.js';
import { progressBar } from './progress-bar.js';

interface Options extends DatabaseChoice {
  out?: string;
  tlog?: string;
  hub?: string;
  keys?: string;
  force?: boolean;
  json?: boolean;
}

/** `ledger export`: the log up to a checkpoint, as files that prove themselves. Needs no more than the role of the auditor; no value and no secret goes along. */
export function ledgerExport(): Command {
  return new Command('export')
    .description('schrijft het logboek tot een controlepunt naar een map, om elders na te rekenen; zonder persoonsgegevens')
    .option('--out <map>', 'voor dist/verifier.js: regels, tegels, controlepunten, sleutels en ontvangstbewijzen')
    .option('--tlog <map>', 'voor een auditor: als c2sp.org/tlog-tiles, met de regels erbij; niet om te publiceren')
    .option('--database-url <adres>', 'een PostgreSQL, als rol die het logboek mag lezen (of DATABASE_URL)')
    .option('--data-dir <map>', 'map van npm start (.seinhuis, of SEINHUIS_DATA_DIR)')
    .option('--hub <adres>', 'de hub, om de sleutels aan te vragen (anders die van npm start)')
    .option('--keys <bestand>', 'de sleutels van logboek, getuigen en ontvangstbewijzen zelf, één per regel')
    .option('--force', 'ook in een map waar al iets staat; een vorige uitvoer wordt vervangen')
    .option('--json', 'voor programma’s: één JSON-object')
    .action(async ({ out, tlog, ...options }: Options) => {
      if (!out && !tlog) throw new Unusable('noem een map met --out of met --tlog; zie --help');
      for (const folder of [out, tlog]) if (folder) await prepare(resolve(folder), options.force === true);
      const { url, release } = await findDatabase(options);
      try {
        await write(url, options, out && resolve(out), tlog && resolve(tlog));
      } finally {
        await release();
      }
    });
}

const written = ['entries.ndjson', 'tile', 'checkpoint', 'checkpoints', 'keys', 'receipts'];

/** An old export is taken away whole, so that no file of it is left between the new ones. @throws Unusable */
async function prepare(folder: string, force: boolean): Promise<void> {
  mkdirSync(folder, { recursive: true });
  if (readdirSync(folder).length === 0) return;
  if (!force) throw new Unusable(`in ${folder} staat al iets; kies een lege map, of voeg --force toe`);
  await Promise.all(written.map((name) => rm(join(folder, name), { recursive: true, force: true })));
}

async function write(url: string, { hub, keys, dataDir, json }: Options, out?: string, tlog?: string): Promise<void> {
  const dataSource = await connect(url);
  try {
    const copy = await copyOf(dataSource, await keysOf({ hub, keys, dataDir }));
    const { checkpoint } = copy;
    const bar = progressBar('Uitvoeren');
    const onEntries = (count: number) => bar(count, checkpoint.size);
    const receipts = out ? await writeFiles(out, copy.files(onEntries)) : 0;
    if (tlog) await writeTlog(tlog, copy, onEntries);
    answer(
      json,
      { size: checkpoint.size, root: checkpoint.root.toString('base64'), ...(out && { out, receipts }), ...(tlog && { tlog }) },
      () =>
        [
          `${checkpoint.size} regels, met de wortel ${checkpoint.root.toString('base64')}.`,
          ...(out ? [`Ontvangstbewijzen: ${receipts}.`, `Narekenen: node dist/verifier.js ${out}`] : []),
          ...(tlog ? [`Voor de auditor, niet om te publiceren: ${tlog}`] : []),
        ].join('\n'),
    );
  } finally {
    await dataSource.destroy();
  }
}
