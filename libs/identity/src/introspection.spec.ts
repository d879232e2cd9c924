import { createServer, type Server, type ServerResponse } from 'node:http';
import { parseTraceparent, Span } from '#libs/telemetry';
import { Introspection } from './introspection.js';
import { IssuerUnreachable, TokenRefused } from './token-refused.js';

interface Question {
  path: string;
  authorization: string | undefined;
  form: URLSearchParams;
}

const realNow = Date.now.bind(Date);
const client = { clientId: 'seinhuis-hub', clientSecret: 'a b:c+d' };
let ahead_ms = 0;
let server: Server;
let issuer: string;
let questions: Question[];
let traces: unknown[];
let answer: (response: ServerResponse) => void;
let introspection: Introspection;

const says =
  (body: unknown, status = 200) =>
  (response: ServerResponse) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(typeof body === 'string' ? body : JSON.stringify(body));
const outcome = (token: string): Promise<string> =>
  introspection.requireActive(token).then(
    () => 'active',
    (error: unknown) => (error instanceof TokenRefused ? error.code : error instanceof IssuerUnreachable ? 'unreachable' : String(error)),
  );

beforeAll(async () => {
  Date.now = () => realNow() + ahead_ms;
  server = createServer((request, response) => {
    if (request.url === '/.well-known/openid-configuration')
      return void says({ issuer, introspection_endpoint: `${issuer}/ask` })(response);
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      traces.push(request.headers.traceparent);
      questions.push({ path: request.url!, authorization: request.headers.authorization, form: new URLSearchParams(body) });
      answer(response);
    });
  }).listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  issuer = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
});
afterAll(async () => {
  Date.now = realNow;
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});
beforeEach(() => {
  [questions, traces, answer] = [[], [], says({ active: true })];
  introspection = new Introspection(issuer, client);
});

test('a token that still counts passes, and the question is put as the standard says, with the proof of who asks', async () => {
  expect(await outcome('t1')).toBe('active');
  expect(questions).toEqual([
    {
      path: '/ask',
      authorization: `Basic ${Buffer.from('seinhuis-hub:a+b%3Ac%2Bd').toString('base64')}`,
      form: new URLSearchParams({ token: 't1', token_type_hint: 'access_token' }),
    },
  ]);
});

test('the issuer is told in which trace it is asked', async () => {
  const request = Span.asked('request', null, undefined);
  expect(await request.run(() => outcome('t1'))).toBe('active');
  expect(traces.map(parseTraceparent)).toEqual([request.trace]);
});

test('a token that no longer counts is refused', async () => {
  answer = says({ active: false });
  expect(await outcome('t1')).toBe('token.inactive');
});

test('many requests with one token ask once, and another token asks for itself', async () => {
  expect(await Promise.all(['t1', 't1', 't1'].map(outcome))).toEqual(['active', 'active', 'active']);
  expect(await outcome('t1')).toBe('active');
  expect(questions).toHaveLength(1);
  answer = says({ active: false });
  expect(await outcome('t2')).toBe('token.inactive');
  expect(questions).toHaveLength(2);
});

test('two seconds later the same token is asked about again, so what happened at the issuer is known', async () => {
  expect(await outcome('t1')).toBe('active');
  answer = says({ active: false });
  ahead_ms += 2_000;
  expect(await outcome('t1')).toBe('token.inactive');
  answer = says({ active: true });
  ahead_ms += 2_000;
  expect(await outcome('t1')).toBe('active');
});

test('when the clock went back a day an answer of before does not count for that day', async () => {
  expect(await outcome('t1')).toBe('active');
  answer = says({ active: false });
  ahead_ms -= 86_400_000;
  expect(await outcome('t1')).toBe('token.inactive');
});

test.each<[string, (response: ServerResponse) => void]>([
  ['refuses the hub itself', says({ error: 'invalid_client' }, 401)],
  ['says yes under a failure', says({ active: true }, 500)],
  ['breaks off', (response) => response.destroy()],
  ['sends another page', says('<html>')],
  ['sends nothing of use', says({})],
  ['sends null', says('null')],
  ['says yes in a text', says({ active: 'true' })],
  ['sends us elsewhere', (response) => response.writeHead(307, { location: `${issuer}/elders` }).end()],
])('an issuer that %s lets nobody pass, and is asked again at the next request', async (_, wrong) => {
  answer = wrong;
  expect(await outcome('t1')).toBe('unreachable');
  answer = says({ active: true });
  expect(await outcome('t1')).toBe('active');
});

test('an issuer that is away lets nobody pass', async () => {
  introspection = new Introspection('http://127.0.0.1:9', client);
  expect(await outcome('t1')).toBe('unreachable');
});

test('an address of another origin counts only when the configuration names it', async () => {
  const elsewhere = `${issuer.replace('127.0.0.1', 'localhost')}/.well-known/openid-configuration`;
  introspection = new Introspection(elsewhere.replace('/.well-known/openid-configuration', ''), client);
  expect(await outcome('t1')).toBe('unreachable'); // the document is of 127.0.0.1
  introspection = new Introspection('https://login.example', { ...client, uri: `${issuer}/intern` });
  expect(await outcome('t1')).toBe('active');
  expect(questions.map(({ path }) => path)).toEqual(['/intern']);
});

test('no more answers are kept than fit: the oldest is asked again', async () => {
  introspection = new Introspection(issuer, client, 2);
  for (const token of ['t1', 't2', 't3', 't3', 't2', 't1']) expect(await outcome(token)).toBe('active');
  expect(questions.map(({ form }) => form.get('token'))).toEqual(['t1', 't2', 't3', 't1']);
});
