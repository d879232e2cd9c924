import { DataSource } from 'typeorm';
import { freshDatabase, type TestDatabase } from '../../../test/database.js';
import { identityMigrations, PartnerDirectory } from './index.js';

let database: TestDatabase;
let owner: DataSource;
let hub: DataSource;
let seeding: PartnerDirectory;
let reading: PartnerDirectory;

const municipality = (n: number) => ({
  oin: `000000990000000000${String(n).padStart(2, '0')}`,
  name: `Gemeente ${String(n).padStart(2, '0')}`,
  partners: ['GB-BM', 'GB-TZ'],
  regions: [n % 2 ? 'riec-limburg' : 'riec-oost-brabant'],
});
const all = Array.from({ length: 12 }, (_, n) => municipality(n));

beforeAll(async () => {
  database = await freshDatabase();
  owner = await new DataSource({ type: 'postgres', url: database.url, migrations: identityMigrations }).initialize();
  await owner.runMigrations();
  hub = await new DataSource({ type: 'postgres', url: database.appUrl }).initialize();
  seeding = new PartnerDirectory(owner, new Map());
  reading = new PartnerDirectory(hub, new Map([['GB-TZ', ['huisvesting']]]));
});
afterAll(async () => {
  await hub.destroy();
  await owner.destroy();
  await database.drop();
});

test('seeding counts what it wrote, and a second time writes nothing', async () => {
  expect(await seeding.seed(all)).toBe(12);
  expect(await seeding.seed(all)).toBe(0);
  expect(await seeding.seed([{ ...municipality(3), name: 'Gemeente Drie' }])).toBe(1);
});

test('seeding does not reconnect an organisation that left', async () => {
  await owner.query('update identity_partner set active = false where oin = $1', [municipality(5).oin]);
  await seeding.seed([{ ...municipality(5), name: 'Gemeente Vijf' }]);
  expect(await reading.byOin(municipality(5).oin)).toMatchObject({ name: 'Gemeente Vijf', active: false });
});

test('an organisation that left is known to have left, also when the clock went back a day', async () => {
  const realNow = Date.now.bind(Date);
  expect(await reading.byOin(municipality(7).oin)).toMatchObject({ active: true });
  await owner.query('update identity_partner set active = false where oin = $1', [municipality(7).oin]);
  Date.now = () => realNow() - 86_400_000;
  try {
    expect(await reading.byOin(municipality(7).oin)).toMatchObject({ active: false });
  } finally {
    Date.now = realNow;
    await owner.query('update identity_partner set active = true where oin = $1', [municipality(7).oin]);
  }
});

test('the hub cannot change who is connected', async () => {
  await expect(hub.query('update identity_partner set active = true')).rejects.toMatchObject({ code: '42501' });
  await expect(reading.seed(all)).rejects.toMatchObject({ code: '42501' });
});

test('lists by code and region, page by page, without those that left', async () => {
  expect(await reading.list({}, 1, 100)).toMatchObject({ total: 11 });
  const limburg = await reading.list({ partner: 'GB-TZ', region: 'riec-limburg' }, 2, 2);
  expect(limburg).toMatchObject({ total: 5, items: [{ name: 'Gemeente 09' }, { name: 'Gemeente 11' }] });
  expect(await reading.list({ partner: 'PO' }, 1, 10)).toEqual({ items: [], total: 0 });
});

test('a task counts for the partner that has it alone', () => {
  expect(reading.knowsTask('GB-TZ', 'huisvesting')).toBe(true);
  expect(reading.knowsTask('GB-BM', 'huisvesting')).toBe(false);
  expect(reading.knowsTask('__proto__', 'huisvesting')).toBe(false);
});
