import { Command, InvalidArgumentError } from 'commander';
import { answer } from './exit.js';
import { askHubOn, type DatabaseChoice } from './open-database.js';

interface Due {
  subject: string;
  signalId: string;
  term: string;
  endedOn: string;
}
interface Preview {
  items: (Due & { held: boolean })[];
  total: number;
  /** What stays only because a law has no term here. */
  undecided: { subject: string; signalId: string; laws: string[]; since: string }[];
  undecidedTotal: number;
}
interface Options extends DatabaseChoice {
  json?: boolean;
}

const listed_max = 500;

/** `retention`: what may not be kept any longer, seen beforehand and destroyed. */
export function retention(): Command {
  const found = new Command('retention').description('bewaartermijnen: wat moet weg, en wat is weggehaald');
  found.addCommand(retentionPreview());
  found.addCommand(retentionRun());
  return found;
}

function retentionPreview(): Command {
  return withDatabase(
    new Command('preview')
      .description('toont wat op een dag niet langer bewaard mag worden; vernietigt niets')
      .requiredOption('--on <dag>', 'de dag, zoals 2031-11-27; een dag begint in Amsterdam', day),
  ).action(async ({ on, json, ...choice }: Options & { on: string }) => {
    const found = await askHubOn<Preview>(choice, ['retention', on, String(listed_max)]);
    answer(json, { on, ...found }, () =>
      [
        `Op ${on} moet weg: ${found.total}.`,
        ...found.items.map((one) => `  ${line(one)}${one.held ? '; blijft, want er rust een bewaarplicht op' : ''}`),
        ...(found.total > found.items.length ? [`  en nog ${found.total - found.items.length}`] : []),
        ...undecided(found),
      ].join('\n'),
    );
  });
}

function retentionRun(): Command {
  return withDatabase(new Command('run').description('vernietigt wat vandaag niet langer bewaard mag worden; kan elke dag, ook dubbel'))
    .addHelpText('after', '\nKan niet ongedaan worden gemaakt. Bekijk het eerst met: seinhuis retention preview --on <dag>')
    .action(async ({ json, ...choice }: Options) => {
      const run = await askHubOn<{ day: string; erased: Due[]; held: Due[] }>(choice, ['retention']);
      answer(json, run, () =>
        [
          `Vernietigd op ${run.day}: ${run.erased.length}.`,
          ...run.erased.map((one) => `  ${line(one)}`),
          ...(run.held.length ? [`Gebleven door een bewaarplicht: ${run.held.length}.`, ...run.held.map((one) => `  ${line(one)}`)] : []),
        ].join('\n'),
      );
    });
}

const line = ({ subject, signalId, term, endedOn }: Due): string =>
  `${subject}, signaal ${signalId}: termijn ${term} eindigde op ${endedOn}`;

const undecided = ({ undecided: listed, undecidedTotal: total }: Preview): string[] =>
  total === 0
    ? []
    : [
        `Onbeslist: ${total}. Dit blijft tot iemand zegt hoe lang het mag.`,
        ...listed.map(
          ({ subject, signalId, laws, since }) =>
            `  ${subject}, signaal ${signalId}: geen termijn voor ${laws.join(', ')}; te beslissen sinds ${since}`,
        ),
        ...(total > listed.length ? [`  en nog ${total - listed.length}`] : []),
      ];

const withDatabase = (command: Command): Command =>
  command
    .option('--database-url <adres>', 'een PostgreSQL, als eigenaar van de tabellen (of DATABASE_URL)')
    .option('--data-dir <map>', 'map van npm start (.seinhuis, of SEINHUIS_DATA_DIR)')
    .option('--json', 'voor programma’s: één JSON-object');

function day(text: string): string {
  const at = new Date(`${text}T00:00:00Z`);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)) return text;
  throw new InvalidArgumentError('geen dag');
}
