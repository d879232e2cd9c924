import { randomUUID } from 'node:crypto';
import { startTestHub, type TestHub } from '../../../../test/hub.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const signal = (sector: string) => ({
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
const report = (key: string, body: unknown, as = 'demo-inspecteur') =>
  hub.ask('/v1/signalen', { method: 'POST', body, as, headers: { 'idempotency-key': key } });
const size = () => hub.hub.foundation.ledger.size();

test('the same key with the same request gives the first answer and writes once, also when members stand in another order', async () => {
  const key = randomUUID();
  const first = await report(key, signal('nagelstudio'));
  expect(first.status).toBe(201);
  expect(first.headers.get('idempotency-replayed')).toBeNull();
  const written = await size();
  const { doelen, ...rest } = signal('nagelstudio');
  const again = await report(key, { ...rest, doelen });
  expect(again).toMatchObject({ status: 201, body: first.body });
  expect(again.headers.get('idempotency-replayed')).toBe('true');
  expect(await size()).toBe(written);
});

test('twenty at once write once and hear the same', async () => {
  const [key, before] = [randomUUID(), await size()];
  const answers = await Promise.all(Array.from({ length: 20 }, () => report(key, signal('nagelstudio'))));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  const after = await size();
  await report(randomUUID(), signal('nagelstudio'));
  expect(after - before).toBe((await size()) - after);
});

test('the same key with another request is refused, in Dutch', async () => {
  const key = randomUUID();
  await report(key, signal('nagelstudio'));
  const other = await report(key, signal('horeca'));
  expect(other).toMatchObject({
    status: 409,
    body: { code: 'idempotency.key-reused', detail: expect.stringContaining('Neem een nieuwe') },
  });
});

test('the key of one organisation says nothing to another', async () => {
  const key = randomUUID();
  const first = await report(key, signal('nagelstudio'));
  const other = await report(key, signal('nagelstudio'), 'demo-gemeente-tilburg');
  expect(other.status).toBe(201);
  expect(other.headers.get('idempotency-replayed')).toBeNull();
  expect(other.body).not.toEqual(first.body);
});

test('a key on a request that was refused can be used for the better one', async () => {
  const key = randomUUID();
  expect((await report(key, { onzin: true })).status).toBe(400);
  expect((await report(key, signal('nagelstudio'))).status).toBe(201);
});
