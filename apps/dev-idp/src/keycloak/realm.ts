import { fixedLevel, hubClient, hubScope, levelScope, userProfile } from './claims.js';
import { type Flows, twoSteps } from './login-flow.js';

/** Levels of eIDAS and the number by which the steps of a login reach them. */
export const levels = {
  'http://eidas.europa.eu/LoA/low': 1,
  'http://eidas.europa.eu/LoA/substantial': 2,
  'http://eidas.europa.eu/LoA/high': 3,
};
export const substantial = 'http://eidas.europa.eu/LoA/substantial';

/** Seconds. An access token cannot be recalled by itself, so it is short; a working day; an hour away from the desk; the time to post a code. */
const life_s = { accessToken: 300, session: 28_800, idle: 3_600, code: 60 };

/** Everything that `@AllowRoles` names in the hub. */
export const roles = [
  'inspecteur',
  'hulpverlener',
  'casuslid',
  'riec-analist',
  'privacy-officer',
  'beheerder-afspraken',
  'tekenbevoegd',
  'beleidsbeheerder',
];

export interface RealmOptions {
  realm: string;
  displayName: string;
  /** Origin at which the portal runs; it comes back at `/aangemeld`. */
  portalOrigin: string;
  /** Secret of the client with which the hub asks about tokens. */
  hubSecret: string;
  flows?: Flows;
}

/** A realm for the hub, without officers and machines: those belong to who runs it. The form is Keycloak's import file. */
export function realm({ realm: name, displayName, portalOrigin, hubSecret, flows = twoSteps(life_s.session) }: RealmOptions) {
  return {
    realm: name,
    displayName,
    enabled: true,
    sslRequired: 'external',
    registrationAllowed: false,
    resetPasswordAllowed: false,
    editUsernameAllowed: false,
    loginWithEmailAllowed: false,
    rememberMe: false,
    bruteForceProtected: true,
    internationalizationEnabled: true,
    supportedLocales: ['nl'],
    defaultLocale: 'nl',
    defaultSignatureAlgorithm: 'ES256',
    accessTokenLifespan: life_s.accessToken,
    accessCodeLifespan: life_s.code,
    ssoSessionIdleTimeout: life_s.idle,
    ssoSessionMaxLifespan: life_s.session,
    attributes: { 'acr.loa.map': JSON.stringify(levels) },
    components: {
      'org.keycloak.keys.KeyProvider': [
        keys('ecdsa-generated', { ecdsaEllipticCurveKey: ['P-256'] }),
        keys('hmac-generated', { algorithm: ['HS512'] }),
        keys('aes-generated', {}),
      ],
      'org.keycloak.userprofile.UserProfileProvider': [
        { providerId: 'declarative-user-profile', config: { 'kc.user.profile.config': [JSON.stringify(userProfile)] } },
      ],
    },
    ...flows,
    clientScopes: [hubScope, levelScope],
    roles: { client: { [hubClient]: roles.map((role) => ({ name: role })) } },
    // an officer has the roles that she holds in a token for the hub only
    clientScopeMappings: { [hubClient]: [{ clientScope: hubScope.name, roles }] },
    clients: [hub(hubSecret), portal(portalOrigin)],
  };
}

export type Realm = ReturnType<typeof realm>;

/** Keycloak makes the keys itself at the import: there are none in the file. */
const keys = (providerId: string, config: Record<string, string[]>) => ({
  name: providerId,
  providerId,
  config: { priority: ['100'], ...config },
});

/** What clients of this realm have in common: every way in is closed, and each opens what it needs. */
const closed = {
  enabled: true,
  protocol: 'openid-connect',
  standardFlowEnabled: false,
  implicitFlowEnabled: false,
  directAccessGrantsEnabled: false,
  serviceAccountsEnabled: false,
  fullScopeAllowed: false,
  defaultClientScopes: [] as string[],
  optionalClientScopes: [] as string[],
  attributes: { 'access.token.header.type.rfc9068': 'true' } as Record<string, string>,
};

const hub = (secret: string) => ({
  ...closed,
  clientId: hubClient,
  name: 'Seinhuis: de hub zelf',
  description: 'Houder van de rollen. Vraagt met zijn geheim of een token nog geldt; krijgt zelf geen tokens.',
  publicClient: false,
  clientAuthenticatorType: 'client-secret',
  secret,
});

const portal = (origin: string) => ({
  ...closed,
  clientId: 'seinhuis-portaal',
  name: 'Portaal van Seinhuis',
  publicClient: true,
  standardFlowEnabled: true,
  rootUrl: origin,
  redirectUris: [`${origin}/aangemeld`],
  webOrigins: [origin],
  defaultClientScopes: [hubScope.name, levelScope.name],
  attributes: {
    ...closed.attributes,
    'pkce.code.challenge.method': 'S256',
    'post.logout.redirect.uris': `${origin}/`,
    'use.refresh.tokens': 'false',
    'default.acr.values': substantial,
  },
});

/** A system of a partner: client credentials, and the level that its way of proving itself deserves. */
export const machine = (clientId: string, secret: string, name: string) => ({
  ...closed,
  clientId,
  name,
  publicClient: false,
  clientAuthenticatorType: 'client-secret',
  secret,
  serviceAccountsEnabled: true,
  defaultClientScopes: [hubScope.name],
  protocolMappers: [fixedLevel(substantial)],
});
