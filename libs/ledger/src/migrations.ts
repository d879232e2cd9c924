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

/**
 * Locks the head, and only then looks at the streams and the idempotency keys of a batch. One call instead of three, for all
 * others wait meanwhile. Under READ COMMITTED each statement of a volatile function sees what was committed before it began, so
 * after the lock it sees every append before this one.
 */
const OPEN_BATCH = `
create function ledger.open_batch(streams uuid[], orgs text[], keys text[], out head_size bigint, out head_epoch bigint, out heads json, out answers json)
language plpgsql volatile as $$
begin
  select h.size, h.epoch into strict head_size, head_epoch from ledger.ledger_head h where h.id = 1 for update;
  select coalesce(json_agg(last_one), '[]') into heads from unnest(streams) as wanted (stream_id) cross join lateral (
    select e.stream_id as id, e.stream_type as type, e.stream_version as version from ledger.ledger_event e
      where e.stream_id = wanted.stream_id order by e.stream_version desc limit 1) as last_one;
  if cardinality(keys) > 0 then
    select json_agg(saved) into answers from (select distinct * from unnest(orgs, keys) as asked (org, key)) as wanted
      cross join lateral (select i.org, i.key, i.fingerprint, i.status, i.response from ledger.idempotency i
        where i.org = wanted.org and i.key = wanted.key) as saved;
  end if;
  answers := coalesce(answers, '[]');
end $$;
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
revoke all on function ledger.open_batch from public;
grant execute on function ledger.open_batch to seinhuis_app;
grant select, update on ledger.ledger_head to seinhuis_app;
grant select, insert on ledger.ledger_event, ledger.ledger_secret to seinhuis_app;
grant select, insert, delete on ledger.idempotency to seinhuis_app;
grant select, delete on ledger.ledger_secret to seinhuis_shredder;
grant select on ledger.ledger_event, ledger.ledger_head to seinhuis_auditor;
`;

class CreateLedger1770000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(OPEN_BATCH);
    await runner.query(TRIPWIRE);
    await runner.query(GRANTS);
  }

  async down(): Promise<void> {
    throw new Error('the ledger is never dropped');
  }
}

/** Creates schema `ledger`. The roles seinhuis_app, seinhuis_shredder and seinhuis_auditor must exist. */
export const ledgerMigrations: Function[] = [CreateLedger1770000000001];
