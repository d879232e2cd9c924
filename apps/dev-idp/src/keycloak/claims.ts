/** A mapper of Keycloak: puts one claim in the access token, and in nothing else. */
export interface Mapper {
  name: string;
  protocol: 'openid-connect';
  protocolMapper: string;
  config: Record<string, string>;
}

/** Client that stands for the hub: its id is the audience, its roles are what officers hold, and with its secret the hub asks whether a token still counts. */
export const hubClient = 'seinhuis-hub';

/** Attributes of an officer or a machine that become claims, with the shape that each must have. */
const code = /^[A-Z]{2,4}(-[A-Z]{2})?$/;
const task = /^[a-z0-9-]{1,64}$/;
export const attributes = { oin: /^[0-9]{20}$/, partner: code, task, host_partner: code, host_task: task };

const inAccessToken = { 'access.token.claim': 'true', 'id.token.claim': 'false', 'userinfo.token.claim': 'false' };
/** What the hub asks about a token is answered with these as well. */
const inAnswers = { 'introspection.token.claim': 'true' };

function mapper(name: string, protocolMapper: string, config: Record<string, string>): Mapper {
  return { name, protocol: 'openid-connect', protocolMapper, config: { ...inAccessToken, ...inAnswers, ...config } };
}

/** The scope with everything that the hub reads, in every token for it; the level comes from elsewhere, as only the login knows it. */
export const hubScope = {
  name: 'seinhuis',
  description: 'Wie vraagt er, namens welke organisatie en met welke taak',
  protocol: 'openid-connect',
  attributes: { 'include.in.token.scope': 'false', 'display.on.consent.screen': 'false' },
  protocolMappers: [
    mapper('sub', 'oidc-sub-mapper', {}),
    mapper('aud', 'oidc-audience-mapper', { 'included.client.audience': hubClient }),
    mapper('roles', 'oidc-usermodel-client-role-mapper', {
      'usermodel.clientRoleMapping.clientId': hubClient,
      'claim.name': 'roles',
      'jsonType.label': 'String',
      multivalued: 'true',
    }),
    ...Object.keys(attributes).map((name) =>
      mapper(name, 'oidc-usermodel-attribute-mapper', { 'user.attribute': name, 'claim.name': name, 'jsonType.label': 'String' }),
    ),
  ],
};

/** The level that the login reached, by the names of eIDAS. Also in the ID token: there the standard has it. */
export const levelScope = {
  name: 'niveau',
  description: 'Hoe zeker de aanmelding is',
  protocol: 'openid-connect',
  attributes: { 'include.in.token.scope': 'false', 'display.on.consent.screen': 'false' },
  protocolMappers: [mapper('acr', 'oidc-acr-mapper', { 'id.token.claim': 'true' })],
};

/** A machine does not log in: its level is how its client proves itself, so it is set at the client. */
export const fixedLevel = (level: string): Mapper =>
  mapper('acr', 'oidc-hardcoded-claim-mapper', { 'claim.name': 'acr', 'claim.value': level, 'jsonType.label': 'String' });

/** Only an administrator writes the attributes: an officer who could, would choose her own organisation. */
export const userProfile = {
  attributes: [
    { name: 'username', permissions: { view: ['admin', 'user'], edit: ['admin'] }, validations: { length: { min: 3, max: 64 } } },
    { name: 'email', permissions: { view: ['admin', 'user'], edit: ['admin'] }, validations: { email: {} } },
    ...Object.entries(attributes).map(([name, shape]) => ({
      name,
      permissions: { view: ['admin'], edit: ['admin'] },
      validations: { pattern: { pattern: shape.source, 'error-message': 'onbekende vorm' } },
    })),
  ],
};
