import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Shredder } from '#libs/oversight';
import { connect, type GivenLedger, givenLedger, newNote, note, order, written } from '../concurrency/given-ledger.js';
import { type FaultServer, startFaultServer } from './fault-server.js';
import type { Part, Say } from './part.js';

const [PEOPLE, ERASED] = [400, 100];
/** What the operator's guide says to do after an erasure, for whoever wants the files of the database clean too. */
const clean = ['vacuum (full) vault.subject_key', 'vacuum (full) ledger.ledger_secret'];
/** Old log is given back, and not kept for use again, with the old bytes still in it. */
const giveBack = 'wal_recycle = off\nmin_wal_size = 32MB\nmax_wal_size = 64MB';

/** What of one person lies on the disk: her name in plain, her sealed name, and her key as it is wrapped. */
interface Traces {
  name: Buffer;
  sealed: Buffer;
  key: Buffer;
}
type Found = Record<keyof Traces, number>;

/**
 * The files of the database after an erasure, byte for byte. A name is in none of them, ever: it was sealed before it came there. Key and sealed name are
 * there before, and in the tables as they lie on the disk until they are written anew; the log of the database keeps them until it is given back.
 * @param broken the build that forgets to destroy: the fact alone is written
 */
export async function erased(say: Say, broken = false): Promise<Part> {
  const server = await startFaultServer();
  try {
    await server.restartWith(giveBack);
    const home = await givenLedger();
    const people = await writePeople(home);
    const gone = people.slice(0, ERASED);
    const traces = await Promise.all(gone.map(({ subject, name }) => tracesOf(home, subject, name)));
    await server.flush();
    const steps: [what: string, found: { tables: Found; log: Found }][] = [['before', look(server, traces)]];
    if (!broken) await shred(home, gone);
    await server.flush();
    steps.push(['after the erasure', look(server, traces)]);
    await tidy(home, server);
    steps.push(['after the tables were written anew and the log was given back', look(server, traces)]);
    for (const [what, found] of steps) say(`${what}: ${told(found)}`);
    const readable = await stillReadable(home, people.slice(ERASED));
    await home.leave();
    return result(steps, readable);
  } finally {
    await server.stop();
  }
}

async function writePeople(home: GivenLedger): Promise<{ subject: string; name: string; seq: number }[]> {
  const one = async (number: number) => {
    const [subject, name] = [randomUUID(), `Kanarie-${number}-${randomUUID()}`];
    const { facts } = await home.ledger.decide(order(newNote()), note, () => [written('feit', [{ path: 'naam', subject, value: name }])]);
    return { subject, name, seq: facts[0]!.seq };
  };
  return Promise.all(Array.from({ length: PEOPLE }, (_, number) => one(number)));
}

async function tracesOf(home: GivenLedger, subject: string, name: string): Promise<Traces> {
  const [secret] = await home.owner.query<{ ct: Buffer }[]>('select ct from ledger.ledger_secret where subject_key_id = $1', [subject]);
  const [key] = await home.owner.query<{ wrapped: Buffer }[]>('select wrapped from vault.subject_key where id = $1', [subject]);
  return { name: Buffer.from(name), sealed: secret!.ct, key: key!.wrapped };
}

async function shred(home: GivenLedger, people: readonly { subject: string }[]): Promise<void> {
  const url = new URL(home.superUrl);
  url.searchParams.set('options', '-c role=seinhuis_shredder');
  const shredder = new Shredder(home.vault, () => connect(url.href));
  for (const { subject } of people) await shredder.shred(subject);
}

async function tidy(home: GivenLedger, server: FaultServer): Promise<void> {
  const admin = await connect(home.superUrl);
  for (const sql of clean) await admin.query(sql);
  // a segment is given back at the second checkpoint after the last thing that was written in it
  for (let turn = 0; turn < 3; turn++) {
    await admin.query('select pg_switch_wal()');
    await server.flush();
  }
  await admin.destroy();
}

/** How many of the people are found in the files of tables, and in those of the log of the database. */
function look({ pgdata }: FaultServer, traces: readonly Traces[]): { tables: Found; log: Found } {
  const files = readdirSync(pgdata, { recursive: true, encoding: 'utf8', withFileTypes: true }).filter((entry) => entry.isFile());
  const texts = files.map((entry) => ({
    log: entry.parentPath.includes('pg_wal'),
    bytes: readFileSync(join(entry.parentPath, entry.name)),
  }));
  const count = (log: boolean, what: keyof Traces) =>
    traces.filter((one) => texts.some((text) => text.log === log && text.bytes.includes(one[what]))).length;
  const of = (log: boolean): Found => ({ name: count(log, 'name'), sealed: count(log, 'sealed'), key: count(log, 'key') });
  return { tables: of(false), log: of(true) };
}

async function stillReadable(home: GivenLedger, people: readonly { seq: number; name: string }[]): Promise<number> {
  const rows = await home.owner.query<{ count: number }[]>(
    `select count(*)::int from ledger.ledger_secret join vault.subject_key on id = subject_key_id where wrapped is not null and seq = any ($1)`,
    [people.map(({ seq }) => seq)],
  );
  return rows[0]!.count;
}

function result(steps: readonly [string, { tables: Found; log: Found }][], readable: number): Part {
  const broken: string[] = [];
  const [first, , last] = steps.map(([, found]) => found);
  if (first!.tables.sealed !== ERASED || first!.tables.key !== ERASED)
    broken.push('what is to be destroyed was not found before: nothing was tried');
  for (const [what, { tables, log }] of steps)
    if (tables.name + log.name > 0) broken.push(`${what}: ${tables.name + log.name} names are there in plain`);
  const left = last!.tables.key + last!.log.key + last!.tables.sealed + last!.log.sealed;
  if (left > 0) broken.push(`in the end keys or sealed names are still on the disk: ${told(last!)}`);
  if (readable !== PEOPLE - ERASED) broken.push(`of the others ${readable} of ${PEOPLE - ERASED} are still there`);
  return {
    name: 'the files of the database after an erasure',
    found: [
      `${ERASED} of ${PEOPLE} people erased; how many of them are found in the files, byte for byte`,
      ...steps.map(([what, found]) => `${what}: ${told(found)}`),
    ],
    broken,
  };
}

const told = ({ tables, log }: { tables: Found; log: Found }): string =>
  `in the tables ${tables.name} names, ${tables.sealed} sealed names, ${tables.key} keys; in the log of the database ${log.name}, ${log.sealed} and ${log.key}`;
