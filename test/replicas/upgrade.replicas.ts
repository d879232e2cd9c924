import { type GivenHubs, givenHubs, report } from './given-hubs.js';

const script = 'test/replicas/newer-hub.ts';
const added = 'AddedLater9999000000000';

let given: GivenHubs;
beforeAll(async () => {
  given = await givenHubs();
});
afterAll(() => given?.close());

test('hubs of two versions during an upgrade: the old one goes on, and cannot be started again', async () => {
  const old = await given.start();
  const newer = await given.start({ script });
  const steps = await given.owner.query<{ name: string }[]>('select name from schema_migration');
  expect(steps.map(({ name }) => name)).toContain(added);

  for (const { url } of [old, newer, old]) {
    expect((await given.ask(url, '/readyz')).status).toBe(200);
    expect((await given.ask(url, '/v1/signalen', { body: report() })).status).toBe(201);
    expect((await given.ask(url, '/v1/partners')).body.totaal).toBeGreaterThan(0);
  }
  await given.soundFacts();

  const again = await given.start().then(
    () => 'it serves',
    (error: Error) => error.message,
  );
  expect(again).toContain('the hub ended (78)');
  expect(again).toContain(`de database is van een nieuwere versie van Seinhuis; deze versie kent niet: ${added}.`);
  expect((await given.ask(old.url, '/v1/signalen', { body: report() })).status).toBe(201);
});
