import { createHash } from 'node:crypto';
import type { Organisation } from '#libs/policy';
import { demoSecret, loginOfficers, type OfficerClaims, officersOf } from '../officers.js';
import { hubClient } from './claims.js';
import { oneDemoStep } from './login-flow.js';
import { machine, type Realm, realm } from './realm.js';

/** Seconds that a demo login lasts: a working day. */
const session_s = 28_800;

/** How an import file names a variable of Keycloak's own environment. */
const environment = (name: string): string => `\${${name}}`;

/** The realm for real officers: none in it yet, no secret in it, and two steps to log in. Keycloak fills the names in `${}` from its environment at the import. */
export const emptyRealm = (): Realm =>
  realm({
    realm: 'seinhuis',
    displayName: 'Seinhuis',
    portalOrigin: environment('SEINHUIS_PORTAL_ORIGIN'),
    hubSecret: environment('SEINHUIS_HUB_CLIENT_SECRET'),
  });

/**
 * The realm of the demo: the officers of `officers.ts`, with passwords and secrets that everybody can read.
 * @throws Error naming the officers whose organisation the policies do not have
 */
export function demoRealm(organisations: readonly Organisation[]) {
  const officers = [...officersOf(organisations).values()];
  const base = realm({
    realm: 'seinhuis-demo',
    displayName: 'Seinhuis DEMO: alleen voor ontwikkeling en demonstratie',
    portalOrigin: 'http://127.0.0.1:3000',
    hubSecret: demoSecret(hubClient),
    flows: oneDemoStep(session_s),
  });
  return {
    ...base,
    clients: [...base.clients, ...officers.map(({ id, job }) => machine(id, demoSecret(id), `DEMO: ${job}`))],
    users: [
      ...loginOfficers.map(({ id }) => ({
        ...account(id, officers.find((officer) => officer.id === id)!.claims),
        id: numberOf(id),
        credentials: [{ type: 'password', value: demoSecret(id), temporary: false }],
      })),
      ...officers.map(({ id, claims }) => ({ ...account(`service-account-${id}`, claims), serviceAccountClientId: id })),
    ],
  };
}

/** A UUID (RFC 9562, version 8) that is the same at every import, as it becomes `sub`: Keycloak warns of any other form, and would choose one anew each time. */
export function numberOf(officerId: string): string {
  const bytes = createHash('sha256').update(`seinhuis-demo ${officerId}`).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

function account(username: string, { oin, partner, task, host_partner, host_task, roles }: OfficerClaims) {
  const told = Object.entries({ oin, partner, task, host_partner, host_task }).filter(([, value]) => value !== undefined);
  return {
    username,
    enabled: true,
    attributes: Object.fromEntries(told.map(([name, value]) => [name, [value]])),
    clientRoles: { [hubClient]: roles },
  };
}
