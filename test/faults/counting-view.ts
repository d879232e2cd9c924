import type { View } from '#libs/ledger';

/** Adds a row for each fact, without a look at what is there: a fact that is delivered twice is there twice. */
export const countingView: View = {
  name: 'counted',
  mode: 'async',
  handles: 'all',
  tables: ['counted'],
  apply: async (tx, { seq }) => {
    await tx.query('insert into counted (seq) values ($1)', [seq]);
  },
  applyAll: async (tx, facts) => {
    await tx.query('insert into counted (seq) select unnest($1::bigint[])', [facts.map(({ seq }) => seq)]);
  },
};

export const countingTable = 'create table counted (seq bigint not null); grant select, insert on counted to seinhuis_app';
