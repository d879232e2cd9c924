import { Command } from 'commander';
import { answer, Unusable } from './exit.js';
import { askHub } from './hub-process.js';
import { askHubOn, type DatabaseChoice } from './open-database.js';
import { progressBar } from './progress-bar.js';

interface Options extends DatabaseChoice {
  all?: boolean;
  json?: boolean;
}

/** `views rebuild`: empties views and fills them again from the ledger. */
export function viewsRebuild(): Command {
  return new Command('rebuild')
    .description('leegt overzichten en vult ze opnieuw uit het logboek')
    .argument('[namen...]', 'welke; zonder namen alle')
    .option('--all', 'alle overzichten')
    .option('--database-url <adres>', 'een PostgreSQL, als eigenaar van de tabellen (of DATABASE_URL)')
    .option('--data-dir <map>', 'map van npm start (.seinhuis, of SEINHUIS_DATA_DIR)')
    .option('--json', 'voor programma’s: één JSON-object')
    .addHelpText(
      'after',
      '\nLezers zien de oude rijen tot het klaar is. Een overzicht dat met de feiten mee wordt geschreven, laat nieuwe meldingen wachten.',
    )
    .action(rebuild);
}

async function rebuild(asked: string[], { all, json, ...choice }: Options): Promise<void> {
  if (all && asked.length > 0) throw new Unusable('noem overzichten, of kies --all; niet allebei');
  const names = await chosen([...new Set(asked)]);
  const bars = new Map(names.map((name) => [name, progressBar(name)]));
  await askHubOn(choice, ['rebuild', ...names], ({ view, done, total }) => bars.get(view)?.(done, total));
  answer(json, { rebuilt: names }, () => `Opnieuw gevuld: ${names.join(', ')}.`);
}

/** @throws Unusable for a name that no view has */
async function chosen(asked: string[]): Promise<string[]> {
  const task = await askHub<{ views: { name: string }[] }>(['views']);
  await task.release();
  const existing = task.ready.views.map(({ name }) => name);
  const unknown = asked.filter((name) => !existing.includes(name));
  if (unknown.length > 0) throw new Unusable(`dit overzicht is er niet: ${unknown.join(', ')}; kies uit ${existing.join(', ')}`);
  return asked.length > 0 ? asked : existing;
}
