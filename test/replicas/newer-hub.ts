import 'reflect-metadata';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { migrations } from '../../apps/hub/src/migrations.js';

/** The hub of a later version: this one, with one step of the schema more. A step adds; it changes nothing that is there. */
class AddedLater9999000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table added_later (id int primary key)');
    await runner.query('alter table identity_partner add column added_later text');
  }

  async down(): Promise<void> {
    throw new Error('never undone');
  }
}

migrations.push(AddedLater9999000000000);
await import('../../apps/hub/src/main.js');
