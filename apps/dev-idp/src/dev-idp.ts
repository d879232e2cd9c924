import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import { loadPolicies } from '#libs/policy';
import { providerKeys } from './keys.js';
import { loginPage, loginPolicy } from './login-page.js';
import { loginOfficers, officersOf } from './officers.js';
import { chosenOfficer, demoProvider, type Officers } from './provider.js';

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
  const officers = officersOf(loadPolicies(options.policiesDir).organisations);
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
    else void login(provider, officers, policy, request, response);
  });
  const close = () =>
    new Promise<void>((closed) => {
      server.close(() => closed());
      server.closeAllConnections();
    });
  return { issuer, close };
}

async function login(
  provider: Provider,
  officers: Officers,
  policy: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const { uid } = await provider.interactionDetails(request, response);
    if (request.method === 'POST') {
      const officer = await chosenOfficer(request);
      if (officers.has(officer)) return await provider.interactionFinished(request, response, { login: { accountId: officer } });
    }
    response
      .setHeader('Content-Type', 'text/html; charset=utf-8')
      .setHeader('Content-Security-Policy', policy)
      .setHeader('Cache-Control', 'no-store');
    response.end(loginPage(loginOfficers, `/interactie/${uid}`));
  } catch {
    response.writeHead(400, { 'Content-Type': 'text/plain; charset=utf-8' });
    response.end('Deze aanmelding is verlopen. Ga terug naar de hub en begin opnieuw.');
  }
}
