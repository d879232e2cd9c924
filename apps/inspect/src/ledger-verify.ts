import { Command, InvalidArgumentError } from 'commander';
import type { Sealer } from '#libs/ledger';
import type { DataSource } from 'typeorm';
import { answer, deviation, Unusable } from './exit.js';
import { tellProblem } from './ledger-problem.js';
import { connect, type DatabaseChoice, findDatabase } from './open-database.js';
import { progressBar } from './progress-bar.js';

interface Options extends DatabaseChoice {
  sealed?: boolean;
  tamperCopy?: number;
  json?: boolean;
}

/** `ledger verify`: recomputes the whole ledger and names every entry that is not as it was written. */
export function ledgerVerify(): Command {
  return new Command('verify')
    .description('rekent elk blad van het logboek na en noemt elke regel die niet klopt')
    .option('--database-url <adres>', 'een PostgreSQL, als rol die het logboek mag lezen (of DATABASE_URL)')
    .option('--data-dir <map>', 'map van npm start (.seinhuis, of SEINHUIS_DATA_DIR)')
    .option('--sealed', 'ook elke verzegelde waarde openen en vergelijken; vraagt de hoofdsleutel van de hub')
    .option(
      '--tamper-copy <nummer>',
      'de proef op de som: verander in een kopie één byte van deze regel, en kijk of zij genoemd wordt',
      whole,
    )
    .option('--json', 'voor programma’s: één JSON-object')
    .action(async (options: Options) => {
      const { url, release } = await findDatabase(options);
      try {
        await (options.tamperCopy === undefined ? verify(url, options) : tamper(url, options.tamperCopy, options));
      } finally {
        await release();
      }
    });
}

async function verify(url: string, { sealed, json }: Options): Promise<void> {
  const dataSource = await connect(url, { writing: sealed === true });
  try {
    const { verifyLedger } = await import('#libs/ledger');
    const sealer = sealed ? await openVault(dataSource) : undefined;
    const onProgress = progressBar('Narekenen');
    const { size, checked, problems } = await verifyLedger(dataSource, { onProgress, ...(sealer && { sealer }) });
    const sound = problems.length === 0;
    if (!sound) deviation();
    answer(json, { sound, size, checked, problems }, () =>
      sound
        ? `Het logboek klopt: ${checked} van ${size} regels nagerekend, elk blad en het einde kloppen.`
        : [...problems.map(tellProblem), '', `Het logboek klopt NIET: ${problems.length} afwijkingen in ${checked} regels.`].join('\n'),
    );
  } finally {
    await dataSource.destroy();
  }
}

async function tamper(url: string, seq: number, { json }: Options): Promise<void> {
  const { verifyTamperedCopy } = await import('./tampered-copy.js');
  const result = await verifyTamperedCopy(url, seq, progressBar('Kopiëren'));
  if (!result.named) deviation();
  answer(json, result, () =>
    [
      `In een kopie van ${result.size} regels is één byte van regel ${seq} veranderd. De controle zegt:`,
      ...(result.problems.length > 0 ? result.problems.map((problem) => `  ${tellProblem(problem)}`) : ['  niets']),
      result.named ? 'De veranderde regel is genoemd, en geen andere.' : 'AFWIJKING: de controle noemt niet precies de veranderde regel.',
    ].join('\n'),
  );
}

async function openVault(dataSource: DataSource): Promise<Sealer> {
  const { loadRootKey, Vault } = await import('#libs/vault');
  try {
    return new Vault(dataSource, loadRootKey(process.env, () => undefined).key);
  } catch (error) {
    throw new Unusable((error as Error).message);
  }
}

function whole(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('geen geheel getal');
}
