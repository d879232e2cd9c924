import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { OpenAPIObject } from '@nestjs/swagger';
import { type Answered, startTestHub, type TestHub } from '../../../../test/hub.js';
import { typesOf } from './types-of.js';

const methods = ['get', 'put', 'post', 'delete', 'patch'] as const;
const officers = [
  'demo-inspecteur',
  'demo-riec-analist',
  'demo-rechercheur',
  'demo-comensha',
  'demo-zorgcoordinator',
  'demo-privacy-officer',
  'demo-beheerder-afspraken',
  'demo-tekenbevoegde-politie',
  'demo-beleidsbeheerder',
];

interface Operation {
  operationId: string;
  summary?: string;
  security?: unknown[];
  parameters?: { in: string; name: string }[];
  requestBody?: unknown;
  responses: Record<string, { $ref?: string; content?: Record<string, unknown> }>;
}

let hub: TestHub;
let document: OpenAPIObject;
let operations: { path: string; method: string; operation: Operation }[];

beforeAll(async () => {
  hub = await startTestHub();
  document = (await hub.ask('/v1/openapi.json', { as: null })).body as OpenAPIObject;
  operations = Object.entries(document.paths).flatMap(([path, item]) =>
    methods.filter((method) => item[method]).map((method) => ({ path, method, operation: item[method] as unknown as Operation })),
  );
});
afterAll(() => hub.close());

const addressOf = (path: string) => `/v1${path.replace(/\{[^}]+\}/g, () => randomUUID())}`;

/** Asks as the first officer who is let in by role. */
async function askAsAnyone(path: string, method: string, body?: unknown): Promise<Answered> {
  for (const officer of officers) {
    const answer = await hub.ask(addressOf(path), { as: officer, method: method.toUpperCase(), ...(body !== undefined && { body }) });
    if (answer.body?.code !== 'role.missing') return answer;
  }
  throw new Error(`nobody may ${method} ${path}`);
}

test('every refusal is described as one', () => {
  const refusals = operations.flatMap(({ operation: { operationId, responses } }) =>
    Object.entries(responses).flatMap(([status, { $ref }]) =>
      Number(status) >= 400 && !$ref?.endsWith(`/Fout${status}`) ? [`${operationId} ${status}`] : [],
    ),
  );
  expect(refusals).toEqual([]);
});

test('it is OpenAPI 3.1 under /v1, open to every site, and names whom to ask', async () => {
  const { headers } = await hub.ask('/v1/openapi.json', { as: null });
  expect(headers.get('access-control-allow-origin')).toBe('*');
  expect(headers.get('content-type')).toMatch(/^application\/json/);
  expect(document).toMatchObject({
    openapi: '3.1.0',
    servers: [{ url: '/v1' }],
    info: { version: '1.0.0', contact: { email: expect.any(String) } },
  });
  expect(JSON.stringify(document)).not.toContain('"nullable"');
});

test('the journeys have their addresses', () => {
  const paths = Object.keys(document.paths);
  for (const noun of ['/partners', '/signalen', '/gebeurtenissen']) expect(paths).toContain(noun);
  expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length);
});

test('every operation refuses whoever has no token, with a problem', async () => {
  for (const { path, method, operation } of operations) {
    if (operation.security?.length === 0) continue;
    const answer = await hub.ask(addressOf(path), { as: null, method: method.toUpperCase() });
    expect([path, method, answer.status, answer.body.code]).toEqual([path, method, 401, 'token.missing']);
    expectForm(answer, path, method, operation);
  }
});

test('every operation answers nonsense as described: a documented status, the version, the right content type, no failure', async () => {
  for (const { path, method, operation } of operations) {
    const answer = await askAsAnyone(path, method, operation.requestBody ? { onzin: true } : undefined);
    expect([path, method, answer.status >= 500]).toEqual([path, method, false]);
    expectForm(answer, path, method, operation);
    if (operation.requestBody) expect([path, method, answer.status]).toEqual([path, method, 400]);
  }
});

test('every operation that changes something asks an Idempotency-Key, and says so', () => {
  for (const { path, method, operation } of operations) {
    const asks = operation.parameters?.some(({ name }) => name === 'Idempotency-Key') ?? false;
    expect([path, method, asks]).toEqual([path, method, method !== 'get' && !path.split('/').at(-1)!.startsWith('_')]);
  }
});

test('every operation says what it does in Dutch', () => {
  expect(operations.filter(({ operation }) => !operation.summary).map(({ path, method }) => `${method} ${path}`)).toEqual([]);
});

test('the page for people loads everything from this hub', async () => {
  const page = await hub.ask('/v1/documentatie', { as: null });
  expect(page.headers.get('content-type')).toMatch(/^text\/html/);
  expect(page.headers.get('content-security-policy')).toMatch(/script-src 'self';.*frame-ancestors 'none'/);
  const loaded = [...String(page.body).matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, address]) => address!);
  expect(loaded.length).toBeGreaterThan(3);
  for (const address of loaded) expect((await hub.ask(address, { as: null })).status).toBe(200);
  expect(String(page.body)).not.toMatch(/https?:\/\//);
  expect((await hub.ask('/v1/documentatie/package.json', { as: null })).status).toBe(404);
});

function expectForm(answer: Answered, path: string, method: string, operation: Operation): void {
  const where = `${method} ${path} -> ${answer.status}`;
  expect([where, Object.keys(operation.responses).includes(String(answer.status))]).toEqual([where, true]);
  expect([where, answer.headers.get('api-version')]).toEqual([where, '1.0.0']);
  const type = answer.headers.get('content-type') ?? '';
  if (answer.status >= 400) expect([where, type]).toEqual([where, expect.stringMatching(/^application\/problem\+json/)]);
  else if (answer.status !== 204) {
    const described = Object.keys(operation.responses[answer.status]?.content ?? {});
    expect([where, described.includes(type.split(';')[0] ?? '')]).toEqual([where, true]);
  }
}

test('the types of the portal are those of this very API; if not: npm run api:types', () => {
  const folder = mkdtempSync(join(tmpdir(), 'seinhuis-types-'));
  typesOf(document, join(folder, 'schema.d.ts'));
  const [now, kept] = [join(folder, 'schema.d.ts'), 'apps/portal/src/api/schema.d.ts'].map((file) => readFileSync(file, 'utf8'));
  rmSync(folder, { recursive: true });
  // whether, not where: the difference of two such files is no reading matter
  expect(now === kept).toBe(true);
});
