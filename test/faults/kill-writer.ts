import { setTimeout as pause } from 'node:timers/promises';
import { Fault, Ledger } from '#libs/ledger';
import { Vault } from '#libs/vault';
import { connect, newNote, note, order, written } from '../concurrency/given-ledger.js';

export interface KillWriterTask {
  appUrl: string;
  rootKey: string;
  clients: number;
  /** False in the broken build: then a request that is sent again is a second request. */
  withKeys: boolean;
}

/** Requests that were answered: their key, the position of their fact, and whether it had been written before. */
export type Acknowledged = [key: string, seq: number, replayed: boolean][];

/** What a client waits before it asks again after a fault. */
const RETRY_ms = 20;

/** Sends one request per key that it is given, many at a time, and the same request again until it is answered, whatever happens to the database. */
async function main({ appUrl, rootKey, clients, withKeys }: KillWriterTask): Promise<void> {
  const app = await connect(appUrl);
  const ledger = new Ledger(app, new Vault(app, Buffer.from(rootKey, 'hex')));
  const waiting: string[] = [];
  let wake = () => {};
  let arrives = new Promise<void>((resolve) => (wake = resolve));
  process.on('message', (keys: string[]) => {
    waiting.push(...keys);
    wake();
    arrives = new Promise((resolve) => (wake = resolve));
  });
  let answered: Acknowledged = [];
  const acknowledge = (key: string, seq: number, replayed: boolean) => {
    if (answered.push([key, seq, replayed]) > 1) return;
    setImmediate(() => {
      process.send?.(answered);
      answered = [];
    });
  };
  const once = async (key: string) => {
    const respond = ({ facts }: { facts: { seq: number }[] }) => ({ status: 201, body: facts[0]!.seq });
    const more = { expectedVersion: 0, ...(withKeys && { idempotency: { key, fingerprint: key, respond } }) };
    const { facts, replayed } = await ledger.decide(order(newNote(), more), note, () => [written(key)]);
    acknowledge(key, replayed ? Number(replayed.body) : facts[0]!.seq, replayed !== undefined);
  };
  const insist = async (key: string) => {
    for (;;) {
      try {
        return await once(key);
      } catch (error) {
        if (!(error instanceof Fault)) throw error;
        await pause(RETRY_ms);
      }
    }
  };
  const client = async () => {
    for (;;) {
      const key = waiting.shift();
      await (key ? insist(key) : arrives);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
}

await main(JSON.parse(process.argv[2]!) as KillWriterTask);
