import type { IncomingMessage } from 'node:http';
import { type Configuration, default as Provider, type KoaContextWithOIDC } from 'oidc-provider';
import type { ProviderKeys } from './keys.js';
import { loginPolicy, logoutPage } from './login-page.js';
import { type DemoOfficer, demoSecret, type officersOf, tasksOf } from './officers.js';

export type Officers = ReturnType<typeof officersOf>;

export interface ProviderOptions {
  issuer: string;
  /** Audience of the access tokens: the hub. */
  audience: string;
  /** Origins at which the portal runs; it comes back at `/aangemeld`. */
  portalOrigins: readonly string[];
  keys: ProviderKeys;
  officers: Officers;
}

/** Seconds. Short, as nothing can recall an access token; the portal asks a new one without a question while the session lasts. */
const accessToken_s = 900;

/** The OpenID provider of the demo: code flow with PKCE for the portal, client credentials for one machine per officer. */
export function demoProvider({ issuer, audience, portalOrigins, keys, officers }: ProviderOptions): Provider {
  const resource = {
    audience,
    scope: '',
    accessTokenFormat: 'jwt' as const,
    accessTokenTTL: accessToken_s,
    jwt: { sign: { alg: 'ES256' as const } },
  };
  const chosen = new ChosenTasks();
  const configuration: Configuration = {
    clients: [portal(portalOrigins), ...[...officers.keys()].map(machine)],
    jwks: { keys: [keys.signing as never] },
    cookies: { keys: keys.cookies },
    responseTypes: ['code'],
    pkce: { required: () => true },
    scopes: ['openid'],
    clientBasedCORS: (_ctx, origin) => portalOrigins.includes(origin),
    findAccount: (_ctx, id) => (officers.has(id) ? { accountId: id, claims: () => ({ sub: id }) } : undefined),
    loadExistingGrant: (ctx) => {
      chosen.remember(ctx);
      return grantEverything(ctx);
    },
    extraTokenClaims: (_ctx, token) => {
      const person = 'accountId' in token ? token : undefined;
      const officer = officers.get(person?.accountId ?? token.clientId!);
      return { ...officer?.claims, ...chosen.taskOf(person?.sessionUid, officer) };
    },
    interactions: { url: (_ctx, interaction) => `/interactie/${interaction.uid}` },
    ttl: { AccessToken: accessToken_s, ClientCredentials: accessToken_s, IdToken: 300, Interaction: 3_600, Session: 28_800, Grant: 28_800 },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource: askToLogOut(portalOrigins) },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        getResourceServerInfo: () => resource,
        useGrantedResource: () => true,
      },
    },
    renderError: (ctx, out) => {
      ctx.type = 'text/plain';
      ctx.body = `Aanmelden lukt niet (${out.error}). Ga terug naar de hub en begin opnieuw.`;
    },
  };
  return new Provider(issuer, configuration);
}

const askToLogOut = (portalOrigins: readonly string[]) => (ctx: KoaContextWithOIDC, form: string) => {
  ctx.set('Content-Security-Policy', loginPolicy(portalOrigins));
  ctx.type = 'html';
  ctx.body = logoutPage(form);
};

/** With which of her tasks an officer works, per session: said at the login, and said anew when she switches. */
class ChosenTasks {
  private readonly bySession = new Map<string, string>();

  /** Keeps what was chosen in the login that just ended, if anything was. */
  remember({ oidc: { result, session } }: KoaContextWithOIDC): void {
    const task = result?.['task'];
    if (session?.uid && typeof task === 'string') this.bySession.set(session.uid, task);
  }

  /** The claim for a token of this session; nothing when the officer does not have the task that was chosen: then she keeps her first. */
  taskOf(sessionUid: string | undefined, officer: DemoOfficer | undefined): { task?: string } {
    const task = this.bySession.get(sessionUid ?? '');
    return officer && task && tasksOf(officer).includes(task) ? { task } : {};
  }
}

function portal(origins: readonly string[]): NonNullable<Configuration['clients']>[number] {
  return {
    client_id: 'seinhuis-portaal',
    client_name: 'Portaal van Seinhuis',
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code'],
    response_types: ['code'],
    redirect_uris: origins.map((origin) => `${origin}/aangemeld`),
    post_logout_redirect_uris: origins.map((origin) => `${origin}/`),
    id_token_signed_response_alg: 'ES256',
  };
}

function machine(officerId: string): NonNullable<Configuration['clients']>[number] {
  return {
    client_id: officerId,
    client_secret: demoSecret(officerId),
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
    id_token_signed_response_alg: 'ES256',
  };
}

/** The only client is our own portal, so there is nobody to ask consent for. */
async function grantEverything(ctx: KoaContextWithOIDC) {
  const { provider, client, session, params, result } = ctx.oidc;
  const known = result?.consent?.grantId ?? session!.grantIdFor(client!.clientId);
  if (known) return provider.Grant.find(known);
  const grant = new provider.Grant({ clientId: client!.clientId, accountId: session!.accountId! });
  grant.addOIDCScope('openid');
  const resource = params?.['resource'];
  if (typeof resource === 'string') grant.addResourceScope(resource, '');
  await grant.save();
  return grant;
}

/** Who was chosen and with which task, in a form of at most a few hundred bytes. */
export async function chosenIn(request: IncomingMessage): Promise<{ officer: string; task: string }> {
  let body = '';
  for await (const chunk of request) {
    body += String(chunk);
    if (body.length > 1_000) return { officer: '', task: '' };
  }
  const form = new URLSearchParams(body);
  return { officer: form.get('officer') ?? '', task: form.get('task') ?? '' };
}
