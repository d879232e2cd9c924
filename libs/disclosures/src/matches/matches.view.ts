import { Injectable } from '@nestjs/common';
import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import { ownRows, readAs } from '#libs/identity';
import type { StoredFact, View } from '#libs/ledger';
import type { MatchFact, MatchVerdict, ReasonForMatch } from '../facts.js';

/** What a RIEC said of a pair that still stands. */
export interface MatchRow {
  match_id: string;
  oin: string;
  verdict: MatchVerdict;
  because: ReasonForMatch;
  judged_at: Date;
  seq: string;
}

/** Judgements that stand. One that was withdrawn keeps its row without a verdict, so that applying an older fact again does not bring it back. */
export const matchesView: View = {
  name: 'matches',
  mode: 'inline',
  handles: ['MatchJudged', 'MatchJudgementWithdrawn'],
  tables: ['disclosures_match'],
  async apply(tx, fact) {
    const { type, data, org, seq, recordedAt } = fact as StoredFact<MatchFact>;
    await tx.query(`select set_config('seinhuis.reader', '*', true)`);
    await tx.query(
      `insert into disclosures_match (match_id, oin, verdict, because, judged_at, seq) values ($1, $2, $3, $4, $5, $6)
       on conflict (match_id) do update set verdict = excluded.verdict, because = excluded.because, judged_at = excluded.judged_at, seq = excluded.seq
         where disclosures_match.seq < excluded.seq`,
      [data.matchId, org, type === 'MatchJudged' ? data.verdict : null, data.because, recordedAt, seq],
    );
  },
};

const rows = ownRows({
  table: 'disclosures_match',
  policy: 'disclosures_match_riec',
  visible: (reader) => `${reader} in ('*', oin)`,
  changes: ['update'],
});

export class Matches1795700040000 implements MigrationInterface {
  readonly name = 'Matches1795700040000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table disclosures_match (
        match_id uuid primary key,
        oin text not null,
        verdict text check (verdict in ('same', 'different')),
        because text not null,
        judged_at timestamptz not null,
        seq bigint not null
      );
    `);
    await rows.guard(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table disclosures_match');
  }
}

@Injectable()
export class MatchList {
  constructor(private readonly dataSource: DataSource) {}

  /** The judgements of a RIEC that stand, among these pairs. */
  judged(oin: string, matchIds: readonly string[]): Promise<Map<string, MatchRow>> {
    return readAs(this.dataSource, oin, async (tx) => {
      const found = await tx.query<MatchRow[]>(
        `select * from disclosures_match where oin = $1 and verdict is not null and match_id = any ($2::uuid[])`,
        [oin, matchIds],
      );
      return new Map(found.map((row) => [row.match_id, row]));
    });
  }
}
