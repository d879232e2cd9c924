import type { EntityManager, MigrationInterface, QueryRunner } from 'typeorm';
import { ownRows } from '#libs/identity';
import type { StoredFact, View } from '#libs/ledger';
import type { SignalEnriched, SignalRegistered, SubjectErased } from '#libs/signals/facts';

/**
 * How long there is something of each facet, per law: the last day on which a field was obtained. Own-pace: a term counts in days. A field that was taken
 * away still counts, so nothing ever goes too early by it.
 */
export const keptView: View = {
  name: 'kept',
  mode: 'async',
  handles: ['SignalRegistered', 'SignalEnriched', 'SubjectErased'],
  tables: ['oversight_kept'],
  apply: (tx, fact) => applyAll(tx, [fact]),
  applyAll,
};

type Kept = StoredFact<SignalRegistered | SignalEnriched>;

/** What was obtained goes before the next erasure, many facts at once. */
async function applyAll(tx: EntityManager, facts: readonly StoredFact[]): Promise<void> {
  await tx.query(`select set_config('seinhuis.reader', '*', true)`);
  let run: Kept[] = [];
  for (const stored of facts) {
    if (stored.type !== 'SubjectErased') run.push(stored as Kept);
    else {
      await remember(tx, run);
      run = [];
      await tx.query('delete from oversight_kept where subject = $1', [(stored as StoredFact<SubjectErased>).data.subject]);
    }
  }
  await remember(tx, run);
}

async function remember(tx: EntityManager, kept: readonly Kept[]): Promise<void> {
  const rows = kept.flatMap(({ data, stream }) =>
    data.fields.map(({ subject, regime, on }) => ({ subject, regime, signal_id: stream.id, obtained_on: on })),
  );
  if (rows.length === 0) return;
  await tx.query(
    `insert into oversight_kept (subject, regime, signal_id, obtained_on)
     select subject, regime, signal_id, max(obtained_on)
       from jsonb_to_recordset($1::jsonb) as one (subject uuid, regime text, signal_id uuid, obtained_on date) group by subject, regime, signal_id
     on conflict (subject, regime) do update set obtained_on = greatest(oversight_kept.obtained_on, excluded.obtained_on)`,
    [JSON.stringify(rows)],
  );
}

const rows = ownRows({
  table: 'oversight_kept',
  policy: 'oversight_kept_reader',
  visible: (reader) => `${reader} = '*'`,
  changes: ['update', 'delete'],
});

export class OversightKept1795600070000 implements MigrationInterface {
  readonly name = 'OversightKept1795600070000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table oversight_kept (
        subject uuid not null,
        regime text not null,
        signal_id uuid not null,
        obtained_on date not null,
        primary key (subject, regime)
      );
      create index oversight_kept_day on oversight_kept (obtained_on, subject);
    `);
    await rows.guard(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table oversight_kept');
  }
}
