import { Command, CommanderError, Help } from 'commander';
import { backup } from './backup.js';
import { demo } from './demo.js';
import { Unusable } from './exit.js';
import { ledgerErase } from './ledger-erase.js';
import { ledgerExport } from './ledger-export.js';
import { ledgerExportAdl } from './ledger-export-adl.js';
import { ledgerReplay } from './ledger-replay.js';
import { ledgerVerify } from './ledger-verify.js';
import { policyCheck } from './policy-check.js';
import { policyDecide } from './policy-decide.js';
import { policyDiff } from './policy-diff.js';
import { policyExplain } from './policy-explain.js';
import { policyForecast } from './policy-forecast.js';
import { policyMatrix } from './policy-matrix.js';
import { policyTest } from './policy-test.js';
import { restore } from './restore.js';
import { retention } from './retention.js';
import { viewsRebuild } from './views-rebuild.js';

const headings: Record<string, string> = {
  'Usage:': 'Gebruik:',
  'Arguments:': 'Argumenten:',
  'Options:': 'Opties:',
  'Commands:': 'Opdrachten:',
};

/** What went wrong, by the code of commander; `name` is what the message put between quotes. */
const usage: Record<string, (name: string) => string> = {
  'commander.unknownOption': (name) => `deze optie is er niet: ${name}`,
  'commander.unknownCommand': (name) => `deze opdracht is er niet: ${name}`,
  'commander.missingArgument': (name) => `er ontbreekt een argument: ${name}`,
  'commander.optionMissingArgument': (name) => `deze optie vraagt een waarde: ${name}`,
  'commander.missingMandatoryOptionValue': (name) => `deze optie is nodig: ${name}`,
  'commander.excessArguments': () => 'te veel argumenten',
  'commander.invalidArgument': (name) => `deze waarde kan niet: ${name}`,
};

/** Runs the command line. Sets the exit code: 0 fine, 1 something deviates, 2 wrong use or something is missing. */
export async function run(args: string[]): Promise<void> {
  try {
    await program().parseAsync(args, { from: 'user' });
  } catch (error) {
    const text = failure(error);
    if (text === null) return;
    process.stderr.write(`seinhuis: ${text}\n`);
    process.exitCode = 2;
  }
}

function program(): Command {
  const seinhuis = new Command('seinhuis').description('Regels, logboek en overzichten van Seinhuis.');
  const policy = new Command('policy').description('de regels: zijn ze goed, wat zeggen ze, en waarom');
  const ledger = new Command('ledger').description('het logboek van alles wat er gebeurde');
  const views = new Command('views').description('de overzichten die uit het logboek volgen');
  for (const command of [policyCheck(), policyTest(), policyDecide(), policyExplain(), policyDiff(), policyMatrix(), policyForecast()])
    policy.addCommand(command);
  for (const command of [ledgerVerify(), ledgerReplay(), ledgerExport(), ledgerExportAdl(), ledgerErase()]) ledger.addCommand(command);
  views.addCommand(viewsRebuild());
  for (const command of [demo(), policy, ledger, views, retention(), backup(), restore()]) seinhuis.addCommand(command);
  speakDutch(seinhuis);
  return seinhuis;
}

function speakDutch(command: Command): void {
  command
    .helpOption('-h, --help', 'deze tekst')
    .helpCommand(false)
    .configureHelp({
      styleTitle: (title) => headings[title] ?? title,
      commandUsage: (asked) => new Help().commandUsage(asked).replace('[options]', '[opties]').replace('[command]', '[opdracht]'),
      subcommandTerm: (asked) => new Help().subcommandTerm(asked).replace('[options]', '[opties]').replace('[command]', '[opdracht]'),
    })
    .configureOutput({ outputError: () => undefined })
    .exitOverride();
  command.commands.forEach(speakDutch);
}

/** What to tell; null when there is nothing wrong. */
function failure(error: unknown): string | null {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return null;
    if (error.code === 'commander.help') return 'noem een opdracht';
    const name = /'([^']*)'/.exec(error.message)?.[1] ?? '';
    return `${usage[error.code]?.(name) ?? error.message}; zie --help`;
  }
  if (error instanceof Unusable) return error.message;
  return `er ging iets mis: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
