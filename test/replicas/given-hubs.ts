import { randomUUID } from 'node:crypto';
import { Ledger, type StoredFact, verifyLedger } from '#libs/ledger';
import { Vault } from '#libs/vault';
import type { DataSource } from 'typeorm';
import { connect } from '../concurrency/given-ledger.js';
import { freshDatabase } from '../database.js';
import { endAll, type HubPlace, ownHub, type OwnHub, rootKey } from './own-hub.js';
import { type RotatingIssuer, startRotatingIssuer } from './rotating-issuer.js';

/** What one request was answered. */
export interface Heard {
  status: number;
  headers: Headers;
  body: any; // eslint-disable-line typescript/no-explicit-any
}

/** A database with a provider, for hubs that each run in a process of their own. */
export interface GivenHubs {
  place: HubPlace;
  issuer: RotatingIssuer;
  /** As the owner of the database. */
  owner: DataSource;
  start(changes?: Partial<HubPlace>): Promise<OwnHub>;
  /** Asks as an officer; a changing request gets an Idempotency-Key unless one is given. @throws when the line breaks */
  ask(url: string, path: string, asked?: { as?: string; body?: unknown; key?: string; token?: string }): Promise<Heard>;
  /** The same, as a client does that hears 503, as from a hub that has too much to do: again, under the same key, until there is another answer. */
  insist: GivenHubs['ask'];
  /** Every fact in order of seq, after the whole ledger was verified. @throws Error that names what is wrong */
  soundFacts(): Promise<StoredFact[]>;
  /** Ends its hubs and connections. The database stays: for a server that is thrown away. */
  leave(): Promise<void>;
  close(): Promise<void>;
}

export async function givenHubs(): Promise<GivenHubs> {
  const database = await freshDatabase();
  const issuer = await startRotatingIssuer();
  const owner = await connect(database.url);
  const place = { databaseUrl: database.url, issuer: issuer.url };
  const ask: GivenHubs['ask'] = async (url, path, { as = 'demo-inspecteur', body, key = randomUUID(), token } = {}) => {
    const headers = { authorization: `Bearer ${token ?? (await issuer.token(as))}` };
    const posted = { method: 'POST', headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': key } };
    const answer = await fetch(`${url}${path}`, body === undefined ? { headers } : { ...posted, body: JSON.stringify(body) });
    return { status: answer.status, headers: answer.headers, body: JSON.parse(await answer.text()) as unknown };
  };
  const leave = async () => {
    await endAll();
    await issuer.close();
    await owner.destroy();
  };
  return {
    place,
    issuer,
    owner,
    start: (changes = {}) => ownHub({ ...place, ...changes }),
    ask,
    insist: (url, path, asked = {}) => {
      const key = asked.key ?? randomUUID();
      return until(
        () => ask(url, path, { ...asked, key }),
        ({ status }) => status !== 503,
      );
    },
    soundFacts: async () => {
      const { size, problems } = await verifyLedger(owner, { sealer: new Vault(owner, rootKey) });
      if (problems.length > 0) throw new Error(`the ledger is not sound: ${JSON.stringify(problems.slice(0, 5))}`);
      return new Ledger(owner, new Vault(owner, rootKey)).scan(0, size + 1);
    },
    leave,
    close: async () => {
      await leave();
      await database.drop();
    },
  };
}

/** A report that stores one field. */
export const report = (sector = 'nagelstudio') => ({
  doelen: ['supervision'],
  gezienOp: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10),
  omstandigheden: {
    georganiseerdVerband: 'geen',
    adresIsWoning: false,
    bedrijfIsPersoon: false,
    geheimAdres: false,
    directeKring: true,
    gemotiveerd: true,
  },
  velden: [{ veld: 'sector', waarde: sector }],
});

/** Asks again and again, a turn of the event loop and a moment apart, until `holds`; the test's own limit ends what never comes. */
export async function until<T>(look: () => Promise<T>, holds: (seen: T) => boolean): Promise<T> {
  for (;;) {
    const seen = await look();
    if (holds(seen)) return seen;
    await new Promise((later) => setTimeout(later, 50));
  }
}
