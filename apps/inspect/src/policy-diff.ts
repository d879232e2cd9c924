import { Command } from 'commander';
import type { diffPolicies } from '#libs/decisions';
import type { ReplayUnder } from '#libs/oversight';
import type { PolicyPack } from '#libs/policy';
import { answer, Unusable } from './exit.js';
import { connect, type DatabaseChoice, findDatabase } from './open-database.js';
import { loadForUse, packsFor } from './policy-pack.js';
import { progressBar } from './progress-bar.js';
import { openLedger } from './sealed-ledger.js';

type PolicyDiff = ReturnType<typeof diffPolicies>;
type CellChange = PolicyDiff['changes'][number];

interface Options extends DatabaseChoice {
  from?: string;
  to?: string;
  on?: string;
  since?: string;
  until?: string;
  json?: boolean;
}

/** `policy diff`: what two versions of the rules answer differently, and which recorded decisions would come out otherwise. */
export function policyDiff(): Command {
  return new Command('diff')
    .description('vergelijkt twee versies van de regels: wat wordt ruimer of enger, en welke beslissingen zouden anders uitkomen')
    .option('--from <digest of map>', 'de oude regels: een map, of een digest die op de hub is voorgelegd (anders die van Seinhuis)')
    .option('--to <map>', 'de nieuwe regels (anders die van Seinhuis)')
    .option('--on <dag>', 'de dag waarop wordt vergeleken (anders vandaag)')
    .option('--since <tijdstip>', 'neem ook de beslissingen opnieuw, vanaf dit tijdstip')
    .option('--until <tijdstip>', 'en tot dit tijdstip')
    .option('--database-url <adres>', 'een PostgreSQL, als eigenaar van het logboek (of DATABASE_URL)')
    .option('--data-dir <map>', 'map van npm start (.seinhuis, of SEINHUIS_DATA_DIR)')
    .option('--json', 'voor programma’s: één JSON-object')
    .action(diff);
}

async function diff({ from, to, on, since, until, json, ...choice }: Options): Promise<void> {
  const period = { since: instant(since, '--since'), until: instant(until, '--until') };
  const digest = from?.startsWith('sha256:') ? from : undefined;
  const after = await loadForUse(to);
  const { dutchDay } = await import('#libs/policy');
  const { diffPolicies } = await import('#libs/decisions');
  if (on !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(on)) throw new Unusable('--on vraagt een dag als JJJJ-MM-DD');
  const compareWith = (before: PolicyPack) => ({
    from: { version: before.version, digest: before.digest },
    to: { version: after.version, digest: after.digest },
    ...diffPolicies(before, after, on ?? dutchDay(new Date())),
  });
  const withLedger = digest ?? since ?? until ?? choice.databaseUrl ?? choice.dataDir;
  const found = withLedger
    ? await onLedger(choice, digest, after, period, async (before) => compareWith(before ?? (await loadForUse(from))))
    : { ...compareWith(await loadForUse(from)), replayed: null };
  answer(json, found, () => tell(found));
}

/** With the ledger at hand: a digest is looked up there, and the recorded decisions are made again. */
async function onLedger<T>(
  choice: DatabaseChoice,
  digest: string | undefined,
  after: PolicyPack,
  period: { since?: Date | undefined; until?: Date | undefined },
  compareWith: (before: PolicyPack | undefined) => Promise<T>,
): Promise<T & { replayed: ReplayUnder }> {
  const { url, release } = await findDatabase(choice);
  try {
    const dataSource = await connect(url, { writing: true });
    try {
      const before = digest ? await (await packsFor(dataSource, []))(digest) : undefined;
      if (digest && !before) throw new Unusable(`de regels ${digest} zijn hier niet`);
      const { replayUnder } = await import('#libs/oversight');
      const replayed = await replayUnder(await openLedger(dataSource), after, period, progressBar('Narekenen'));
      return { ...(await compareWith(before)), replayed };
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await release();
  }
}

function instant(text: string | undefined, option: string): Date | undefined {
  if (text === undefined) return undefined;
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) throw new Unusable(`${option} vraagt een dag of tijdstip, zoals 2026-11-24 of 2026-11-24T10:00:00Z`);
  return at;
}

const words = { wider: 'ruimer', narrower: 'enger', other: 'anders' } as const;
const told = ({ effect, bases, reason }: CellChange['before']): string => [effect, ...bases, ...(reason ? [reason] : [])].join(' ');
type Named = { version: string; digest: string };

function tell({ from, to, changes, same, replayed }: PolicyDiff & { from: Named; to: Named; replayed: ReplayUnder | null }): string {
  const count = (how: CellChange['how']): number => changes.filter((one) => one.how === how).length;
  return [
    `van  ${from.version} ${from.digest}`,
    `naar ${to.version} ${to.digest}`,
    '',
    ...byLane(changes.filter(({ how, after }) => how !== 'other' || after.effect !== 'deny')),
    `${count('wider')} ruimer, ${count('narrower')} enger, ${count('other')} op een andere grond of om een andere reden (een weigering met een andere reden staat alleen in --json), ${same} gelijk.`,
    ...(replayed ? ['', ...tellReplayed(replayed)] : []),
  ].join('\n');
}

/** One line for cells of a lane that change in the same way. */
function byLane(changes: readonly CellChange[]): string[] {
  const lines = new Map<string, string[]>();
  for (const { from, to, purpose, how, before, after, cell } of changes) {
    const line = `${words[how].padEnd(6)} ${from} -> ${to}, ${purpose}: ${told(before)} => ${told(after)}`;
    lines.set(line, [...(lines.get(line) ?? []), cell]);
  }
  return [...lines].map(([line, cells]) => `${line}: ${cells.join(' ')}`);
}

function tellReplayed({ decisions, changed, signals, counts, impossible }: ReplayUnder): string[] {
  return [
    ...changed.map(({ seq, decision, signalId, activity, fields }) => {
      const parts = fields.map(({ id, cell, how }) => `${id} ${cell} ${words[how]}`);
      return `regel ${seq}, beslissing ${decision} (${activity}${signalId ? `, signaal ${signalId}` : ''}): ${parts.join(', ')}`;
    }),
    ...impossible.map(({ seq, decision }) => `regel ${seq}, beslissing ${decision}: kan met de nieuwe regels niet worden genomen`),
    `${changed.length} van ${decisions} vastgelegde beslissingen komen anders uit, over ${signals.length} signalen: ` +
      `${counts.wider} velden ruimer, ${counts.narrower} enger, ${counts.other} anders.`,
  ];
}
