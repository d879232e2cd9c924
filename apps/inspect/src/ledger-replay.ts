import { Command } from 'commander';
import type { Deviation, ReplayReport } from '#libs/oversight';
import { answer, deviation, Unusable } from './exit.js';
import { connect, type DatabaseChoice, findDatabase } from './open-database.js';
import { packsFor } from './policy-pack.js';
import { progressBar } from './progress-bar.js';
import { openLedger } from './sealed-ledger.js';

interface Options extends DatabaseChoice {
  policies?: string[];
  json?: boolean;
}

/** `ledger replay`: makes every recorded decision again, under the rules of its time, and names each that comes out otherwise. */
export function ledgerReplay(): Command {
  return new Command('replay')
    .description('neemt elke vastgelegde beslissing opnieuw, met de regels van toen, en noemt elk verschil')
    .option('--database-url <adres>', 'een PostgreSQL, als eigenaar van het logboek (of DATABASE_URL)')
    .option('--data-dir <map>', 'map van npm start (.seinhuis, of SEINHUIS_DATA_DIR)')
    .option('--policies <mappen...>', 'mappen met regels van vroeger, naast die van Seinhuis')
    .option('--json', 'voor programma’s: één JSON-object')
    .addHelpText('after', '\nVraagt de hoofdsleutel van de hub: bij een toestemming telt de geboortedatum mee, en die is verzegeld.')
    .action(async ({ policies = [], json, ...choice }: Options) => {
      const { url, release } = await findDatabase(choice);
      try {
        await replay(url, policies, json);
      } finally {
        await release();
      }
    });
}

async function replay(url: string, policies: string[], json?: boolean): Promise<void> {
  const dataSource = await connect(url, { writing: true });
  try {
    const packOf = await packsFor(dataSource, policies);
    const { replayLedger } = await import('#libs/oversight');
    const ledger = await openLedger(dataSource);
    const report = await replayLedger(ledger, packOf, progressBar('Narekenen')).catch((error: Error) => {
      if (/does not match its leaf hash|is missing/.test(error.message))
        throw new Unusable(`${error.message}; zie: seinhuis ledger verify`);
      throw error;
    });
    const sound = report.deviations.length === 0;
    if (!sound) deviation();
    answer(json, { sound, ...report }, () => tell(report));
  } finally {
    await dataSource.destroy();
  }
}

function tell({ size, decisions, same, erased, deviations }: ReplayReport): string {
  return [
    ...deviations.flatMap(tellDeviation),
    ...(deviations.length ? [''] : []),
    `${decisions} beslissingen in ${size} regels opnieuw genomen; ${same} komen precies zo uit.`,
    ...(erased.length ? [`${erased.length} rusten op een geboortedatum die is gewist; die zijn niet meer na te rekenen.`] : []),
    deviations.length ? `AFWIJKING: ${deviations.length} beslissingen komen anders uit.` : 'Geen afwijkingen.',
  ].join('\n');
}

const titles: Record<Deviation['kind'], string> = {
  verdict: 'komt anders uit',
  reference: 'verwijst naar wat er toen niet zo stond',
  policy: 'is genomen met regels die hier niet zijn; noem ze met --policies',
  incomplete: 'is niet na te rekenen',
};

function tellDeviation({ seq, decision, kind, about, fields }: Deviation): string[] {
  return [
    `regel ${seq}, beslissing ${decision}: ${titles[kind]}${about.length ? ` (${about.join(', ')})` : ''}`,
    ...fields.map(
      ({ id, cell, recorded, found }) => `  ${id} ${cell}: vastgelegd ${told(recorded)}; nu ${found ? told(found) : 'geen antwoord'}`,
    ),
  ];
}

const told = ({ effect, bases, reason }: Deviation['fields'][number]['recorded']): string =>
  [effect, ...bases, ...(reason ? [reason] : [])].join(' ');
