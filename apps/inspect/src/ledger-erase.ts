import { Command, InvalidArgumentError } from 'commander';
import { answer, Unusable } from './exit.js';
import { askHubOn, type DatabaseChoice } from './open-database.js';

const reasons = ['verzoek-betrokkene', 'onrechtmatig'];

interface Options extends DatabaseChoice {
  subject: string[];
  reason: string;
  by: string;
  approvedBy: string;
  json?: boolean;
}

/** `ledger erase`: destroys what is known of a person in one role. The ledger keeps every line and every proof. */
export function ledgerErase(): Command {
  return new Command('erase')
    .description('vernietigt wat van een betrokkene is vastgelegd; het logboek en elk bewijs blijven kloppen')
    .requiredOption(
      '--subject <schuilnummer>',
      'van de betrokkene in één rol, zoals het register van toezicht haar noemt; mag vaker',
      subject,
    )
    .requiredOption('--reason <reden>', `waarom: ${reasons.join(' of ')}`, reason)
    .requiredOption('--by <medewerker>', 'pseudoniem van wie het wil')
    .requiredOption('--approved-by <medewerker>', 'pseudoniem van de tweede, die het ook wil')
    .option('--database-url <adres>', 'een PostgreSQL, als eigenaar van de tabellen (of DATABASE_URL)')
    .option('--data-dir <map>', 'map van npm start (.seinhuis, of SEINHUIS_DATA_DIR)')
    .option('--json', 'voor programma’s: één JSON-object')
    .addHelpText('after', '\nKan niet ongedaan worden gemaakt. Opnieuw geven kan altijd: wat halverwege stopte, wordt dan afgemaakt.')
    .action(erase);
}

async function erase({ subject: subjects, reason: because, by, approvedBy, json, ...choice }: Options): Promise<void> {
  if (by === approvedBy) throw new Unusable('vernietigen vraagt twee mensen: --by en --approved-by zijn dezelfde');
  const wanted = JSON.stringify({ subjects: [...new Set(subjects)], because, officers: [by, approvedBy] });
  const { erased } = await askHubOn<{ erased: { subject: string; signalId: string }[] }>(choice, ['erase', wanted]);
  answer(json, { erased }, () =>
    [
      ...erased.map(({ subject: one, signalId }) => `Vernietigd: ${one}, uit signaal ${signalId}.`),
      'Wie de gegevens kreeg, hoort het bij haar gebeurtenissen.',
    ].join('\n'),
  );
}

function subject(text: string, earlier: string[] = []): string[] {
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)) return [...earlier, text];
  throw new InvalidArgumentError('geen schuilnummer');
}

function reason(text: string): string {
  if (reasons.includes(text)) return text;
  throw new InvalidArgumentError('geen reden');
}
