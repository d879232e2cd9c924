import { once } from 'node:events';
import { Command } from 'commander';
import { Unusable } from './exit.js';
import { connect, type DatabaseChoice, findDatabase } from './open-database.js';
import { openLedger } from './sealed-ledger.js';

/** `ledger export-adl`: every decision as a record of the Authorization Decision Log, one JSON line each. */
export function ledgerExportAdl(): Command {
  return new Command('export-adl')
    .description('schrijft elke beslissing als regel van het Authorization Decision Log (ontwerp van Logius): JSON, één per regel')
    .option('--database-url <adres>', 'een PostgreSQL, als eigenaar van het logboek (of DATABASE_URL)')
    .option('--data-dir <map>', 'map van npm start (.seinhuis, of SEINHUIS_DATA_DIR)')
    .option('--since <tijdstip>', 'vanaf dit tijdstip')
    .option('--until <tijdstip>', 'tot dit tijdstip')
    .option('--json', 'zoals altijd: de uitvoer is JSON, één object per regel')
    .addHelpText('after', '\nHoogste detailniveau: met beleid, bronnen en rekenregel, zodat de beslissing opnieuw kan worden genomen.')
    .action(async ({ since, until, ...choice }: DatabaseChoice & { since?: string; until?: string }) => {
      const [from, to] = [instant(since, '--since'), instant(until, '--until')];
      const { url, release } = await findDatabase(choice);
      try {
        await write(url, from, to);
      } finally {
        await release();
      }
    });
}

async function write(url: string, from: Date | null, to: Date | null): Promise<void> {
  const dataSource = await connect(url, { writing: true });
  try {
    const { decisionLogRecord, recordedDecisions } = await import('#libs/oversight');
    for await (const recorded of recordedDecisions(await openLedger(dataSource))) {
      const { recordedAt } = recorded.fact;
      if ((from && recordedAt < from) || (to && recordedAt >= to)) continue;
      if (!process.stdout.write(`${JSON.stringify(decisionLogRecord(recorded))}\n`)) await once(process.stdout, 'drain');
    }
  } finally {
    await dataSource.destroy();
  }
}

function instant(text: string | undefined, option: string): Date | null {
  if (text === undefined) return null;
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) throw new Unusable(`${option} vraagt een dag of tijdstip, zoals 2026-11-24 of 2026-11-24T10:00:00Z`);
  return at;
}
