import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** The loose JSON of the administration of Keycloak. */
type Json = Record<string, any>; // oxlint-disable-line typescript/no-explicit-any

/** Administers the Keycloak of this run over its REST API, as an operator would. */
export class RealmAdmin {
  readonly issuer: string;

  constructor(
    readonly realm: string,
    private readonly url = process.env['TEST_KEYCLOAK_URL']!,
  ) {
    this.issuer = `${url}/realms/${realm}`;
  }

  /** A realm of its own for a test that changes it: what the file says, under another name, and users with new numbers. */
  static async copyOf(file: string, realm: string, change: (content: Json) => void = () => undefined): Promise<RealmAdmin> {
    const admin = new RealmAdmin(realm);
    const content = JSON.parse(readFileSync(resolve('deploy/keycloak', file), 'utf8')) as Json;
    content['realm'] = realm;
    for (const user of (content['users'] ?? []) as Json[]) delete user['id'];
    change(content);
    await admin.remove();
    await admin.call('POST', '/admin/realms', content);
    return admin;
  }

  /** @param path of what goes; the realm itself when left out */
  async remove(path = ''): Promise<void> {
    const answer = await this.ask('DELETE', `/admin/realms/${this.realm}${path}`);
    if (!answer.ok && answer.status !== 404) throw new Error(`removing ${this.realm}${path}: ${answer.status}`);
  }

  /** @param path below the realm, such as `/users` */
  get(path: string): Promise<Json[]> {
    return this.call('GET', `/admin/realms/${this.realm}${path}`) as Promise<Json[]>;
  }

  add(path: string, body: Json): Promise<unknown> {
    return this.call('POST', `/admin/realms/${this.realm}${path}`, body);
  }

  put(path: string, body: Json): Promise<unknown> {
    return this.call('PUT', `/admin/realms/${this.realm}${path}`, body);
  }

  /** Changes some of what is known of a user. */
  async user(username: string, change: Json): Promise<void> {
    const [user] = await this.get(`/users?exact=true&username=${username}`);
    await this.put(`/users/${user!['id']}`, { ...user, ...change });
  }

  async client(clientId: string, change: Json): Promise<void> {
    const [client] = await this.get(`/clients?clientId=${clientId}`);
    await this.put(`/clients/${client!['id']}`, { ...client, ...change });
  }

  private async call(method: string, path: string, body?: Json): Promise<unknown> {
    const answer = await this.ask(method, path, body);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text ? JSON.parse(text) : null;
  }

  private async ask(method: string, path: string, body?: Json): Promise<Response> {
    const authorization = `Bearer ${await this.token()}`;
    const headers = { authorization, 'content-type': 'application/json' };
    return fetch(`${this.url}${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  }

  /** Its life is a minute, so one for each call. */
  private async token(): Promise<string> {
    const password = process.env['TEST_KEYCLOAK_PASSWORD']!;
    const answer = await fetch(`${this.url}/realms/master/protocol/openid-connect/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'password', client_id: 'admin-cli', username: 'admin', password }),
    });
    return ((await answer.json()) as { access_token: string }).access_token;
  }
}
