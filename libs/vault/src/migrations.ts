import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
create schema vault;

create table vault.root_key (
  id smallint primary key check (id = 1),
  fingerprint bytea not null
);

create table vault.kek (
  id uuid primary key,
  name text not null unique,
  wrapped bytea not null check (octet_length(wrapped) = 60),
  created_at timestamptz not null default now()
);

create table vault.subject_key (
  id uuid primary key,
  org text not null,
  kek_id uuid not null references vault.kek (id),
  wrapped bytea check (octet_length(wrapped) = 60),
  key_version int not null check (key_version >= 1),
  created_at timestamptz not null default now(),
  destroyed_at timestamptz,
  check ((wrapped is null) = (destroyed_at is not null))
);

create table vault.tag (
  purpose text not null,
  kind text not null,
  tag bytea not null check (octet_length(tag) = 32),
  org text not null,
  stream_id uuid not null,
  cell text not null,
  field_key text not null,
  subject uuid not null,
  primary key (purpose, kind, tag, org, stream_id, cell, field_key, subject)
);
create index tag_subject on vault.tag (subject);
`;

/** The hub makes keys and tags but changes none; destroying is another role's work; the auditor sees nothing here. */
const GRANTS = `
grant usage on schema vault to seinhuis_app, seinhuis_shredder;
grant select, insert on vault.root_key, vault.kek, vault.subject_key, vault.tag to seinhuis_app;
grant select, update (wrapped, destroyed_at) on vault.subject_key to seinhuis_shredder;
grant select, delete on vault.tag to seinhuis_shredder;
`;

class CreateVault1770000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(GRANTS);
  }

  async down(): Promise<void> {
    throw new Error('the vault is never dropped: everything sealed would be lost');
  }
}

/** Creates schema `vault`. The roles seinhuis_app and seinhuis_shredder must exist. */
export const vaultMigrations: Function[] = [CreateVault1770000000002];
