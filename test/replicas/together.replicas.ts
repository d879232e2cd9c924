import { randomUUID } from 'node:crypto';
import { schemaLock } from '../../apps/hub/src/database.js';
import { type GivenHubs, givenHubs, type Heard, report, until } from './given-hubs.js';
import type { OwnHub } from './own-hub.js';

const CLIENTS_PER_HUB = 8;
const COMMANDS = 300;
const KEYS = 20;

let given: GivenHubs;
let hubs: OwnHub[];
/** How the three began: how many waited for their turn with the tables, and which tables there were meanwhile. */
let began: { waiting: number; tables: number };
beforeAll(async () => {
  given = await givenHubs();
  const runner = given.owner.createQueryRunner();
  await runner.query('select pg_advisory_lock($1)', [schemaLock]);
  const starting = Promise.all([given.start(), given.start(), given.start()]);
  // until all wait, or have begun without waiting
  const told = starting.then(() => null);
  const waiting = until(howTheyBegan, (seen) => seen.waiting === 3 || seen.tables > 0);
  waiting.catch(() => undefined);
  began = (await Promise.race([waiting, told])) ?? (await howTheyBegan());
  await runner.query('select pg_advisory_unlock($1)', [schemaLock]);
  await runner.release();
  hubs = await starting;
});
afterAll(() => given?.close());

const howTheyBegan = async () => {
  const [row] = await given.owner.query<{ waiting: number; tables: number }[]>(
    `select (select count(*)::int from pg_locks where locktype = 'advisory' and not granted
               and database = (select oid from pg_database where datname = current_database())) as waiting,
            (select count(*)::int from pg_tables where schemaname not in ('pg_catalog', 'information_schema')) as tables`,
  );
  return row!;
};
const hub = (number: number): OwnHub => hubs[number % hubs.length]!;
const everywhere = <T>(work: (url: string) => Promise<T>): Promise<T[]> => Promise.all(hubs.map(({ url }) => work(url)));
const signals = async () => (await given.soundFacts()).filter(({ stream, version }) => stream.type === 'signal' && version === 1);

test('three hubs that start at once on an empty database: it is prepared once, and all three serve', async () => {
  expect(began).toEqual({ waiting: 3, tables: 0 });
  const ready = await everywhere((url) => given.ask(url, '/readyz'));
  expect(ready.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(new Set(ready.map(({ body }) => body.beleid.digest)).size).toBe(1);
  const facts = await given.soundFacts();
  expect(facts.filter(({ type }) => type === 'PolicyPublished')).toHaveLength(1);
  const steps = await given.owner.query<{ name: string }[]>('select name from schema_migration');
  expect(new Set(steps.map(({ name }) => name)).size).toBe(steps.length);
});

test('appends of three hubs give one dense ledger, and each answer says where its fact stands', async () => {
  const waiting = Array.from({ length: COMMANDS }, (_, number) => number);
  const heard: Heard[] = [];
  const client = async (number: number) => {
    while (waiting.pop() !== undefined) heard.push(await given.insist(hub(number).url, '/v1/signalen', { body: report() }));
  };
  await Promise.all(Array.from({ length: CLIENTS_PER_HUB * hubs.length }, (_, number) => client(number)));
  expect(heard.filter(({ status }) => status !== 201)).toEqual([]);
  const stored = new Map((await signals()).map(({ seq, stream, leafHash }) => [seq, [stream.id, leafHash]]));
  expect(heard.map(({ body }) => stored.get(body.volgnummer))).toEqual(heard.map(({ body }) => [body.id, body.bladhash]));
  expect(new Set(heard.map(({ body }) => body.volgnummer)).size).toBe(COMMANDS);
});

test('the same key at three hubs at once: one effect, and the same answer from all', async () => {
  const before = (await signals()).length;
  for (let number = 0; number < KEYS; number++) {
    const key = randomUUID();
    const answers = await everywhere((url) => given.insist(url, '/v1/signalen', { body: report(), key }));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  }
  expect((await signals()).length - before).toBe(KEYS);
});

test('a key that one hub answered is recognised by the others, and refused with another body', async () => {
  const key = randomUUID();
  const first = await given.insist(hub(0).url, '/v1/signalen', { body: report(), key });
  const again = await given.insist(hub(1).url, '/v1/signalen', { body: report(), key });
  expect([again.status, again.body, again.headers.get('idempotency-replayed')]).toEqual([201, first.body, 'true']);
  const other = await given.insist(hub(2).url, '/v1/signalen', { body: report('horeca'), key });
  expect([other.status, other.body.code]).toEqual([409, 'idempotency.key-reused']);
});

test('one key with three bodies at three hubs at once: one is carried out, the others are refused', async () => {
  const before = (await signals()).length;
  for (let number = 0; number < KEYS; number++) {
    const [key, sectors] = [randomUUID(), ['nagelstudio', 'horeca', 'schoonmaak']];
    const answers = await Promise.all(
      sectors.map((sector, at) => given.insist(hub(at).url, '/v1/signalen', { body: report(sector), key })),
    );
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([201, 409, 409]);
    expect(answers.flatMap(({ body }) => body.code ?? [])).toEqual(['idempotency.key-reused', 'idempotency.key-reused']);
  }
  expect((await signals()).length - before).toBe(KEYS);
});
