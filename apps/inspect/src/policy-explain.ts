import { Command } from 'commander';
import type { Asking, CellInFull, ExplainedCell } from '#libs/decisions';
import type { Explanation, PolicyPack, Verdict } from '#libs/policy';
import { askedInFile } from './asked-in-file.js';
import { answer } from './exit.js';
import type { DatabaseChoice } from './open-database.js';
import { written } from './policy-request.js';

interface Options extends DatabaseChoice {
  policies?: string;
  jurist?: boolean;
  json?: boolean;
}

/** What is to be explained, and the rules to do it by. */
export interface ToExplain {
  pack: PolicyPack;
  asked: Asking[];
}

interface Explained extends Partial<CellInFull> {
  verdict: Verdict;
  explanation: Explanation;
  veranderen: ExplainedCell['veranderen'];
}

const decisionId = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** `policy explain`: for each cell of one question, or of a recorded decision: what may happen, why, why not, and what would change it. */
export function policyExplain(): Command {
  return new Command('explain')
    .description('legt één vraag of beslissing uit: wat mag, op welke grond, waarom niet, en wat het antwoord verandert')
    .argument(
      '<beslissing of bestand>',
      'id van een vastgelegde beslissing, of een bestand (YAML of JSON) met given en cells, of - voor invoer',
    )
    .option('--jurist', 'ook de artikelen, of ze gelezen zijn, en welke regel sprak')
    .option('--policies <map>', 'map met de regels (anders die van Seinhuis; een beslissing: de regels van toen)')
    .option('--database-url <adres>', 'bij een beslissing: de PostgreSQL van de hub, als eigenaar (of DATABASE_URL)')
    .option('--data-dir <map>', 'bij een beslissing: map van npm start (.seinhuis, of SEINHUIS_DATA_DIR)')
    .option('--json', 'voor programma’s: één JSON-object')
    .addHelpText('after', '\nToont ook redenen die voor de aanvrager verborgen zijn, en zegt dat erbij.')
    .action((subject: string, options: Options) => explain(subject, options));
}

async function explain(subject: string, { policies, jurist, json, ...choice }: Options): Promise<void> {
  const { pack, asked } = decisionId.test(subject)
    ? await (await import('./asked-in-ledger.js')).askedInLedger(subject.toLowerCase(), choice)
    : await askedInFile(subject, policies);
  const [{ effectNames }, { explainCell, cellInFull }] = await Promise.all([import('#libs/policy'), import('#libs/decisions')]);
  const explained = asked.map((asking): [string, Explained] => {
    const { cell, verdict, request } = asking;
    const { veranderen } = explainCell(pack, asking);
    const told = { verdict: written(verdict), explanation: pack.explain(cell, verdict, request.asOf ?? ''), veranderen };
    return [cell, { ...told, ...(jurist && cellInFull(pack, asking)) }];
  });
  const { version, digest } = pack;
  answer(json, { version, digest, cells: Object.fromEntries(explained) }, () =>
    [`Regels versie ${version}, ${digest}`, ...explained.map(([cell, one]) => tell(cell, effectNames[one.verdict.effect], one, pack))].join(
      '\n\n',
    ),
  );
}

function tell(cell: string, outcome: string, one: Explained, pack: PolicyPack): string {
  const { verdict, explanation, veranderen, bronnen = [], toetsing = [] } = one;
  const { grounds, reason, alternatives, show, summary } = explanation;
  const obligation = (code: string): string => pack.obligations.find((entry) => entry.code === code)?.label ?? code;
  return [
    `${cell}: ${outcome}`,
    `  ${summary}`,
    ...grounds.map(({ id, cite, plain }) => `  grond      ${id}, ${cite}: ${plain}`),
    ...(reason
      ? [`  reden      ${reason.code}: ${reason.label}${show === 'n' ? ' (de aanvrager ziet alleen: niet beschikbaar)' : ''}`]
      : []),
    ...verdict.for.map((code) => `  wacht op   ${code}`),
    ...verdict.obligations.map((code) => `  plicht     ${code}: ${obligation(code)}`),
    ...veranderen.map(({ doen, wordt }) => `  verandert  ${doen.map(({ tekst }) => tekst).join(' Én: ')} (dan: ${wordt})`),
    ...alternatives.map(({ code, text }) => `  wel kan    ${code}: ${text}`),
    ...bronnen.map(({ code, artikel, gelezen, vanaf, tot }) => `  bron       ${code}, ${artikel}; ${gelezen}${period(vanaf, tot)}`),
    ...toetsing.map((line) => `  toetsing   ${line}`),
  ].join('\n');
}

const period = (from: string | null, until: string | null): string =>
  from || until ? `; geldt ${from ? `vanaf ${from}` : ''}${from && until ? ' ' : ''}${until ? `tot ${until}` : ''}` : '';
