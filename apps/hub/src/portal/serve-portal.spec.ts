import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import Fastify, { type FastifyInstance } from 'fastify';
import { addAnswerHeaders, addProtection } from '../http/hooks.js';
import { servePortal } from './serve-portal.js';

const issuer = 'https://login.test.example/realms/keten';
const folder = mkdtempSync(join(tmpdir(), 'seinhuis-portaal-'));
let hub: FastifyInstance;
let bare: FastifyInstance;
let themedHub: FastifyInstance;
const themeFolder = join(folder, 'huisstijl');

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><html lang="nl"><head><title>Seinhuis</title></head></html>');
  writeFileSync(join(folder, 'offline.js'), 'self;');
  writeFileSync(join(folder, 'assets/index-1a2b.js'), 'export {};');
  writeFileSync(join(folder, 'assets/index-1a2b.js.gz'), gzipSync('export {};'));
  writeFileSync(join(folder, 'geheim.txt'), 'geheim');
  mkdirSync(themeFolder);
  writeFileSync(join(themeFolder, 'huisstijl.css'), '.voorbeeld-theme { --basis-border-radius-md: 0; }');
  writeFileSync(join(themeFolder, 'letter.woff2'), 'wOF2');
  writeFileSync(join(themeFolder, 'loopt.js'), 'alert(1);');
  [hub, bare, themedHub] = await Promise.all([serving(folder), serving(join(folder, 'nergens')), serving(folder, themeFolder)]);
});
afterAll(async () => {
  await Promise.all([hub.close(), bare.close(), themedHub.close()]);
  rmSync(folder, { recursive: true });
});

async function serving(from: string, theme?: string): Promise<FastifyInstance> {
  const fastify = Fastify();
  addAnswerHeaders(fastify);
  await addProtection(fastify, 1_000_000);
  servePortal(fastify, { folder: from, issuer, themeFolder: theme });
  fastify.setNotFoundHandler((_request, reply) => reply.status(404).type('application/problem+json').send('{}'));
  await fastify.listen({ port: 0, host: '127.0.0.1' });
  return fastify;
}

const page = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
function ask(path: string, headers: Record<string, string> = page, method = 'GET', of = hub): Promise<Response> {
  const { port } = of.server.address() as { port: number };
  return fetch(`http://127.0.0.1:${port}${path}`, { headers, method });
}

test.each(['/', '/signalen', '/signalen/0f3c9a52/stap', '/toegankelijkheid?taal=nl', '/v1-uitleg'])(
  '%s is a page of the portal',
  async (path) => {
    const answer = await ask(path);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.text()).toContain('<title>Seinhuis');
  },
);

test.each([
  '/v1',
  '/v1/bestaat-niet',
  '/access/v1/niets',
  '/assets/weg.js',
  '/huisstijl/huisstijl.css',
  '/metrics/x',
  '/.well-known/niets',
])('%s stays unknown, also to a browser', async (path) => {
  const answer = await ask(path);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([404, expect.stringContaining('application/problem+json')]);
});

test.each([
  ['whoever does not ask for a page', { accept: 'application/json' }, 'GET'],
  ['whoever accepts anything', { accept: '*/*' }, 'GET'],
  ['whoever sends something', page, 'POST'],
])('a page address is unknown to %s', async (_, headers, method) => {
  expect((await ask('/signalen', headers, method)).status).toBe(404);
});

test('what is named after its content may be kept for ever, and nothing outside that folder is served', async () => {
  const answer = await ask('/assets/index-1a2b.js');
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
  for (const path of ['/assets/../geheim.txt', '/assets/..%2fgeheim.txt', '/assets/%2e%2e/geheim.txt', '/geheim.txt'])
    expect(await (await ask(path, { accept: '*/*' })).text()).not.toContain('geheim');
});

test('it goes compressed to whoever can read that', async () => {
  const answer = await ask('/assets/index-1a2b.js', { 'accept-encoding': 'gzip, br' });
  expect([answer.headers.get('content-encoding'), await answer.text()]).toEqual(['gzip', 'export {};']);
  expect((await ask('/assets/index-1a2b.js', { 'accept-encoding': 'identity' })).headers.get('content-encoding')).toBeNull();
});

test('a page runs nothing inline, loads nothing from elsewhere and stands in no frame', async () => {
  const policy = (await ask('/')).headers.get('content-security-policy') ?? '';
  expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
  expect(policy).toContain("connect-src 'self' https://login.test.example;");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).not.toMatch(/unsafe|\*|data:/);
});

test('only the address that the provider comes back to may stand in a frame, of the portal itself', async () => {
  const answer = await ask('/aangemeld?code=x');
  expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
  expect(answer.headers.get('x-frame-options')).toBe('SAMEORIGIN');
  expect((await ask('/signalen')).headers.get('x-frame-options')).toBe('DENY');
});

test('the portal hears who logs officers in', async () => {
  expect(await (await ask('/portaal.json')).json()).toEqual({ issuer, client: 'seinhuis-portaal', talen: ['nl', 'en'] });
});

test('a hub without the screens says so', async () => {
  const answer = await ask('/', page, 'GET', bare);
  expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining('Het portaal is hier niet geïnstalleerd')]);
});

test('what keeps the portal in a browser may ask this hub alone, and is asked anew at every visit', async () => {
  const answer = await ask('/offline.js', { accept: '*/*' });
  expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
    200,
    'text/javascript; charset=utf-8',
    'no-cache',
  ]);
  expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; connect-src 'self'");
  expect((await ask('/')).headers.get('content-security-policy')).toContain("worker-src 'self'; ");
  expect((await ask('/offline.js', page, 'GET', bare)).status).toBe(404);
});

test('the look of an organisation is one stylesheet more, with its fonts and nothing that runs', async () => {
  const shown = await ask('/', page, 'GET', themedHub);
  expect(await shown.text()).toContain(
    '<html class="voorbeeld-theme" lang="nl"><head><title>Seinhuis</title><link rel="stylesheet" href="/huisstijl/huisstijl.css">',
  );
  expect(shown.headers.get('content-security-policy')).toBe((await ask('/')).headers.get('content-security-policy'));
  expect(await (await ask('/huisstijl/huisstijl.css', page, 'GET', themedHub)).text()).toContain('--basis-border-radius-md');
  expect((await ask('/huisstijl/letter.woff2', page, 'GET', themedHub)).headers.get('content-type')).toBe('font/woff2');
  for (const path of ['/huisstijl/loopt.js', '/huisstijl/..%2fgeheim.txt', '/huisstijl/weg.css'])
    expect((await ask(path, page, 'GET', themedHub)).status).toBe(404);
});

test('a folder without the stylesheet stops the start, and names what is missing', () => {
  expect(() => servePortal(Fastify(), { folder, issuer, themeFolder: join(folder, 'assets') })).toThrow(
    /SEINHUIS_THEME_DIR.*huisstijl\.css/,
  );
});
