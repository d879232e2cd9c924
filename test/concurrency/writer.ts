import { Ledger } from '#libs/ledger';
import { Vault } from '#libs/vault';
import type { DataSource } from 'typeorm';
import { connect, newNote, note, order, written } from './given-ledger.js';

/** What a writer process is told. */
export interface WriterTask {
  appUrl: string;
  rootKey: string;
  /** Stream that all processes fight for: this many versions in all. */
  contested: { id: string; versions: number };
  /** Events to write into streams of their own, and as many rows into the naive log. */
  events: number;
  clients: number;
}

/** What it tells afterwards. */
export interface WriterResult {
  /** Versions of the contested stream that this process was told it wrote. */
  won: number[];
  lost: number;
  /** Ids of the events that were acknowledged. */
  acknowledged: string[];
}

/** Every so many, a transaction is held open for a moment before its commit: in the ledger, and in the naive log. */
const HOLD_EVERY = { ledger: 400, naive: 40 };

/** All clients together take the numbers 0..count-1, each number once. */
async function share(clients: number, count: number, work: (no: number) => Promise<void>): Promise<void> {
  let next = 0;
  const client = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: clients }, client));
}

async function contest(
  ledger: Ledger,
  { id, versions }: WriterTask['contested'],
  clients: number,
): Promise<Pick<WriterResult, 'won' | 'lost'>> {
  const stream = { type: 'note', id };
  const won: number[] = [];
  let lost = 0;
  const client = async () => {
    for (;;) {
      const expectedVersion = (await ledger.read(stream)).length;
      if (expectedVersion >= versions) return;
      try {
        won.push((await ledger.decide(order(stream, { expectedVersion }), note, () => [written(`by ${process.pid}`)])).version);
      } catch (error) {
        if ((error as { code?: string }).code !== 'ledger.version-conflict') throw error;
        lost++;
      }
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return { won, lost };
}

async function load(app: DataSource, ledger: Ledger, { events, clients }: WriterTask): Promise<string[]> {
  const acknowledged: string[] = [];
  const hold = async (tx: { query(sql: string): Promise<unknown> }) => {
    await tx.query('select pg_sleep(0.01)');
  };
  const toLedger = share(clients, events, async (no) => {
    const more = { expectedVersion: 0, ...(no % HOLD_EVERY.ledger === 0 && { alongside: hold }) };
    const { facts } = await ledger.decide(order(newNote(), more), note, () => [written(`${no}`)]);
    acknowledged.push(...facts.map(({ eventId }) => eventId));
  });
  const toNaiveLog = share(clients, events, async (no) => {
    const insert = 'insert into naive_log default values';
    if (no % HOLD_EVERY.naive !== 0) await app.query(insert);
    else
      await app.transaction(async (tx) => {
        await tx.query(insert);
        await hold(tx);
      });
  });
  await Promise.all([toLedger, toNaiveLog]);
  return acknowledged;
}

async function main(task: WriterTask): Promise<void> {
  const app = await connect(task.appUrl);
  const ledger = new Ledger(app, new Vault(app, Buffer.from(task.rootKey, 'hex')));
  process.send?.('ready');
  await new Promise((resolve) => process.once('message', resolve));
  const contested = await contest(ledger, task.contested, 8);
  const acknowledged = await load(app, ledger, task);
  await ledger.close();
  await app.destroy();
  process.send?.({ ...contested, acknowledged } satisfies WriterResult, () => process.disconnect());
}

await main(JSON.parse(process.argv[2]!) as WriterTask);
