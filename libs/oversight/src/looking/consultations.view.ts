import { Injectable } from '@nestjs/common';
import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import { ownRows } from '#libs/identity';
import type { StoredFact, View } from '#libs/ledger';
import type { SubjectAccessAsked } from '../access/facts.js';
import type { ErasureCompleted } from '../erasure/facts.js';
import type { OversightConsulted } from '../facts.js';

type Looked = OversightConsulted | SubjectAccessAsked;

/**
 * That supervision looked, and at what. Own-pace, so that what was asked before this view was there is in it too. Who was erased is no longer named by it.
 */
export const consultationsView: View = {
  name: 'consultations',
  mode: 'async',
  handles: ['OversightConsulted', 'SubjectAccessAsked', 'ErasureCompleted'],
  tables: ['oversight_consultation'],
  async apply(tx, stored) {
    await tx.query(`select set_config('seinhuis.reader', '*', true)`);
    if (stored.type === 'ErasureCompleted') {
      const { subject } = (stored as StoredFact<ErasureCompleted>).data;
      await tx.query(`update oversight_consultation set filter = filter - 'betrokkene' where filter ->> 'betrokkene' = $1`, [subject]);
      return;
    }
    const { seq, recordedAt, org, officer } = stored;
    const { question, filter, answers } = asked(stored as StoredFact<Looked>);
    await tx.query(
      `insert into oversight_consultation (seq, asked_at, org, officer, question, filter, answers) values ($1, $2, $3, $4, $5, $6::jsonb, $7)
       on conflict do nothing`,
      [seq, recordedAt, org, officer, question, JSON.stringify(filter), answers],
    );
  },
};

function asked(stored: StoredFact<Looked>): { question: string; filter: Record<string, string>; answers: number } {
  if (stored.type === 'OversightConsulted') return stored.data;
  const { by, identity, facets } = stored.data;
  return { question: 'inzage', filter: { gezochtOp: by, identiteit: identity }, answers: facets };
}

export interface ConsultationRow {
  seq: string;
  asked_at: Date;
  org: string;
  officer: string | null;
  question: string;
  filter: Record<string, string>;
  answers: number;
}

const rows = ownRows({
  table: 'oversight_consultation',
  policy: 'oversight_consultation_reader',
  visible: (reader) => `${reader} = '*'`,
  changes: ['update'],
});

/** The list of those questions, newest first. */
@Injectable()
export class Consultations {
  constructor(private readonly dataSource: DataSource) {}

  /** @param by only those of this officer; null: of everybody @param page from 1 @param size 1..100 */
  page(by: { oin: string; id: string } | null, page: number, size: number): Promise<{ items: ConsultationRow[]; total: number }> {
    const listing = by ? { where: 'org = $1 and officer = $2', values: [by.oin, by.id] } : { where: 'true', values: [] };
    return rows.page<ConsultationRow>(this.dataSource, '*', { ...listing, orderBy: 'seq desc' }, page, size);
  }
}

export class OversightConsultations1796000020000 implements MigrationInterface {
  readonly name = 'OversightConsultations1796000020000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table oversight_consultation (
        seq bigint primary key,
        asked_at timestamptz not null,
        org text not null,
        officer text,
        question text not null,
        filter jsonb not null,
        answers int not null
      );
      create index oversight_consultation_officer on oversight_consultation (org, officer, seq);
      create index oversight_consultation_about on oversight_consultation ((filter ->> 'betrokkene'));
    `);
    await rows.guard(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table oversight_consultation');
  }
}
