import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
create schema ledger;

create table ledger.ledger_head (
  id smallint primary key check (id = 1),
  size bigint not null check (size >= 0),
  epoch bigint not null
);
insert into ledger.ledger_head (id, size, epoch) values (1, 0, 1);

create table ledger.ledger_event (
  seq bigint primary key check (seq >= 0),
  event_id uuid not null unique,
  org text not null,
  stream_type text not null,
  stream_id uuid not null,
  stream_version int not null check (stream_version >= 1),
  event_type text not null,
  schema_version smallint not null,
  recorded_at timestamptz not null,
  trace_id bytea not null check (octet_length(trace_id) = 16),
  span_id bytea not null check (octet_length(span_id) = 8),
  header bytea not null,
  commitments bytea not null check (octet_length(commitments) % 32 = 0),
  leaf_hash bytea not null check (octet_length(leaf_hash) = 32),
  check (octet_length(header) + octet_length(commitments) <= 65535),
  unique (stream_id, stream_version)
);

create table ledger.ledger_secret (
  seq bigint not null,
  field_no smallint not null check (field_no >= 0),
  subject_key_id uuid not null,
  key_version int not null,
  nonce bytea not null check (octet_length(nonce) = 12),
  ct bytea not null,
  primary key (seq, field_no)
);
create index ledger_secret_subject on ledger.ledger_secret (subject_key_id);

create table ledger.idempotency (
  org text not null,
  key text not null,
  fingerprint text not null,
  status smallint not null,
  response json not null,
  expires timestamptz not null,
  primary key (org, key)
);
create index idempotency_expires on ledger.idempotency (expires);
`;

/** A tripwire next to the grants: it also stops the owner, who must remove it first and leaves that trace. */
const TRIPWIRE = `
create function ledger.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'ledger_event is append-only: % refused', tg_op using errcode = 'insufficient_privilege';
end $$;
create trigger ledger_event_append_only before update or delete on ledger.ledger_event
  for each row execute function ledger.refuse_change();
create trigger ledger_event_no_truncate before truncate on ledger.ledger_event
  for each statement execute function ledger.refuse_change();
`;

const GRANTS = `
grant usage on schema ledger to seinhuis_app, seinhuis_shredder, seinhuis_auditor;
grant select, update on ledger.ledger_head to seinhuis_app;
grant select, insert on ledger.ledger_event, ledger.ledger_secret to seinhuis_app;
grant select, insert, delete on ledger.idempotency to seinhuis_app;
grant select, delete on ledger.ledger_secret to seinhuis_shredder;
grant select on ledger.ledger_event, ledger.ledger_head to seinhuis_auditor;
`;

class CreateLedger1770000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(TRIPWIRE);
    await runner.query(GRANTS);
  }

  async down(): Promise<void> {
    throw new Error('the ledger is never dropped');
  }
}

/** Creates schema `ledger`. The roles seinhuis_app, seinhuis_shredder and seinhuis_auditor must exist. */
export const ledgerMigrations: Function[] = [CreateLedger1770000000001];
