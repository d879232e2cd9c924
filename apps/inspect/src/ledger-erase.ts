import { Command, InvalidArgumentError } from 'commander';
import { answer, Unusable } from './exit.js';
import { askHubOn, type DatabaseChoice, namedDatabase } from './open-database.js';
import { runningHub } from './running-hub.js';

const reasons = ['verzoek-betrokkene', 'onrechtmatig'];

/** What cannot be left out, as it is written. */
const needed = {
  subject: '--subject <schuilnummer>',
  reason: '--reason <reden>',
  by: '--by <medewerker>',
  approvedBy: '--approved-by <medewerker>',
};
/** What a hub that is a demo is given where it is left out. Nobody is erased there who exists, and neither do these two. */
const ofTheDemo = { reason: 'verzoek-betrokkene', by: 'demo-privacy-officer', approvedBy: 'demo-tweede-privacy-officer' };
const example =
  'seinhuis ledger erase --subject <schuilnummer> --reason verzoek-betrokkene --by <medewerker> --approved-by <andere medewerker>';

interface Wanted {
  subject: string[];
  reason: string;
  by: string;
  approvedBy: string;
}

interface Options extends DatabaseChoice, Partial<Wanted> {
  json?: boolean;
}

/** `ledger erase`: destroys what is known of a person in one role. The ledger keeps every line and every proof. */
export function ledgerErase(): Command {
  return new Command('erase')
    .description('vernietigt wat van een betrokkene is vastgelegd; het logboek en elk bewijs blijven kloppen')
    .option(needed.subject, 'van de betrokkene in één rol, zoals het register van toezicht haar noemt; mag vaker', subject)
    .option(needed.reason, `waarom: ${reasons.join(' of ')}`, reason)
    .option(needed.by, 'pseudoniem van wie het wil')
    .option(needed.approvedBy, 'pseudoniem van de tweede, die het ook wil')
    .option('--database-url <adres>', 'een PostgreSQL, als eigenaar van de tabellen (of DATABASE_URL)')
    .option('--data-dir <map>', 'map van npm start (.seinhuis, of SEINHUIS_DATA_DIR)')
    .option('--json', 'voor programma’s: één JSON-object')
    .addHelpText(
      'after',
      [
        `\nDe eerste vier zijn nodig: ${example}`,
        'Het schuilnummer staat in het register van toezicht. Op de proef van npm start hoeft u alleen dat te noemen.',
        'Kan niet ongedaan worden gemaakt. Opnieuw geven kan altijd: wat halverwege stopte, wordt dan afgemaakt.',
      ].join('\n'),
    )
    .action(erase);
}

async function erase(options: Options): Promise<void> {
  const { subject: subjects, reason: because, by, approvedBy } = complete(withDemo(options));
  if (by === approvedBy) throw new Unusable('vernietigen vraagt twee mensen: --by en --approved-by zijn dezelfde');
  const wanted = JSON.stringify({ subjects: [...new Set(subjects)], because, officers: [by, approvedBy] });
  const { erased } = await askHubOn<{ erased: { subject: string; signalId: string }[] }>(options, ['erase', wanted]);
  answer(options.json, { erased }, () =>
    [
      ...erased.map(({ subject: one, signalId }) => `Vernietigd: ${one}, uit signaal ${signalId}.`),
      'Wie de gegevens kreeg, hoort het bij haar gebeurtenissen.',
    ].join('\n'),
  );
}

/** Fills in what is missing for the demo that runs on the data folder, and says so. A database that is named is never one. */
function withDemo(options: Options): Options {
  if (!options.subject || namedDatabase(options.databaseUrl) || !runningHub(options.dataDir)?.demo) return options;
  const missing = (['reason', 'by', 'approvedBy'] as const).filter((name) => !options[name]);
  if (missing.length === 0) return options;
  const filled = missing.map((name) => `${needed[name].split(' ')[0]} ${ofTheDemo[name]}`);
  process.stderr.write(`Dit is de proef van npm start. Ingevuld: ${filled.join(', ')}. Op een echte hub noemt u ze zelf.\n`);
  return { ...ofTheDemo, ...options };
}

/** @throws Unusable with everything that is missing, and an example */
function complete(options: Partial<Wanted>): Wanted {
  const missing = (Object.keys(needed) as (keyof Wanted)[]).filter((name) => !options[name]?.length).map((name) => needed[name]);
  if (missing.length === 0) return options as Wanted;
  throw new Unusable(`er ontbreekt: ${missing.join(', ')}; bijvoorbeeld: ${example}`);
}

function subject(text: string, earlier: string[] = []): string[] {
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)) return [...earlier, text];
  throw new InvalidArgumentError('geen schuilnummer');
}

function reason(text: string): string {
  if (reasons.includes(text)) return text;
  throw new InvalidArgumentError('geen reden');
}
