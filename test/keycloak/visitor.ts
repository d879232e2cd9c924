import { Browser, proofKey } from '../browser.js';

export const portal = 'http://127.0.0.1:3000';
export const portalClient = 'seinhuis-portaal';

export interface Tokens {
  access_token: string;
  id_token: string;
  refresh_token?: string;
  expires_in: number;
}

/** Somebody with a browser, at the login of one realm. What the portal would do, she does. */
export class Visitor {
  private readonly browser = new Browser(portal);

  constructor(private readonly issuer: string) {}

  /** Goes to the login. Ends at a page to fill in, or back at the portal. */
  async begin(more: Record<string, string> = {}): Promise<{ page: Response; verifier: string }> {
    const { verifier, challenge } = proofKey();
    const asked = {
      client_id: portalClient,
      response_type: 'code',
      scope: 'openid',
      redirect_uri: `${portal}/aangemeld`,
      state: 's',
      code_challenge: challenge,
      code_challenge_method: 'S256',
    };
    const { authorization_endpoint } = await endpoints(this.issuer);
    const query = new URLSearchParams({ ...asked, ...more }).toString();
    return { page: await this.browser.go(`${authorization_endpoint}?${query}`), verifier };
  }

  /** Fills in the form on a page. What the page filled in itself goes along. */
  async fillIn(page: Response, fields: Record<string, string> | ((html: string) => Record<string, string>)): Promise<Response> {
    const html = await page.text();
    const [, action] = /<form[^>]*\saction="([^"]+)"/.exec(html) ?? [];
    if (!action) throw new Error(`no form on the page: ${html.replaceAll(/<[^>]*>|\s+/g, ' ').slice(0, 500)}`);
    const body = new URLSearchParams(typeof fields === 'function' ? fields(html) : fields);
    return this.browser.go(action.replaceAll('&amp;', '&'), { method: 'POST', body });
  }

  /** The portal's half, after the login: changes the code for tokens. */
  async redeem(back: Response, verifier: string): Promise<Tokens> {
    const answer = await redeem(this.issuer, codeOf(back), verifier);
    if (!answer.ok) throw new Error(`no tokens: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Tokens;
  }

  async logIn(username: string, password: string, more: Record<string, string> = {}): Promise<Tokens> {
    const { page, verifier } = await this.begin(more);
    return this.redeem(await this.fillIn(page, { username, password }), verifier);
  }

  /** Asks for a new token without a question, as the portal does while somebody works. Gives the error when there has to be one. */
  async renew(): Promise<Tokens | string> {
    const { page, verifier } = await this.begin({ prompt: 'none' });
    const error = new URL(page.headers.get('location')!).searchParams.get('error');
    return error ?? this.redeem(page, verifier);
  }

  async logOut(idToken: string, to = `${portal}/`): Promise<Response> {
    const { end_session_endpoint } = await endpoints(this.issuer);
    const query = new URLSearchParams({ id_token_hint: idToken, post_logout_redirect_uri: to }).toString();
    return this.browser.go(`${end_session_endpoint}?${query}`);
  }
}

type Endpoints = Record<'authorization_endpoint' | 'token_endpoint' | 'end_session_endpoint', string>;
const endpoints = async (issuer: string): Promise<Endpoints> =>
  (await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()) as Endpoints;

export function codeOf(back: Response): string {
  const code = new URL(back.headers.get('location') ?? portal).searchParams.get('code');
  if (!code) throw new Error(`no way back to the portal with a code: ${back.status} ${back.headers.get('location')}`);
  return code;
}

export async function redeem(issuer: string, code: string, verifier: string): Promise<Response> {
  const { token_endpoint } = await endpoints(issuer);
  const form = {
    grant_type: 'authorization_code',
    code,
    code_verifier: verifier,
    client_id: portalClient,
    redirect_uri: `${portal}/aangemeld`,
  };
  return fetch(token_endpoint, { method: 'POST', body: new URLSearchParams(form) });
}

/** What a system of a partner asks with its client and secret. */
export async function machine(issuer: string, clientId: string, secret: string): Promise<Response> {
  const { token_endpoint } = await endpoints(issuer);
  return fetch(token_endpoint, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
}

export async function machineToken(issuer: string, clientId: string, secret = `${clientId}-geheim`): Promise<string> {
  const answer = await machine(issuer, clientId, secret);
  if (!answer.ok) throw new Error(`no token for ${clientId}: ${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as Tokens).access_token;
}
