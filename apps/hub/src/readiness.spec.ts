import { startTestHub, type TestHub } from '../../../test/hub.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub?.close());

test('a hub that leaves is not ready, but alive and at work, and ends each connection', async () => {
  const before = await hub.ask('/readyz', { as: null });
  expect([before.status, before.headers.get('connection')]).toEqual([200, 'keep-alive']);
  hub.hub.foundation.readiness.leave();
  const leaving = await hub.ask('/readyz', { as: null });
  expect([leaving.status, leaving.body.code, leaving.headers.get('retry-after')]).toEqual([503, 'hub.unavailable', '5']);
  for (const [path, as] of [
    ['/livez', null],
    ['/v1/partners', 'demo-inspecteur'],
  ] as const) {
    const answer = await hub.ask(path, { as });
    expect([answer.status, answer.headers.get('connection')]).toEqual([200, 'close']);
  }
});
