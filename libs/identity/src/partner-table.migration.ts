import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The organisations connected to the hub. The hub reads them; only the owner writes. */
export class PartnerTable1795500000000 implements MigrationInterface {
  readonly name = 'PartnerTable1795500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table identity_partner (
        oin text primary key check (oin ~ '^[0-9]{20}$'),
        name text not null,
        partners text[] not null check (cardinality(partners) > 0),
        regions text[] not null,
        active boolean not null default true
      );
      grant usage on schema public to seinhuis_app;
      grant select on identity_partner to seinhuis_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table identity_partner');
  }
}
