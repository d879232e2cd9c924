import { randomBytes, randomUUID } from 'node:crypto';
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import pg from 'pg';
import { type GivenLedger, givenLedger, newNote, note, order, written } from '../concurrency/given-ledger.js';
import { freshDatabase } from '../database.js';
import { type Contender, type Measured, type Plan, sideBySide } from './measure.js';

/** Enough that neither pg nor emmett waits for one: more made both slower on two cores. The ledger has its usual pool. */
const CONNECTIONS = 32;
/** A signal with some fields, as data of a fact without personal values. */
const data = {
  text: 'Acht slaapplaatsen op zolder, geen vluchtweg; de eigenaar verklaart niets te weten van bewoning.',
  more: ['sector', 'adres', 'slaapplaatsen'],
};

export interface AppendResult {
  clients: number;
  ledger: Measured;
  sealed: Measured;
  pg: Measured;
  emmett: Measured;
}

/** Appends of one fact to a new stream: the ledger, the same with four sealed values, one insert of a row as wide, and emmett. */
export async function benchAppend(plan: Omit<Plan, 'clients'>): Promise<AppendResult[]> {
  const home = await givenLedger();
  const plain = await plainTable(home);
  const emmett = await emmettStore();
  const contenders = [ledgerAppend(home), sealedAppend(home), plain.contender, emmett.contender];
  const results: AppendResult[] = [];
  for (const clients of [1, 8, 64]) {
    const [ledger, sealed, pgOnly, emmettOnly] = await sideBySide(contenders, { ...plan, clients });
    results.push({ clients, ledger: ledger!, sealed: sealed!, pg: pgOnly!, emmett: emmettOnly! });
  }
  await plain.close();
  await emmett.close();
  await home.close();
  return results;
}

function ledgerAppend({ ledger }: GivenLedger): Contender {
  return {
    name: 'ledger',
    operation: () => ledger.decide(order(newNote(), { expectedVersion: 0 }), note, () => [{ ...written(''), data }]),
  };
}

function sealedAppend({ ledger }: GivenLedger): Contender {
  return {
    name: 'ledger, four sealed values',
    operation: () => {
      const subject = randomUUID();
      const personal = ['naam', 'telefoon', 'geboortedatum', 'adres'].map((path) => ({ path, subject, value: 'Testpersoon Wilg' }));
      return ledger.decide(order(newNote(), { expectedVersion: 0 }), note, () => [{ ...written(''), data, personal }]);
    },
  };
}

/** A table like ledger_event, and one insert of one row in a transaction of its own. */
async function plainTable({ owner, appUrl }: GivenLedger): Promise<{ contender: Contender; close(): Promise<void> }> {
  await owner.query(`create table plain (like ledger.ledger_event including defaults including constraints including indexes)`);
  await owner.query(`grant insert on plain to seinhuis_app`);
  const pool = new pg.Pool({ connectionString: appUrl, max: CONNECTIONS });
  const [trace, span, leaf] = [randomBytes(16), randomBytes(8), randomBytes(32)];
  // the ledger's header holds ids and names besides the data
  const header = Buffer.from(JSON.stringify({ data, around: 'x'.repeat(330) }));
  let seq = 0;
  const operation = () =>
    pool.query({
      name: 'insert',
      text: `insert into plain (seq, event_id, org, stream_type, stream_id, stream_version, event_type, schema_version, recorded_at, trace_id,
        span_id, header, commitments, leaf_hash) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      values: [
        seq++,
        randomUUID(),
        '00000099000000001000',
        'note',
        randomUUID(),
        1,
        'NoteWritten',
        1,
        new Date(),
        trace,
        span,
        header,
        Buffer.alloc(0),
        leaf,
      ],
    });
  return { contender: { name: 'pg', operation }, close: () => pool.end() };
}

async function emmettStore(): Promise<{ contender: Contender; close(): Promise<void> }> {
  const database = await freshDatabase();
  const pool = new pg.Pool({ connectionString: database.url, max: CONNECTIONS });
  const store = getPostgreSQLEventStore(database.url, { connectionOptions: { pooled: true, pool } });
  await store.schema.migrate();
  const operation = () =>
    store.appendToStream(`note-${randomUUID()}`, [{ type: 'NoteWritten', data }], { expectedStreamVersion: 'STREAM_DOES_NOT_EXIST' });
  const close = async () => {
    await store.close();
    if (!pool.ended) await pool.end();
    await database.drop();
  };
  return { contender: { name: 'emmett', operation }, close };
}
