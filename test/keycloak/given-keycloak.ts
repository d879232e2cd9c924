import { setTimeout as pause } from 'node:timers/promises';
import { loadPolicies } from '#libs/policy';
import { officersOf } from '../../apps/dev-idp/src/officers.js';
import { readConfiguration } from '../../apps/hub/src/configuration.js';
import { startTestHub, type TestHub } from '../hub.js';
import { portalClient } from './visitor.js';

/** Skipped where there is no Keycloak; the global set-up says so, and fails in CI. */
export const withKeycloak = process.env['TEST_KEYCLOAK_URL'] ? describe : describe.skip;

export const officers = officersOf(loadPolicies('policies').organisations);
export const audience = 'seinhuis-hub';
export const hubSecret = 'seinhuis-hub-geheim';

/** What an operator writes in the environment of a hub: the portal and the machines of the demo may come, and each token is asked about. */
export const environment = (issuer: string): NodeJS.ProcessEnv => ({
  OIDC_ISSUER: issuer,
  OIDC_AUDIENCE: audience,
  OIDC_CLIENTS: [portalClient, ...officers.keys()].join(' '),
  OIDC_INTROSPECTION_CLIENT_ID: 'seinhuis-hub',
  OIDC_INTROSPECTION_CLIENT_SECRET: hubSecret,
});

/** A hub that knows of its issuer what stands in its environment and nothing else. */
export function hubWith(env: NodeJS.ProcessEnv): Promise<TestHub> {
  const unused = { DATABASE_URL: 'postgresql://set.by.the.test', SEINHUIS_ROOT_KEY: Buffer.alloc(32, 7).toString('base64') };
  const { issuers, claims } = readConfiguration({ ...unused, ...env });
  return startTestHub({ issuers, claims });
}

/** What the hub says to this token: 200, or the status with the code of the refusal. `/v1/partners` is for every officer of a partner. */
export async function outcome(hub: TestHub, token: string, path = '/v1/partners', method = 'GET'): Promise<number | string> {
  const body = method === 'GET' ? {} : { body: {} };
  const answer = await hub.ask(path, { as: null, method, ...body, headers: { authorization: `Bearer ${token}` } });
  return answer.status === 200 ? 200 : `${answer.status} ${(answer.body as { code: string }).code}`;
}

/** Asks until the answer is this one; the limit of the test is the limit. */
export async function eventually<T>(ask: () => Promise<T>, wanted: T): Promise<void> {
  for (let found = await ask(); found !== wanted; found = await ask()) await pause(100);
}
