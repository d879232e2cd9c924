import pg from 'pg';
import type { DataSource } from 'typeorm';
import { verifyLedger } from '#libs/ledger';
import { leafHash } from '#libs/proofs';
import { type GivenLedger, givenLedger, newNote, note, order, written } from '../concurrency/given-ledger.js';
import { grownTree } from '../grown-tree.js';
import { startFaultServer } from './fault-server.js';
import type { Part, Say } from './part.js';
import { Random } from './random.js';

const ENTRIES = 300;

/** Somebody with all rights on the server, in a transaction that is undone afterwards. */
interface Attacker {
  query<T = unknown>(sql: string, parameters?: unknown[]): Promise<T[]>;
}

/** What an attack touches: `seq` is where it must be seen; null = only against a tree head that was signed before. */
interface Attack {
  what: string;
  does(attacker: Attacker, random: Random): Promise<{ seq: number | null }>;
}

const anyRow = (random: Random) => random.below(ENTRIES - 2) + 1;

const change = (column: string, sql: string): Attack => ({
  what: `${column} changed`,
  does: async (attacker, random) => {
    const seq = anyRow(random);
    await attacker.query(`update ledger.ledger_event set ${column} = ${sql} where seq = $1`, [seq]);
    return { seq };
  },
});

const attacks: Attack[] = [
  change('header', `set_byte(header, 5, get_byte(header, 5) # 1)`),
  change('leaf_hash', `set_byte(leaf_hash, 31, get_byte(leaf_hash, 31) # 128)`),
  change('commitments', `commitments || decode(repeat('00', 32), 'hex')`),
  change('recorded_at', `recorded_at - interval '1 day'`),
  change('recorded_at', `recorded_at + interval '1 ms'`),
  change('org', `'00000099000000009000'`),
  change('event_type', `'NoteForgotten'`),
  change('event_id', `gen_random_uuid()`),
  change('stream_id', `gen_random_uuid()`),
  change('stream_version', `stream_version + 1`),
  change('trace_id', `decode(repeat('11', 16), 'hex')`),
  {
    what: 'an entry deleted',
    does: async (attacker, random) => {
      const seq = anyRow(random);
      await attacker.query('delete from ledger.ledger_event where seq = $1', [seq]);
      return { seq };
    },
  },
  {
    what: 'the end cut off',
    does: async (attacker, random) => {
      const seq = anyRow(random);
      await attacker.query('delete from ledger.ledger_event where seq >= $1', [seq]);
      return { seq };
    },
  },
  {
    what: 'the end cut off, and the head set back',
    does: async (attacker, random) => {
      const seq = anyRow(random);
      await attacker.query('delete from ledger.ledger_event where seq >= $1', [seq]);
      await attacker.query('update ledger.ledger_head set size = $1', [seq]);
      return { seq: null };
    },
  },
  {
    what: 'an entry put in twice',
    does: async (attacker, random) => {
      const seq = anyRow(random);
      await attacker.query('update ledger.ledger_event set seq = -seq where seq > $1', [seq]);
      await attacker.query('update ledger.ledger_event set seq = 1 - seq where seq < 0');
      await attacker.query(
        `insert into ledger.ledger_event select (jsonb_populate_record(event, jsonb_build_object('seq', seq + 1, 'event_id', gen_random_uuid(),
           'stream_version', stream_version + 1))).* from ledger.ledger_event as event where seq = $1`,
        [seq],
      );
      await attacker.query('update ledger.ledger_head set size = size + 1');
      return { seq: seq + 1 };
    },
  },
  {
    what: 'two entries exchanged',
    does: async (attacker, random) => {
      const seq = anyRow(random);
      await attacker.query('update ledger.ledger_event set seq = -seq where seq in ($1, $2)', [seq, seq + 1]);
      await attacker.query(`update ledger.ledger_event set seq = case -seq when $1 then $2::bigint else $1 end where seq < 0`, [
        seq,
        seq + 1,
      ]);
      return { seq: null };
    },
  },
  {
    what: 'an entry rewritten, with its columns and its leaf hash',
    does: async (attacker, random) => {
      const seq = anyRow(random);
      const [row] = await attacker.query<{ header: Buffer; commitments: Buffer }>(
        'select header, commitments from ledger.ledger_event where seq = $1',
        [seq],
      );
      const header = Buffer.from(row!.header.toString('utf8').replace('feit', 'fout'));
      const leaf = leafHash(header, row!.commitments);
      await attacker.query('update ledger.ledger_event set header = $2, leaf_hash = $3 where seq = $1', [seq, header, leaf]);
      return { seq: null };
    },
  },
];

/**
 * Changes by somebody who may do everything on the server, each on the same sound ledger.
 * @param alone the check that is broken on purpose: it holds the ledger against nothing that left the building
 */
export async function edits(count: number, seed: number, say: Say, alone = false): Promise<Part> {
  const server = await startFaultServer();
  const random = new Random(seed);
  const broken: string[] = [];
  try {
    const home = await givenLedger();
    await Promise.all(
      Array.from({ length: ENTRIES }, (_, at) => home.ledger.decide(order(newNote()), note, () => [written(`feit ${at}`)])),
    );
    const signed = alone ? null : grownTree((await leaves(home.owner)).slice(0, ENTRIES)).root;
    if ((await seen(home.owner, signed)) !== null) throw new Error('the ledger was not sound before anybody touched it');
    for (let done = 0; done < count; done++) {
      const attack = attacks[done % attacks.length]!;
      const { expected, found } = await undone(home, async (attacker) => {
        const { seq } = await attack.does(attacker, random);
        return { expected: seq, found: await seen(attacker, signed) };
      });
      if (found === null || (expected !== null && found !== expected))
        broken.push(`${attack.what}: ${found === null ? 'not seen' : `seen at ${found}, not at ${expected}`}`);
      if ((done + 1) % 100 === 0) say(`${done + 1} of ${count} changes`);
    }
    await home.leave();
  } finally {
    await server.stop();
  }
  const named = count - broken.length;
  return {
    name: 'edits by a superuser',
    found: [
      `${count} changes of ${attacks.length} kinds to a ledger of ${ENTRIES} entries, seed ${seed}: ${named} seen, each where it was made`,
    ],
    broken: broken.slice(0, 10),
  };
}

/** Does the work with all rights and the tripwire off, and undoes it. */
async function undone<T>(home: GivenLedger, work: (attacker: Attacker) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: home.superUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('set local session_replication_role = replica');
    await client.query('alter table ledger.ledger_event drop constraint ledger_event_seq_check');
    return await work({ query: async <R>(sql: string, parameters?: unknown[]) => (await client.query(sql, parameters)).rows as R[] });
  } finally {
    await client.query('rollback');
    await client.end();
  }
}

/** First entry that the checks name; -1 when only the tree head that was signed before tells; null when nothing is seen. */
async function seen(database: Attacker | DataSource, signed: Buffer | null): Promise<number | null> {
  const { problems } = await verifyLedger(database as DataSource);
  if (problems[0]) return problems[0].seq;
  if (!signed) return null;
  const own = await leaves(database);
  return own.length >= ENTRIES && grownTree(own.slice(0, ENTRIES)).root.equals(signed) ? null : -1;
}

async function leaves(database: Attacker | DataSource): Promise<Buffer[]> {
  const rows = (await database.query('select leaf_hash from ledger.ledger_event order by seq')) as { leaf_hash: Buffer }[];
  return rows.map(({ leaf_hash }) => leaf_hash);
}
