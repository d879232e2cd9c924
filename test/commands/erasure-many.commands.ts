import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { Ledger, type StoredFact, verifyLedger } from '#libs/ledger';
import type { SignalRegistered } from '#libs/signals/facts';
import { Vault } from '#libs/vault';
import { GivenPeople } from '../journeys/erasing.js';
import { field, registered, withValue } from '../signal-facts.js';
import { patience_ms } from './seinhuis.js';

/** A hundred of a thousand people are forgotten. Each has a name that stands nowhere else, so that one trace of one of them is found. */
const [people_count, erased_count, at_once] = [1_000, 100, 8];
let people: GivenPeople;
let facts: { subject: string; name: string; fact: StoredFact<SignalRegistered> }[];

const author = () => ({
  officer: { id: 'medewerker-1', oin: '00000099000000000001', task: null },
  traceId: '1'.repeat(32),
  spanId: '2'.repeat(16),
  at: new Date(),
  idempotency: null,
});

async function register(number: number) {
  const subject = randomUUID();
  const name = `Kanarie-${String(number).padStart(4, '0')}-${subject.slice(0, 8)}`;
  const id = randomUUID();
  const order = {
    stream: { type: 'signal', id },
    org: author().officer.oin,
    traceId: '1'.repeat(32),
    spanId: '2'.repeat(16),
    at: new Date(),
  };
  const one = registered([withValue(field('v1', 'victim.IDV', { subject }), name)], { facets: [{ ref: 'p1', facet: 'victim', subject }] });
  const { ledger } = people.hub.hub.foundation;
  const outcome = await ledger.decide({ ...order, expectedVersion: 0 }, { initial: null, evolve: () => null }, () => [one]);
  return { subject, name, fact: outcome.facts[0] as StoredFact<SignalRegistered> };
}

/** Some at a time, as people do. */
async function each<T, R>(list: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let from = 0; from < list.length; from += at_once)
    results.push(...(await Promise.all(list.slice(from, from + at_once).map((one) => work(one)))));
  return results;
}

/** All rows of all tables as text, once as they are and once with bytes as what they would spell. */
async function everything(): Promise<string> {
  const tables = await people.rows(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  );
  const texts = await Promise.all(tables.map(async ({ name }) => people.rows(`select one::text as text from ${String(name)} as one`)));
  const plain = texts.flat().map(({ text }) => String(text));
  const spelt = plain.flatMap((text) =>
    [...text.matchAll(/\\x([0-9a-f]+)/g)].map(([, hex]) => Buffer.from(hex!, 'hex').toString('latin1')),
  );
  return [...plain, ...spelt].join('\n');
}

beforeAll(async () => {
  people = await GivenPeople.make();
  facts = await each(
    Array.from({ length: people_count }, (_, number) => number),
    register,
  );
}, patience_ms * 5);
afterAll(() => people?.close());

test(
  'of those who are erased nothing is left anywhere; all others are read as before, also by a fresh process',
  async () => {
    const { eraser } = people.hub.hub.foundation;
    const gone = facts.filter((_, index) => index % (people_count / erased_count) === 0);
    const stay = facts.filter((one) => !gone.includes(one));
    expect([gone.length, stay.length]).toEqual([erased_count, people_count - erased_count]);
    const scopes = await each(gone, ({ subject }) => eraser.scopeOf(subject, 'verzoek-betrokkene'));
    await each(scopes, (scope) => eraser.erase(author(), scope));
    await people.settled();

    const all = await everything();
    // the search sees bytes as well: the headers of the log are kept as such
    expect([all.includes('"path":"velden/v1"'), all.includes(gone[0]!.subject)]).toEqual([true, true]);
    expect(facts.filter(({ name }) => all.includes(name))).toEqual([]);
    expect(people.hub.log.filter((line) => line.includes('Kanarie'))).toEqual([]);
    expect(
      await people.rows('select 1 from ledger.ledger_secret where subject_key_id = any ($1)', [gone.map(({ subject }) => subject)]),
    ).toEqual([]);
    expect(
      await people.rows('select 1 from vault.subject_key where wrapped is not null and id = any ($1)', [
        gone.map(({ subject }) => subject),
      ]),
    ).toEqual([]);

    const dataSource = await new DataSource({ type: 'postgres', url: people.hub.database.appUrl }).initialize();
    try {
      const fresh = new Ledger(dataSource, new Vault(dataSource, people.hub.config.rootKey));
      const read = async (list: typeof facts) => {
        const values = await fresh.open(list.map(({ fact: { seq, eventId } }) => ({ seq, eventId, no: [0] })));
        return list.map(({ fact }) => values.get(`${fact.seq}/0`));
      };
      expect(await read(gone)).toEqual(gone.map(() => undefined));
      expect(await read(stay)).toEqual(stay.map(({ name }) => name));
      expect(await verifyLedger(dataSource, { sealer: new Vault(dataSource, people.hub.config.rootKey) })).toMatchObject({ problems: [] });
    } finally {
      await dataSource.destroy();
    }
  },
  patience_ms * 5,
);
