import { generateKeyPairSync } from 'node:crypto';
import { keySigner } from '#libs/notes';
import { startTestHub, type TestHub } from '../../../test/hub.js';
import { demoOrigin, logConfig } from './log-configuration.js';

let hub: TestHub;
beforeAll(async () => {
  const { key } = keySigner('getuige.example/w1', 'cosignature', generateKeyPairSync('ed25519').privateKey);
  hub = await startTestHub({ log: logConfig(demoOrigin, Buffer.alloc(32, 9), [{ url: 'http://127.0.0.1:1', key }]) });
});
afterAll(() => hub?.close());
const ready = () => hub.ask('/readyz', { as: null });

test('a hub that nobody watches is ready, and tells that it gives nothing', async () =>
  expect(await ready()).toMatchObject({
    status: 200,
    body: { status: 'gereed', verstrekken: 'gesloten: te lang niet meegetekend door getuigen', vastgelopen: [] },
  }));

test('a hub that leaves is not ready, but alive and at work, and ends each connection', async () => {
  const before = await ready();
  expect([before.status, before.headers.get('connection')]).toEqual([200, 'keep-alive']);
  hub.hub.foundation.readiness.leave();
  const leaving = await ready();
  expect([leaving.status, leaving.body.code, leaving.headers.get('retry-after')]).toEqual([503, 'hub.unavailable', '5']);
  expect(leaving.body.errors).toEqual([{ pointer: '/hub', code: 'ready.stopping', detail: 'De hub is aan het stoppen.' }]);
  for (const [path, as] of [
    ['/livez', null],
    ['/v1/partners', 'demo-inspecteur'],
  ] as const) {
    const answer = await hub.ask(path, { as });
    expect([answer.status, answer.headers.get('connection')]).toEqual([200, 'close']);
  }
  // that a hub leaves is no error
  expect(hub.log.filter((line) => line.includes('"event":"error"'))).toEqual([]);
});

test('with all that is wrong, each by its own name', async () => {
  const { dataSource } = hub.hub.foundation;
  await dataSource.query('select 1');
  const asked = dataSource.query.bind(dataSource);
  dataSource.query = () => Promise.reject(new TypeError('BSN 999990342'));
  try {
    const { body } = await ready();
    expect(body.errors.map(({ code }: { code: string }) => code)).toEqual(['ready.stopping', 'ready.policy', 'ready.views']);
    expect(JSON.stringify(body)).not.toContain('999990342');
  } finally {
    dataSource.query = asked;
  }
});
