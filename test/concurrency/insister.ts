import { Ledger } from '#libs/ledger';
import { Vault } from '#libs/vault';
import { connect, newNote, note, order, written } from './given-ledger.js';

/** What an insisting client is told: send each of these keys once, many at a time. */
export interface InsisterTask {
  appUrl: string;
  rootKey: string;
  keys: string[];
  clients: number;
}

/** Of so many requests one says 'committing', when the next thing that happens is its commit. */
const SAID_EVERY = 60;

/** Said for each key: the answer, given now or replayed. */
export interface Answered {
  key: string;
  seq: number;
  replayed: boolean;
}

export type Said = Answered | 'committing' | 'done';

/** Sends one request per key to a ledger of its own, and says each answer aloud the moment it has it. */
async function main({ appUrl, rootKey, keys, clients }: InsisterTask): Promise<void> {
  const app = await connect(appUrl);
  const ledger = new Ledger(app, new Vault(app, Buffer.from(rootKey, 'hex')));
  const waiting = [...keys];
  const client = async () => {
    for (let key = waiting.pop(); key; key = waiting.pop()) {
      const idempotency = {
        key,
        fingerprint: key,
        respond: ({ facts }: { facts: { seq: number }[] }) => ({ status: 201, body: facts[0]!.seq }),
      };
      const left = waiting.length;
      const alongside = async () => void (left % SAID_EVERY === 0 && process.send?.('committing' satisfies Said));
      const { facts, replayed } = await ledger.decide(order(newNote(), { expectedVersion: 0, idempotency, alongside }), note, () => [
        written(key!),
      ]);
      process.send?.({ key, seq: replayed ? Number(replayed.body) : facts[0]!.seq, replayed: replayed !== undefined } satisfies Answered);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  await ledger.close();
  await app.destroy();
  process.send?.('done' satisfies Said, () => process.disconnect());
}

await main(JSON.parse(process.argv[2]!) as InsisterTask);
