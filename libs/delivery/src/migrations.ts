import type { MigrationInterface, QueryRunner } from 'typeorm';

class CreateDelivery1770000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema delivery;
      create table delivery.consumer_cursor (
        consumer text primary key,
        next_seq bigint not null check (next_seq >= 0)
      );
      grant usage on schema delivery to seinhuis_app;
      grant select, insert, update on delivery.consumer_cursor to seinhuis_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop schema delivery cascade`);
  }
}

/** Creates schema `delivery`. The role seinhuis_app must exist. */
export const deliveryMigrations: Function[] = [CreateDelivery1770000000003];
