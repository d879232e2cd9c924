import { errors, type JWTPayload, jwtVerify } from 'jose';
import type { Assurance, Officer } from './caller.js';
import { readCompact } from './compact-token.js';
import { Introspection } from './introspection.js';
import { type Issuer, IssuerKeys } from './issuer-keys.js';
import type { PartnerDirectory } from './partner-directory.js';
import { TokenRefused } from './token-refused.js';

/** Names of the claims, for an issuer that calls them otherwise. A dot descends: `resource_access.hub`. */
export interface ClaimNames {
  oin: string;
  partner: string;
  task: string;
  roles: string;
  assurance: string;
  hostPartner: string;
  hostTask: string;
}

export interface TokenRules {
  issuers: readonly Issuer[];
  algorithms?: readonly string[];
  claims?: Partial<ClaimNames>;
}

export const safeAlgorithms = ['EdDSA', 'Ed25519', 'ES256', 'PS256', 'RS256'] as const;
const claimNames: ClaimNames = {
  oin: 'oin',
  partner: 'partner',
  task: 'task',
  roles: 'roles',
  assurance: 'acr',
  hostPartner: 'host_partner',
  hostTask: 'host_task',
};
/** Seconds by which the clocks of issuer and hub may differ; never in favour of an expired token. */
const leeway_s = 60;

interface KnownIssuer {
  rules: Issuer;
  keys: IssuerKeys;
  introspection: Introspection | null;
}

/** Makes an officer from an access token, or refuses it. Asks nobody but the issuers of the configuration. */
export class TokenVerifier {
  private readonly issuers: Map<string, KnownIssuer>;
  private readonly algorithms: readonly string[];
  private readonly claims: ClaimNames;

  constructor(
    rules: TokenRules,
    private readonly partners: PartnerDirectory,
  ) {
    this.issuers = new Map(rules.issuers.map((issuer) => [issuer.issuer, known(issuer)]));
    this.algorithms = rules.algorithms ?? safeAlgorithms;
    const unsafe = this.algorithms.filter((name) => !(safeAlgorithms as readonly string[]).includes(name));
    if (unsafe.length > 0) throw new Error(`algorithms not allowed: ${unsafe.join(', ')}; choose from ${safeAlgorithms.join(', ')}`);
    this.claims = { ...claimNames, ...rules.claims };
  }

  /** @throws TokenRefused when the token or the organisation is not good @throws IssuerUnreachable when its keys or its word cannot be had */
  async verify(token: string): Promise<Officer> {
    const { algorithm, claimedIssuer } = readCompact(token, this.algorithms);
    const issuer = this.issuers.get(claimedIssuer);
    if (!issuer) throw new TokenRefused('token.issuer-unknown');
    const { rules, keys, introspection } = issuer;
    const { payload } = await jwtVerify(token, keys.find, {
      algorithms: [algorithm],
      issuer: rules.issuer,
      audience: rules.audience,
      clockTolerance: leeway_s,
      requiredClaims: ['exp', 'iat', 'sub', 'aud'],
    }).catch((error: unknown) => {
      throw refusalFor(error);
    });
    const now_s = Math.floor(Date.now() / 1000);
    if (payload.exp! <= now_s) throw new TokenRefused('token.expired');
    if (payload.iat! > now_s + leeway_s) throw new TokenRefused('token.not-yet-valid');
    requireAccessToken(payload, rules);
    await introspection?.requireActive(token);
    return this.officer(payload);
  }

