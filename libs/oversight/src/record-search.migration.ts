import type { MigrationInterface, QueryRunner } from 'typeorm';

const reader = `current_setting('seinhuis.reader', true)`;
const withItsEntry = 'exists (select from oversight_entry as entry where entry.seq = oversight_cell.seq)';

/**
 * What supervision filters and sorts on has an index that ends in the place in the log, so that a page costs the same however long the record is. An
 * index on time needs no more than the range of each block: lines come in order of time, nearly.
 */
export class OversightSearch1796000000000 implements MigrationInterface {
  readonly name = 'OversightSearch1796000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index oversight_entry_kind on oversight_entry (kind, seq);
      create index oversight_entry_from_partner on oversight_entry (coalesce(from_partner, ''), seq);
      create index oversight_entry_to_partner on oversight_entry (coalesce(to_partner, ''), seq);
      create index oversight_entry_case on oversight_entry (case_id, seq) where case_id is not null;
      create index oversight_entry_time on oversight_entry using brin (recorded_at) with (pages_per_range = 16, autosummarize = on);
      create index oversight_decision_entry on oversight_decision (seq);
      create index oversight_cell_cell on oversight_cell (cell, seq);
      create index oversight_cell_reason on oversight_cell (reason, seq) where reason is not null;
      -- supervision sees every line, and need not look each of them up to know that
      alter policy oversight_cell_reader on oversight_cell using (${reader} = '*' or ${withItsEntry}) with check (${reader} = '*');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter policy oversight_cell_reader on oversight_cell using (${withItsEntry}) with check (${reader} = '*');
      drop index oversight_decision_entry, oversight_cell_reason, oversight_cell_cell, oversight_entry_time, oversight_entry_case, oversight_entry_to_partner,
        oversight_entry_from_partner, oversight_entry_kind;
    `);
  }
}
