import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Per part of the streams: up to where it was published, and who may publish it now. The role of a relay may read the feed and keep this table, and
 * nothing else: it holds no key and sees no fact.
 */
export class RelayShard1795600020000 implements MigrationInterface {
  readonly name = 'RelayShard1795600020000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table delivery.relay_shard (
        shard smallint primary key,
        shards smallint not null,
        next_seq bigint not null check (next_seq >= 0),
        epoch bigint not null,
        owner uuid,
        expires_at timestamptz not null,
        check (shard >= 0 and shard < shards)
      );
      create index feed_entry_seq on delivery.feed_entry (seq);
      grant usage on schema delivery to seinhuis_publisher;
      grant usage on schema ledger to seinhuis_publisher;
      grant select on delivery.feed_entry, delivery.consumer_cursor to seinhuis_publisher;
      grant select (id, size) on ledger.ledger_head to seinhuis_publisher;
      grant select (seq, recorded_at) on ledger.ledger_event to seinhuis_publisher;
      grant select, insert, update, delete on delivery.relay_shard to seinhuis_publisher, seinhuis_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table delivery.relay_shard;
      drop index delivery.feed_entry_seq;
      revoke select on delivery.feed_entry, delivery.consumer_cursor from seinhuis_publisher;
      revoke select (id, size) on ledger.ledger_head from seinhuis_publisher;
      revoke select (seq, recorded_at) on ledger.ledger_event from seinhuis_publisher;
      revoke usage on schema delivery from seinhuis_publisher;
      revoke usage on schema ledger from seinhuis_publisher;
    `);
  }
}
