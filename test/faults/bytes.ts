import type { DataSource } from 'typeorm';
import { verifyLedger } from '#libs/ledger';
import { leafHash } from '#libs/proofs';
import { givenLedger, newNote, note, order, written } from '../concurrency/given-ledger.js';
import { startFaultServer } from './fault-server.js';
import type { Part, Say } from './part.js';

/** What is hashed, and the hash. */
const columns = ['header', 'commitments', 'leaf_hash'] as const;
type Row = Record<(typeof columns)[number], Buffer> & { seq: string; stream_version: number };

/**
 * Every byte of so many entries is changed, one at a time, as they came from the database; the check of the ledger must name each.
 * @param trusting the check that is broken on purpose: it takes the hash as it follows from what is there
 */
export async function everyByte(entries: number, say: Say, trusting = false): Promise<Part> {
  const rows = await entriesOfLedger(entries);
  let flips = 0;
  const unseen: string[] = [];
  for (const row of rows) {
    if (flips === 0) await expectSound(row);
    for (const column of columns) {
      for (let at = 0; at < row[column].length; at++) {
        const changed = Buffer.from(row[column]);
        changed[at]! ^= 1 << (flips % 8);
        const { problems } = await verifyLedger(alone(trusting ? rehashed({ ...row, [column]: changed }) : { ...row, [column]: changed }));
        flips++;
        if (problems[0]?.seq !== 0) unseen.push(`entry ${row.seq}: byte ${at} of ${column}`);
      }
    }
    if ((Number(row.seq) + 1) % 250 === 0) say(`${Number(row.seq) + 1} of ${entries} entries, ${flips} bytes`);
  }
  return {
    name: 'every byte',
    found: [`${flips} bytes of ${entries} entries changed, one at a time: ${flips - unseen.length} named`],
    broken: unseen.slice(0, 5).map((where) => `not seen: ${where}`),
  };
}

async function entriesOfLedger(count: number): Promise<Row[]> {
  const server = await startFaultServer();
  try {
    const home = await givenLedger();
    const name = (at: number) => [{ path: 'betrokkene.naam', subject: '6f7d9a52-0000-4000-8000-000000000001', value: `Naam ${at}` }];
    const one = async (at: number) =>
      home.ledger.decide(order(newNote()), note, () => [written(`feit ${at}`, at % 2 ? name(at) : undefined)]);
    await Promise.all(Array.from({ length: count }, (_, at) => one(at)));
    const rows = await home.owner.query<Row[]>('select * from ledger.ledger_event order by seq');
    await home.leave();
    return rows;
  } finally {
    await server.stop();
  }
}

const rehashed = (row: Row): Row => ({ ...row, leaf_hash: leafHash(row.header, row.commitments) });

/** A database with this one entry: the check reads it as it reads any. */
function alone(row: Row): DataSource {
  const answers = (sql: string) => {
    if (sql.includes('ledger_head')) return [{ size: '1', last: '0' }];
    return seen++ === 0 ? [{ ...row, seq: '0' }] : [];
  };
  let seen = 0;
  return { query: async (sql: string) => answers(sql) } as unknown as DataSource;
}

/** Else every change would be named for another reason. */
async function expectSound(row: Row): Promise<void> {
  const { problems } = await verifyLedger(alone(row));
  if (problems.length > 0) throw new Error(`an entry that nobody changed is not sound: ${problems[0]!.what}`);
}
