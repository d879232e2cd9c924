import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import { loadPolicies } from '#libs/policy';
import { providerKeys } from './keys.js';
import { loginPage, loginPolicy, taskPage } from './login-page.js';
import { loginOfficers, officersOf, tasksOf } from './officers.js';
import { chosenIn, demoProvider, type Officers } from './provider.js';

export interface DevIdpOptions {
  /** 0 takes a free port. */
  port: number;
  dataDir: string;
  policiesDir: string;
  audience: string;
  portalOrigins: readonly string[];
}

/**
 * Serves the OpenID provider of the demo on this machine alone.
 * @throws Error when NODE_ENV is production: it lets everybody in
 */
export async function startDevIdp(options: DevIdpOptions): Promise<{ issuer: string; close(): Promise<void> }> {
  if (process.env['NODE_ENV'] === 'production')
    throw new Error('de aanmelding van de demo laat iedereen binnen en start niet met NODE_ENV=production');
  const { organisations, tasks } = loadPolicies(options.policiesDir);
  const officers = officersOf(organisations);
  const keys = await providerKeys(options.dataDir);
  const server = createServer();
  await new Promise<void>((ready, failed) => server.once('error', failed).listen(options.port, '127.0.0.1', ready));
  const { port } = server.address() as { port: number };
  const issuer = `http://127.0.0.1:${port}`;
  const provider = demoProvider({ issuer, audience: options.audience, portalOrigins: options.portalOrigins, keys, officers });
  const answer = provider.callback();
  const policy = loginPolicy(options.portalOrigins);
  server.on('request', (request, response) => {
    const interaction = /^\/interactie\/[\w-]{1,64}$/.test(request.url ?? '');
    if (!interaction) void answer(request, response);
    else void login({ provider, officers, tasks, policy }, request, response);
  });
  const close = () =>
    new Promise<void>((closed) => {
      server.close(() => closed());
      server.closeAllConnections();
    });
  return { issuer, close };
}

interface Login {
  provider: Provider;
  officers: Officers;
  /** What the tasks are called. */
  tasks: Readonly<Record<string, string>>;
  policy: string;
}

/** Asks who this is, and of whoever has several tasks with which one she works now. Whoever is logged in already and is asked again, is asked for the task at once. */
async function login({ provider, officers, tasks, policy }: Login, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const { uid, session } = await provider.interactionDetails(request, response);
    const asked = request.method === 'POST' ? await chosenIn(request) : { officer: session?.accountId ?? '', task: '' };
    const officer = officers.get(asked.officer);
    const choice = officer ? tasksOf(officer) : [];
    const task = choice.length > 1 ? choice.find((one) => one === asked.task) : choice[0];
    if (officer && request.method === 'POST' && (task || choice.length === 0))
      return await provider.interactionFinished(request, response, { login: { accountId: officer.id }, ...(task && { task }) });
    response
      .setHeader('Content-Type', 'text/html; charset=utf-8')
      .setHeader('Content-Security-Policy', policy)
      .setHeader('Cache-Control', 'no-store');
    const action = `/interactie/${uid}`;
    response.end(officer && choice.length > 1 ? taskPage(officer, namesOf(choice, tasks), action) : loginPage(loginOfficers, action));
  } catch {
    response.writeHead(400, { 'Content-Type': 'text/plain; charset=utf-8' });
    response.end('Deze aanmelding is verlopen. Ga terug naar de hub en begin opnieuw.');
  }
}

const namesOf = (codes: readonly string[], names: Readonly<Record<string, string>>) =>
  codes.map((code) => ({ code, name: names[code] ?? code }));
