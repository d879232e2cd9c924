import { randomUUID } from 'node:crypto';
import { connect, createServer, type Socket } from 'node:net';
import { type Answered, startTestHub, type TestHub } from '../../../test/hub.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

/** Any route that takes a body will do: the body is read before the handler is reached. */
const post = (body: unknown, headers: Record<string, string> = {}) => hub.ask('/v1/signalen', { method: 'POST', body, headers });

function expectProblem(answer: Answered, status: number, code: string): void {
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(answer.headers.get('api-version')).toBe('1.0.0');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.body).toMatchObject({
    status,
    code,
    type: `https://seinhuis.example/problemen/${code}`,
    title: expect.any(String),
    detail: expect.any(String),
  });
  expect(answer.status).toBe(status);
}

describe('what is refused before anything happens', () => {
  const nowhere = ['/v1/bestaat-niet', '/bestaat-niet', '/v1', '/v1/partners/', '/v1/Partners'];
  test.each(nowhere)('an address that is not there: %s', async (path) => expectProblem(await hub.ask(path), 404, 'route.unknown'));

  test('a method that the address does not have', async () => {
    const answer = await hub.ask('/v1/partners', { method: 'DELETE' });
    expectProblem(answer, 405, 'route.method');
    expect(answer.headers.get('allow')).toContain('GET');
  });

  test.each<[string, string | Uint8Array, string]>([
    ['no JSON', '{"a":', 'body.not-json'],
    ['a member written twice', '{"a":1,"a":2}', 'body.name-twice'],
    ['a hand at the prototype', '{"__proto__":{"x":1}}', 'body.name-refused'],
    ['too deep', '['.repeat(33) + ']'.repeat(33), 'body.too-deep'],
    ['no UTF-8', Uint8Array.from([0x7b, 0xff, 0x7d]), 'body.not-utf8'],
    ['half a character', '{"a":"\\ud800"}', 'body.half-character'],
  ])('a body: %s', async (_, body, code) => {
    expectProblem(await post(body), 400, code);
  });

  test('a body of more than 256 KB', async () => {
    expectProblem(await post(JSON.stringify({ a: 'x'.repeat(256 * 1024) })), 413, 'body.too-large');
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/xml', 'application/jsonp'])(
    'a body of another type: %s',
    async (type) => expectProblem(await post('a=1', { 'content-type': type }), 415, 'body.type-refused'),
  );

  test('an address that cannot be decoded', async () => {
    const answer = await raw('GET /v1/%ff%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toMatch(/application\/problem\+json/);
    expect(answer.toLowerCase()).toContain('api-version: 1.0.0');
  });
});

describe('who may come in', () => {
  test('nobody without a token', async () => {
    const answer = await hub.ask('/v1/partners', { as: null });
    expectProblem(answer, 401, 'token.missing');
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="seinhuis"');
  });

  test('nobody with a token in the address', async () => {
    const answer = await hub.ask(`/v1/partners?access_token=${await hub.token('demo-inspecteur')}`, { as: null });
    expectProblem(answer, 401, 'token.missing');
  });

  test.each(['Basic dGVzdDp0ZXN0', 'Bearer', 'Bearer x y', 'Token abc'])('nobody with "%s"', async (authorization) => {
    const answer = await hub.ask('/v1/partners', { as: null, headers: { authorization } });
    expect(answer.status).toBe(401);
    expect(answer.body.code).toMatch(/^token\.(malformed|missing)$/);
  });

  test('nobody with a token of yesterday, and the answer says which rule', async () => {
    const token = await hub.token('demo-inspecteur', { exp: Math.floor(Date.now() / 1000) - 5 });
    const answer = await hub.ask('/v1/partners', { as: null, headers: { authorization: `Bearer ${token}` } });
    expectProblem(answer, 401, 'token.expired');
    expect(answer.headers.get('www-authenticate')).toContain('error="invalid_token"');
  });

  test('an organisation whose connection ended, once the directory knows', async () => {
    const token = await hub.token('demo-veilig-thuis', { partner: 'PO' });
    expectProblem(await hub.ask('/v1/partners', { as: null, headers: { authorization: `Bearer ${token}` } }), 401, 'token.partner-refused');
  });
});

describe('partners', () => {
  test('are listed by page, with the way to the next', async () => {
    const first = await hub.ask('/v1/partners?partner=RC&paginaGrootte=4');
    expect(first).toMatchObject({
      status: 200,
      body: { pagina: 1, paginaGrootte: 4, totaal: 10, volgende: '/v1/partners?partner=RC&pagina=2&paginaGrootte=4' },
    });
    const last = await hub.ask('/v1/partners?partner=RC&pagina=3&paginaGrootte=4');
    expect(last.body).toMatchObject({ volgende: null, totaal: 10 });
    expect(last.body.items).toHaveLength(2);
  });

  test('are found by region', async () => {
    const { body } = await hub.ask('/v1/partners?partner=RC&regio=riec-oost-brabant');
    expect(body.items).toEqual([expect.objectContaining({ naam: 'RIEC Oost-Brabant', partners: ['RC'] })]);
  });

  test('all that is wrong is told at once, in Dutch, without the values', async () => {
    const answer = await hub.ask('/v1/partners?pagina=nul&paginaGrootte=101&partner=999990342&geheim=Jansen');
    expectProblem(answer, 400, 'input.invalid');
    expect(answer.body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual(
      expect.arrayContaining(['/geheim', '/pagina', '/paginaGrootte', '/partner']),
    );
    expect(JSON.stringify(answer.body)).not.toMatch(/999990342|Jansen|nul\b|must|should/);
  });
});

describe('every answer', () => {
  test('carries the version, no-store and a trace', async () => {
    const { headers } = await hub.ask('/v1/partners');
    expect(headers.get('api-version')).toBe('1.0.0');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('traceparent')).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('strict-transport-security')).toContain('max-age=');
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  test('continues the trace of the caller, and names it in a problem', async () => {
    const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
    const answer = await hub.ask('/v1/nergens', { headers: { traceparent: `00-${trace}-00f067aa0ba902b7-01` } });
    expect(answer.headers.get('traceparent')).toContain(trace);
    expect(answer.body.instance).toBe(`urn:trace:${trace}`);
  });

  test.each([
    '00-00000000000000000000000000000000-00f067aa0ba902b7-01',
    'zz-4bf92f3577b34da6a3ce929d0e0e4736',
    '00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01',
  ])('does not continue a trace that is none: %s', async (traceparent) =>
    expect((await hub.ask('/v1/partners', { headers: { traceparent } })).headers.get('traceparent')).not.toContain(
      traceparent.slice(3, 35),
    ),
  );
});

describe('a command', () => {
  test('needs an Idempotency-Key', async () => {
    for (const key of ['', 'met spatie', 'x'.repeat(129)])
      expectProblem(
        await hub.ask('/v1/signalen', { method: 'POST', body: {}, headers: { 'idempotency-key': key } }),
        400,
        'idempotency.key-missing',
      );
  });

  test('a search or a preview needs none', async () => {
    const answer = await fetch(`${hub.url}/v1/signalen/_voorbeeld`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await hub.token('demo-inspecteur')}`, 'content-type': 'application/json' },
      body: '{}',
    });
    expect(((await answer.json()) as { code?: string }).code).not.toBe('idempotency.key-missing');
  });

  test('a route for a role refuses another role, and a low level of assurance', async () => {
    expectProblem(await hub.ask('/v1/signalen', { as: 'demo-privacy-officer', method: 'POST', body: {} }), 403, 'role.missing');
    const low = await hub.token('demo-inspecteur', { acr: 'low' });
    const answer = await hub.ask('/v1/signalen', { as: null, method: 'POST', body: {}, headers: { authorization: `Bearer ${low}` } });
    expectProblem(answer, 403, 'assurance.too-low');
  });
});

describe('for the operator', () => {
  test('livez, readyz and metrics answer without a token', async () => {
    expect(await hub.ask('/livez', { as: null })).toMatchObject({ status: 200, body: { status: 'in-bedrijf' } });
    expect(await hub.ask('/readyz', { as: null })).toMatchObject({
      status: 200,
      body: { status: 'gereed', beleid: { digest: expect.stringMatching(/^sha256:/) } },
    });
    await hub.ask(`/v1/partners?partner=${randomUUID()}`);
    const { body, headers } = await hub.ask('/metrics', { as: null });
    expect(headers.get('content-type')).toContain('text/plain');
    expect(body).toContain('seinhuis_http_answer_seconds_count{method="GET",route="/v1/partners",status="200"}');
  });

  test('log and metrics hold nothing of what was sent', async () => {
    const canary = 'kanarie999990342';
    await hub.ask(`/v1/${canary}`, { headers: { 'user-agent': canary } });
    await hub.ask(`/v1/partners?regio=${canary}&${canary}=1`);
    await post(`{"${canary}":"${canary}","${canary}":1}`);
    await post({ [canary]: canary, naam: canary });
    await hub.ask('/v1/partners', { as: null, headers: { authorization: `Bearer ${canary}` } });
    const metrics = await hub.ask('/metrics', { as: null });
    expect(hub.log.length).toBeGreaterThan(5);
    expect([...hub.log, metrics.body].filter((line) => String(line).includes(canary))).toEqual([]);
  });

  test('a log line says who, where and how it went', async () => {
    hub.log.length = 0;
    await hub.ask('/v1/partners?partner=RC');
    const line = hub.log.map((text) => JSON.parse(text) as Record<string, unknown>).find(({ event }) => event === 'answer');
    expect(line).toMatchObject({
      method: 'GET',
      route: '/v1/partners',
      status: 200,
      officer: 'demo-inspecteur',
      oin: expect.stringMatching(/^00000099/),
      trace_id: expect.stringMatching(/^[0-9a-f]{32}$/),
      span_id: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
    expect(JSON.stringify(line)).not.toContain('RC');
  });
});

test('too many requests from one address are turned away with a problem', async () => {
  const small = await startTestHub({ ratePerMinute: 2 });
  try {
    await small.ask('/v1/partners');
    await small.ask('/v1/partners');
    const third = await small.ask('/v1/partners');
    expectProblem(third, 429, 'rate.exceeded');
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await small.ask('/livez', { as: null })).status).toBe(200);
  } finally {
    await small.close();
  }
});

test('a lost database is 503 with a time to come back, nothing is half done, and it heals', async () => {
  const line = await cuttableLine();
  const doomed = await startTestHub({}, line.port);
  const asked = { method: 'POST', body: {}, headers: { 'idempotency-key': randomUUID() } };
  try {
    const before = await doomed.ask('/v1/signalen', asked);
    line.cut();
    for (const answer of [
      await doomed.ask('/v1/partners'),
      await doomed.ask('/readyz', { as: null }),
      await doomed.ask('/v1/signalen', asked),
    ]) {
      expectProblem(answer, 503, 'hub.unavailable');
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect((await doomed.ask('/readyz', { as: null })).body.errors[0].code).toBe('ready.database');
    expect((await doomed.ask('/livez', { as: null })).status).toBe(200);
    await line.mend();
    expect((await doomed.ask('/v1/partners')).status).toBe(200);
    expect((await doomed.ask('/v1/signalen', asked)).status).toBe(before.status);
  } finally {
    await doomed.close();
    line.cut();
  }
});

/** A way to the database that can be cut. */
async function cuttableLine(): Promise<{ port: number; cut(): void; mend(): Promise<void> }> {
  const target = Number(new URL(process.env['TEST_DATABASE_URL']!).port);
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.pipe(other).on('error', () => one.destroy());
      one.once('close', () => other.destroy());
    }
  });
  const listen = (port: number) => new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready));
  await listen(0);
  const { port } = server.address() as { port: number };
  const cut = (): void => {
    server.close();
    for (const socket of open) socket.destroy();
    open.clear();
  };
  return { port, cut, mend: () => listen(port) };
}

function raw(request: string): Promise<string> {
  return new Promise((answer, failed) => {
    const { hostname, port } = new URL(hub.url);
    let text = '';
    const socket = connect(Number(port), hostname, () => socket.write(request));
    socket
      .on('data', (chunk) => (text += String(chunk)))
      .once('end', () => answer(text))
      .once('error', failed);
  });
}
