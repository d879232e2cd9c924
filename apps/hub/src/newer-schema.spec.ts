import { DataSource } from 'typeorm';
import { startTestHub, type TestHub } from '../../../test/hub.js';
import { prepareDatabase } from './database.js';
import { NewerSchema } from './newer-schema.js';

let hub: TestHub;
let owner: DataSource;
beforeAll(async () => {
  hub = await startTestHub();
  owner = await new DataSource({ type: 'postgres', url: hub.database.url }).initialize();
});
afterAll(async () => {
  await owner?.destroy();
  await hub?.close();
});

test('a schema that this version made is prepared again without a word', async () => {
  expect(await prepareDatabase(hub.config, hub.policy)).toMatchObject({ migrated: 0 });
});

test('a schema with steps that this version does not know is refused by their names, and the hub at work goes on', async () => {
  await owner.query(`insert into schema_migration ("timestamp", name) values (9999, 'Later9999'), (9998, 'Later9998')`);
  const refused = await prepareDatabase(hub.config, hub.policy).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(NewerSchema);
  expect(refused).toMatchObject({ unknown: ['Later9998', 'Later9999'], exitCode: 78 });
  expect((refused as Error).message).toContain('deze versie kent niet: Later9998, Later9999');
  expect((await hub.ask('/readyz', { as: null })).status).toBe(200);
});
