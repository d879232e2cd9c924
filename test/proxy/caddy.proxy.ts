import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { request } from 'node:https';
import { type AddressInfo, createServer as createSocketServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { read, readCompose } from '../deployment.js';
import { describeJudged, judge } from '../judges/programs.js';

const version = /^caddy:([\d.]+)-/.exec(readCompose().services['proxy']!.image!)![1]!;
const caddy = judge(`github.com/caddyserver/caddy/v2/cmd/caddy@v${version}`);

/** Something behind the proxy, that remembers what it was asked. */
interface Behind {
  port: number;
  asked: { method: string; url: string; from: string | undefined; bytes: number }[];
  /** What it does with the next requests. */
  answer(request: IncomingMessage, response: ServerResponse): void;
  ready: boolean;
  server: Server;
}

async function behind(port = 0): Promise<Behind> {
  const one = { asked: [], ready: true, answer: (_: IncomingMessage, response: ServerResponse) => response.end('ok') } as unknown as Behind;
  one.server = createServer((asked, response) => {
    if (asked.url === '/readyz') return void response.writeHead(one.ready ? 200 : 503).end();
    const seen = { method: asked.method!, url: asked.url!, from: asked.headers['x-forwarded-for'] as string | undefined, bytes: 0 };
    one.asked.push(seen);
    asked.on('data', (chunk: Buffer) => (seen.bytes += chunk.length)).once('end', () => one.answer(asked, response));
  });
  await new Promise<void>((listening) => one.server.listen(port, '127.0.0.1', () => listening()));
  one.port = (one.server.address() as AddressInfo).port;
  return one;
}

const stop = ({ server }: Behind): Promise<unknown> => {
  server.closeAllConnections();
  return new Promise((closed) => server.close(closed));
};

async function freePort(): Promise<number> {
  const server = createSocketServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(20);
}

/** The proxy of docker-compose.yml in front of servers of our own: its configuration with other addresses, and nothing else changed. */
describeJudged([caddy])('the proxy', () => {
  const folder = mkdtempSync(join(tmpdir(), 'seinhuis-proxy-'));
  let hubs: [Behind, Behind];
  let login: Behind;
  let port: number;
  let own: number;
  let child: ChildProcess;

  /** Asks the proxy as somebody outside does. 0: no answer. */
  const ask = (path: string, { method = 'GET', headers = {}, site = 'seinhuis.example', body = '' } = {}): Promise<number> =>
    new Promise((answered) => {
      const asked = request({
        host: '127.0.0.1',
        port,
        servername: site,
        path,
        method,
        headers: { host: `${site}:${port}`, ...headers },
        ca: readFileSync(join(folder, 'tls_certificate')),
        agent: false,
      });
      asked.once('response', (response) => {
        response.resume().once('end', () => answered(response.statusCode!));
      });
      asked.once('error', () => answered(0)).end(body);
    });
  const post = (): Promise<number> => ask('/v1/signalen', { method: 'POST', body: '{"a":1}', headers: { 'idempotency-key': 'x' } });

  beforeAll(async () => {
    hubs = [await behind(), await behind()];
    login = await behind();
    [port, own] = [await freePort(), await freePort()];
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', join(folder, 'tls_key')];
    const names = ['-subj', '/CN=seinhuis.example', '-addext', 'subjectAltName=DNS:seinhuis.example,DNS:inloggen.example'];
    execFileSync('openssl', ['req', '-x509', '-days', '2', ...key, ...names, '-out', join(folder, 'tls_certificate')], { stdio: 'ignore' });
    const changes: [string, string][] = [
      ['/run/secrets/', `${folder}/`],
      ['hub-1:3000', `127.0.0.1:${hubs[0].port}`],
      ['hub-2:3000', `127.0.0.1:${hubs[1].port}`],
      ['keycloak:8080', `127.0.0.1:${login.port}`],
      ['127.0.0.1:8081', `127.0.0.1:${own}`],
      ['https://{$SITE}', `https://{$SITE}:${port}`],
      ['https://{$LOGIN_SITE}', `https://{$LOGIN_SITE}:${port}`],
    ];
    let text = read('deploy/proxy/Caddyfile');
    for (const [from, to] of changes) {
      expect(text).toContain(from);
      text = text.replaceAll(from, to);
    }
    writeFileSync(join(folder, 'Caddyfile'), text);
    child = spawn(caddy.program!, ['run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile'], {
      env: { SITE: 'seinhuis.example', LOGIN_SITE: 'inloggen.example', XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
      stdio: 'ignore',
    });
    await until(() =>
      fetch(`http://127.0.0.1:${own}/livez`).then(
        ({ ok }) => ok,
        () => false,
      ),
    );
  });
  afterAll(async () => {
    child?.kill('SIGKILL');
    for (const one of [...hubs, login]) await stop(one);
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    for (const hub of hubs)
      Object.assign(hub, { ready: true, answer: (_: IncomingMessage, response: ServerResponse) => response.end('ok') });
    // both take requests
    await until(async () => {
      for (const hub of hubs) hub.asked.length = 0;
      for (let times = 0; times < 8; times += 1) await ask('/v1/partners');
      return hubs.every(({ asked }) => asked.length > 0);
    });
    for (const one of [...hubs, login]) one.asked.length = 0;
  });
  const all = () => hubs.flatMap(({ asked }) => asked);

  test('tells the hub who asks, and not who he says he is', async () => {
    expect(await ask('/v1/partners', { headers: { 'x-forwarded-for': '203.0.113.7' } })).toBe(200);
    expect(all().map(({ from }) => from)).toEqual(['127.0.0.1']);
  });

  test('sends a change once, also when the hub dies over it', async () => {
    for (const hub of hubs) hub.answer = (asked) => asked.socket.destroy();
    expect(await post()).toBe(502);
    expect(all().filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  test('asks the other hub what the first died over, when it only reads', async () => {
    let died = 0;
    for (const hub of hubs)
      hub.answer = (asked, response) => {
        died += 1;
        if (died === 1) asked.socket.destroy();
        else response.end('ok');
      };
    expect(await ask('/v1/partners')).toBe(200);
    expect(all()).toHaveLength(2);
  });

  test('leaves a hub alone that is no longer ready, and loses nothing meanwhile', async () => {
    hubs[0].ready = false;
    const answers = new Set<number>();
    await until(async () => {
      const before = hubs[0].asked.length;
      for (let times = 0; times < 8; times += 1) answers.add(await post());
      return hubs[0].asked.length === before;
    });
    expect([...answers]).toEqual([200]);
  });

  test('goes on when a hub is gone: what could not be sent to it is sent to the other', async () => {
    await stop(hubs[0]);
    const answers: number[] = [];
    for (let times = 0; times < 12; times += 1) answers.push(await post());
    const taken = [...hubs[1].asked];
    hubs[0] = await behind(hubs[0].port);
    expect(answers).toEqual(Array<number>(12).fill(200));
    expect(taken.map(({ bytes }) => bytes)).toEqual(Array<number>(12).fill(7));
  });

  test.each(['/metrics', '/metrics/', '/%6detrics', '/METRICS', '/readyz', '/livez', '/livez?x=1'])('keeps %s inside', async (path) => {
    expect(await ask(path)).toBe(404);
    expect(all()).toEqual([]);
  });

  test('shows of the login what a visitor needs, and nothing of its administration', async () => {
    const site = 'inloggen.example';
    expect(await ask('/realms/seinhuis/protocol/openid-connect/auth', { site })).toBe(200);
    expect(await ask('/resources/a.css', { site })).toBe(200);
    expect(login.asked).toHaveLength(2);
    for (const path of ['/admin/', '/realms/master/', '/realms/seinhuis/../master/', '/metrics', '/health', '/'])
      expect([path, await ask(path, { site })]).toEqual([path, 404]);
    expect(login.asked).toHaveLength(2);
    expect(all()).toEqual([]);
  });
});
