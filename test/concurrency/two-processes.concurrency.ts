import { randomUUID } from 'node:crypto';
import { verifyLedger } from '#libs/ledger';
import { type GivenLedger, givenLedger } from './given-ledger.js';
import { ownProcess } from './own-process.js';
import type { WriterResult, WriterTask } from './writer.js';

const EVENTS = 20_000;
const VERSIONS = 150;
const PROCESSES = 2;
const READERS = 5;
const PAGE = 1_000;

const contested = { id: randomUUID(), versions: VERSIONS };
let home: GivenLedger;
let results: WriterResult[];
let readers: Seen[];
let naive: { seen: number; written: number };

/** Reads to the end, and past it until the writers have stopped. */
interface Seen {
  seqs: number[];
  eventIds: string[];
}

beforeAll(async () => {
  home = await givenLedger(
    [],
    'create table naive_log (position bigserial primary key); grant insert, select on naive_log to seinhuis_app; grant usage on sequence naive_log_position_seq to seinhuis_app',
  );
  const writing = { done: false };
  const task: WriterTask = {
    appUrl: home.appUrl,
    rootKey: home.rootKey.toString('hex'),
    contested,
    events: EVENTS / PROCESSES,
    clients: 32,
  };
  const writers = Array.from({ length: PROCESSES }, () => ownProcess('test/concurrency/writer.ts', task));
  try {
    await Promise.all(writers.map(({ next }) => next()));
    const reading = Promise.all([Promise.all(Array.from({ length: READERS }, () => read(writing))), readNaively(writing)]);
    for (const { child } of writers) child.send('go');
    results = (await Promise.all(writers.map(({ next }) => next()))) as WriterResult[];
    writing.done = true;
    [readers, naive] = await reading;
  } finally {
    for (const { child } of writers) child.kill('SIGKILL');
  }
});
afterAll(() => home.close());

/** Between two looks at a log with nothing new, so that the readers leave the processor to the writers. */
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 2));

/** An own-pace reader: the next facts by seq, until the writers are done and nothing follows. */
async function read(writing: { done: boolean }): Promise<Seen> {
  const seen: Seen = { seqs: [], eventIds: [] };
  for (;;) {
    const { done } = writing;
    const facts = await home.ledger.scan(seen.seqs.length, PAGE);
    for (const { seq, eventId } of facts) {
      seen.seqs.push(seq);
      seen.eventIds.push(eventId);
    }
    if (facts.length === 0 && done) return seen;
    if (facts.length === 0) await aMoment();
  }
}

/** What most outboxes do: remember the last position, ask for those above it. */
async function readNaively(writing: { done: boolean }): Promise<{ seen: number; written: number }> {
  let [last, seen] = ['0', 0];
  for (;;) {
    const { done } = writing;
    const rows = (await home.app.query(`select position from naive_log where position > $1 order by position limit ${PAGE}`, [last])) as {
      position: string;
    }[];
    last = rows.at(-1)?.position ?? last;
    seen += rows.length;
    if (rows.length === 0 && done) break;
    if (rows.length === 0) await aMoment();
  }
  const [row] = (await home.app.query('select count(*)::int as written from naive_log')) as { written: number }[];
  return { seen, written: row!.written };
}

const total = EVENTS + VERSIONS;

test('each version of the stream that both processes fought for has exactly one winner', async () => {
  const won = results.flatMap((result) => result.won).sort((a, b) => a - b);
  const stored = await home.ledger.read({ type: 'note', id: contested.id });
  expect(won).toEqual(stored.map(({ version }) => version));
  expect(won).toHaveLength(new Set(won).size);
  expect(won.length).toBeGreaterThanOrEqual(VERSIONS);
  for (const { won: mine, lost } of results) expect([mine.length, lost].every((count) => count > 0)).toBe(true);
});

test('positions are dense, and every acknowledged event is there', async () => {
  const size = await home.ledger.size();
  const acknowledged = new Set(results.flatMap((result) => result.acknowledged));
  expect(acknowledged.size).toBe(EVENTS);
  expect(size).toBe(total);
  expect(await verifyLedger(home.owner)).toEqual({ size, checked: size, problems: [] });
  const stored = new Set(readers[0]!.eventIds);
  expect([...acknowledged].filter((eventId) => !stored.has(eventId))).toEqual([]);
});

test('five readers that ran meanwhile saw every event once, in the same order', () => {
  expect(readers).toHaveLength(READERS);
  for (const { seqs, eventIds } of readers) {
    expect(seqs).toEqual(Array.from({ length: total }, (_, seq) => seq));
    expect(eventIds).toEqual(readers[0]!.eventIds);
  }
});

test('the naive reader, under the same load, missed some: so the load is one that loses events', () => {
  expect(naive.written).toBe(EVENTS);
  expect(naive.written - naive.seen).toBeGreaterThan(0);
});