  private async officer(payload: JWTPayload): Promise<Officer> {
    const organisation = await this.partners.byOin(text(this.claim(payload, 'oin')));
    if (!organisation) throw new TokenRefused('token.organisation-unknown');
    if (!organisation.active) throw new TokenRefused('token.organisation-disabled');
    const named = this.claim(payload, 'partner');
    const partner = named === undefined && organisation.partners.length === 1 ? organisation.partners[0]! : text(named);
    if (!organisation.partners.includes(partner)) throw new TokenRefused('token.partner-refused');
    const task = this.claim(payload, 'task') ?? null;
    if (task !== null && !this.partners.knowsTask(partner, text(task))) throw new TokenRefused('token.task-unknown');
    return {
      id: pseudonym(payload.sub),
      partner,
      oin: organisation.oin,
      organisation: organisation.name,
      regions: organisation.regions,
      task: task as string | null,
      roles: texts(this.claim(payload, 'roles') ?? []),
      host: this.host(payload),
      assurance: assurance(this.claim(payload, 'assurance')),
      client: text(clientOf(payload) ?? 'onbekend'),
    };
  }

  private host(payload: JWTPayload): Officer['host'] {
    if (this.claim(payload, 'hostPartner') === undefined) return null;
    const host = { partner: text(this.claim(payload, 'hostPartner')), task: text(this.claim(payload, 'hostTask')) };
    if (!this.partners.knowsTask(host.partner, host.task)) throw new TokenRefused('token.task-unknown');
    return host;
  }

  private claim(payload: JWTPayload, name: keyof ClaimNames): unknown {
    const path = this.claims[name];
    if (Object.hasOwn(payload, path)) return payload[path];
    return path.split('.').reduce<unknown>((at, step) => (isRecord(at) && Object.hasOwn(at, step) ? at[step] : undefined), payload);
  }
}

function known(rules: Issuer): KnownIssuer {
  const { issuer, introspection } = rules;
  return { rules, keys: new IssuerKeys(rules), introspection: introspection ? new Introspection(issuer, introspection) : null };
}

/** RFC 9068 has `client_id`; OpenID providers from before it have `azp`. */
const clientOf = (payload: JWTPayload): unknown => payload['client_id'] ?? payload['azp'];

/** Some providers write in `typ` what a token is for; an ID token or one bound to a key of the client is not to be brought as a bearer token. */
function requireAccessToken(payload: JWTPayload, { clients }: Issuer): void {
  if (payload['typ'] !== undefined && payload['typ'] !== 'Bearer') throw new TokenRefused('token.type-refused');
  const client = clientOf(payload);
  if (clients && !(typeof client === 'string' && clients.includes(client))) throw new TokenRefused('token.client-refused');
}

function refusalFor(error: unknown): unknown {
  if (error instanceof errors.JWTExpired) return new TokenRefused('token.expired');
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.reason === 'missing') return new TokenRefused('token.claim-missing');
    return new TokenRefused(
      error.claim === 'aud' ? 'token.audience-refused' : error.claim === 'nbf' ? 'token.not-yet-valid' : 'token.claim-missing',
    );
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) return new TokenRefused('token.signature-invalid');
  if (error instanceof errors.JOSEError || error instanceof TypeError) return new TokenRefused('token.malformed');
  return error;
}

/** A sub is written to the ledger forever, so it may not be a BSN, RSIN or KvK number. */
function pseudonym(sub: unknown): string {
  const id = text(sub);
  if (/^\d{8,9}$/.test(id)) throw new TokenRefused('token.subject-identifying');
  return id;
}

/** eIDAS names a level by a URI that ends in it; what is not understood counts as the lowest. */
function assurance(claim: unknown): Assurance {
  const level = typeof claim === 'string' ? /^(?:http:\/\/eidas\.europa\.eu\/LoA\/)?(low|substantial|high)$/.exec(claim)?.[1] : undefined;
  return (level as Assurance | undefined) ?? 'low';
}

function text(value: unknown): string {
  if (typeof value !== 'string' || !/^[\x21-\x7e]{1,128}$/.test(value)) throw new TokenRefused('token.claim-missing');
  return value;
}

function texts(value: unknown): string[] {
  const list = typeof value === 'string' ? value.split(' ') : value;
  if (!Array.isArray(list) || list.length > 64) throw new TokenRefused('token.claim-missing');
  return list.map(text);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object';
}
