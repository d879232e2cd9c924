import { randomUUID } from 'node:crypto';

/** One answer of the hub. `body` is what the API documents; the demo reads it loosely, as a stranger would. */
export interface Answer {
  status: number;
  body: any; // oxlint-disable-line no-explicit-any
}

/** Somebody at work: calls the hub with the token of one demo officer. */
export interface Officer {
  get(path: string): Promise<Answer>;
  post(path: string, body: object): Promise<Answer>;
}

/** Gives a token for a demo officer. */
export type Login = (officerId: string) => Promise<string>;

/** Calls the hub for one demo officer or another. */
export class HubClient {
  private readonly tokens = new Map<string, Promise<string>>();

  constructor(
    private readonly hub: string,
    private readonly login: Login,
  ) {}

  as(officerId: string): Officer {
    return {
      get: (path) => this.call(officerId, 'GET', path),
      post: (path, body) => this.call(officerId, 'POST', path, body),
    };
  }

  private async call(officerId: string, method: string, path: string, body?: object): Promise<Answer> {
    const token = this.tokens.get(officerId) ?? this.login(officerId);
    this.tokens.set(officerId, token);
    const response = await fetch(`${this.hub}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await token}`,
        ...(body && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : null };
  }
}

/** Logs in at the provider of the demo, as the machine client of the officer. */
export function demoLogin(issuer: string): Login {
  return async (officerId) => {
    const description = await fetch(`${issuer}/.well-known/openid-configuration`);
    const { token_endpoint } = (await description.json()) as { token_endpoint: string };
    const response = await fetch(token_endpoint, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${officerId}:${officerId}-geheim`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    const { access_token } = (await response.json()) as { access_token?: string };
    if (!access_token) throw new Error(`aanmelden als ${officerId} lukt niet (${response.status})`);
    return access_token;
  };
}
