import { randomBytes, randomUUID } from 'node:crypto';
import { Ledger, ledgerMigrations, type Decider, type Fact, type Order, type StreamName, type View } from '#libs/ledger';
import { deliveryMigrations } from '#libs/delivery';
import { Vault, vaultMigrations } from '#libs/vault';
import { DataSource } from 'typeorm';
import { freshDatabase } from '../database.js';

/** A ledger with its vault on a database of its own, and the people around it. */
export interface GivenLedger {
  ledger: Ledger;
  vault: Vault;
  rootKey: Buffer;
  /** As the hub at work. */
  app: DataSource;
  appUrl: string;
  /** As the superuser: what an attacker with the whole server can do. */
  superUrl: string;
  /** As the owner; may become any of the group roles. */
  owner: DataSource;
  /** As a member of one group role alone. */
  as(role: string): Promise<DataSource>;
  /** As somebody with all rights on the server: switches the tripwire off first. */
  tamper(sql: string, parameters?: unknown[]): Promise<unknown>;
  /** Ends its connections. The database stays: for a server that is thrown away. */
  leave(): Promise<void>;
  close(): Promise<void>;
}

/** @param setUp SQL of the tables that the views under test need */
export async function givenLedger(views: readonly View[] = [], setUp = 'select 1'): Promise<GivenLedger> {
  const database = await freshDatabase();
  const owner = await connect(database.url, [...ledgerMigrations, ...vaultMigrations, ...deliveryMigrations]);
  await owner.runMigrations();
  await owner.query(setUp);
  const app = await connect(database.appUrl);
  const sources = [owner, app];
  const attacker = await connect(database.superUrl);
  const rootKey = randomBytes(32);
  const vault = new Vault(app, rootKey);
  const ledger = new Ledger(app, vault, views);
  const leave = async () => {
    await ledger.close();
    await Promise.all([...sources, attacker].map((source) => source.destroy()));
  };
  return {
    ledger,
    vault,
    rootKey,
    app,
    appUrl: database.appUrl,
    superUrl: database.superUrl,
    owner,
    as: async (role) => {
      const url = new URL(database.url);
      url.searchParams.set('options', `-c role=${role}`);
      const source = await connect(url.href);
      sources.push(source);
      return source;
    },
    tamper: (sql, parameters) =>
      attacker.transaction(async (tx) => {
        await tx.query(`set local session_replication_role = replica`);
        return tx.query(sql, parameters);
      }),
    leave,
    close: async () => {
      await leave();
      await database.drop();
    },
  };
}

/** A connection cut right after it was made reports its error before TypeORM listens: without a listener that ends the process. */
const listenToErrors = { onConnect: (client: { on(event: 'error', listener: () => void): void }) => client.on('error', () => {}) };

export function connect(url: string, migrations: Function[] = []): Promise<DataSource> {
  return new DataSource({ type: 'postgres', url, migrations, extra: listenToErrors, poolErrorHandler: () => {} }).initialize();
}

/** A note: the smallest aggregate, for tests of the ledger itself. */
export type NoteFact = Fact<'NoteWritten', { text: string }>;

export interface Note {
  texts: string[];
}

export const note: Decider<Note, NoteFact> = {
  initial: { texts: [] },
  evolve: ({ texts }, fact) => ({ texts: [...texts, fact.data.text] }),
};

export function written(text: string, personal?: Fact['personal']): NoteFact {
  return { type: 'NoteWritten', data: { text }, ...(personal && { personal }) };
}

export function newNote(): StreamName {
  return { type: 'note', id: randomUUID() };
}

export function order(stream: StreamName, more: Partial<Order> = {}): Order {
  return {
    stream,
    org: '00000099000000001000',
    officer: 'officer-1',
    task: 'huisvesting',
    traceId: '0af7651916cd43dd8448eb211c80319c',
    spanId: 'b7ad6b7169203331',
    at: new Date('2026-11-24T10:00:00.123Z'),
    ...more,
  };
}
