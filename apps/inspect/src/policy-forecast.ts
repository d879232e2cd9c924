import { Command, InvalidArgumentError } from 'commander';
import type { DataSource } from 'typeorm';
import type { Forecast } from '#libs/forecast';
import { answer, Unusable } from './exit.js';
import { connect, type DatabaseChoice, findDatabase } from './open-database.js';
import { progressBar } from './progress-bar.js';
import { openLedger } from './sealed-ledger.js';

interface Options extends DatabaseChoice {
  on: string;
  json?: boolean;
}

/** `policy forecast --on <date>`: which shares and cases stop because an agreement ends or has ended by that day. */
export function policyForecast(): Command {
  return new Command('forecast')
    .description('zegt welke verstrekkingen en zaken op een dag stoppen doordat een afspraak eindigt')
    .requiredOption('--on <dag>', 'de dag, als JJJJ-MM-DD; vandaag of later', day)
    .option('--database-url <adres>', 'een PostgreSQL, als eigenaar van het logboek (of DATABASE_URL)')
    .option('--data-dir <map>', 'map van npm start (.seinhuis, of SEINHUIS_DATA_DIR)')
    .option('--json', 'voor programma’s: één JSON-object')
    .addHelpText('after', '\nVraagt de hoofdsleutel van de hub: bij een toestemming telt de geboortedatum mee, en die is verzegeld.')
    .action(async ({ on, json, ...choice }: Options) => {
      const { url, release } = await findDatabase(choice);
      try {
        const dataSource = await connect(url, { writing: true });
        try {
          const found = await forecast(dataSource, on);
          answer(json, found, () => tell(found));
        } finally {
          await dataSource.destroy();
        }
      } finally {
        await release();
      }
    });
}

async function forecast(dataSource: DataSource, on: string): Promise<Forecast> {
  const [{ forecastPolicy }, { StandingLaw }, { PackStore }, { dutchDay }] = await Promise.all([
    import('#libs/forecast'),
    import('#libs/law'),
    import('#libs/rulebook/facts'),
    import('#libs/policy'),
  ]);
  const ledger = await openLedger(dataSource);
  const law = new StandingLaw(ledger, dataSource, new PackStore(dataSource));
  const { policy } = await law.fresh();
  const today = dutchDay(new Date());
  if (on < today) throw new Unusable(`--on vraagt een dag die niet voorbij is; vandaag is ${today}`);
  return forecastPolicy(ledger, { policy, register: await law.register() }, { today, day: on }, progressBar('Beoordelen'));
}

function tell({ today, day: on, policy, ending, lanes, cases, totals }: Forecast): string {
  const affected = lanes.filter(({ stops, loses, already }) => stops + loses + already > 0);
  return [
    `Op ${on}, gezien vanaf ${today}, met de regels ${policy.version}:`,
    ...(ending.length ? ['', 'Afspraken die dan voorbij zijn:'] : ['Geen enkele afspraak eindigt voor die dag.']),
    ...ending.map(({ kind, title, lastDay }) => `  ${lastDay}  ${kind}  ${title}`),
    '',
    `Van ${totals.shares} verstrekkingen die nu lopen, stoppen er ${totals.stops} en verliezen er ${totals.loses} een deel.`,
    ...(totals.already ? [`Bij ${totals.already} is dat nu al zo.`] : []),
    ...affected.map(({ from, to, purpose, shares, stops, loses, groups }) => {
      const lost = Object.entries(groups).map(([group, count]) => `${group} ${count}`);
      return `  ${from} aan ${to}, ${purpose}: ${stops} van ${shares} stoppen, ${loses} verliezen een deel${lost.length ? ` (${lost.join(', ')})` : ''}`;
    }),
    ...(totals.otherwise ? [`${totals.otherwise} verliezen iets om een andere reden, zoals een toestemming die eindigt.`] : []),
    '',
    cases.length ? `Zaken die het raakt: ${cases.length}` : 'Het raakt geen enkele open zaak.',
    ...cases.map(({ kenmerk, becomes, groups }) => `  ${kenmerk}: ${becomes === 'stops' ? 'stopt' : 'verliest'} ${groups.join(', ')}`),
  ].join('\n');
}

function day(text: string): string {
  const made = new Date(`${text}T00:00:00Z`);
  if (/^20\d{2}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(made.getTime()) && made.toISOString().startsWith(text)) return text;
  throw new InvalidArgumentError('geen dag als JJJJ-MM-DD, tot en met 2099');
}
