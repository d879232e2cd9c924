import * as oauth from 'oauth4webapi';
import { hexOf } from '../files/hex.rules.js';
import { keepToken } from './session.js';

/** What the hub tells before anybody has logged in: /portaal.json. */
export interface Setting {
  issuer: string;
  client: string;
  talen: string[];
}

/** One way to the provider and back: what must be the same at both ends. */
interface Journey {
  verifier: string;
  state: string;
  nonce: string;
}

interface Provider {
  server: oauth.AuthorizationServer;
  client: oauth.Client;
  /** Without TLS only where the hub itself allows it, which it does not in production. */
  options: { [oauth.allowInsecureRequests]: boolean };
}

let known: Promise<Provider> | null = null;

/** @throws TypeError when hub or provider does not answer */
export function provider(): Promise<Provider> {
  known ??= discover();
  // one that did not answer may answer later
  known.catch(() => (known = null));
  return known;
}

async function discover(): Promise<Provider> {
  const answer = await fetch('/portaal.json', { cache: 'no-store' });
  const { issuer, client } = (await answer.json()) as Setting;
  const options = { [oauth.allowInsecureRequests]: issuer.startsWith('http:') };
  const address = new URL(issuer);
  const server = await oauth.processDiscoveryResponse(address, await oauth.discoveryRequest(address, options));
  return { server, client: { client_id: client, token_endpoint_auth_method: 'none' }, options };
}

const backTo = (): string => `${location.origin}/aangemeld`;

/** The address at which the provider asks who this is; with prompt `none` it asks nothing and only says whether it knows. */
export async function loginAddress(prompt?: 'none' | 'login'): Promise<{ address: string; journey: Journey }> {
  const { server, client } = await provider();
  const journey = {
    verifier: oauth.generateRandomCodeVerifier(),
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
  };
  const address = new URL(server.authorization_endpoint!);
  address.search = new URLSearchParams({
    client_id: client.client_id,
    response_type: 'code',
    scope: 'openid',
    redirect_uri: backTo(),
    state: journey.state,
    nonce: journey.nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(journey.verifier),
    code_challenge_method: 'S256',
    ...(prompt && { prompt }),
  }).toString();
  return { address: address.href, journey };
}

/**
 * Exchanges what the provider sent back for a token, and keeps that.
 * @param search query of the address that the provider came back to
 * @returns false when the provider does not know the officer and was not allowed to ask
 * @throws Error when the answer is not the one to this journey, or the provider refuses
 */
export async function redeem(search: string, journey: Journey): Promise<boolean> {
  const { server, client, options } = await provider();
  let answer;
  try {
    answer = oauth.validateAuthResponse(server, client, new URLSearchParams(search), journey.state);
  } catch (error) {
    const unknown = error instanceof oauth.AuthorizationResponseError && error.error.endsWith('_required');
    if (unknown) return false;
    throw error;
  }
  const response = await oauth.authorizationCodeGrantRequest(server, client, oauth.None(), answer, backTo(), journey.verifier, options);
  const checks = { expectedNonce: journey.nonce, requireIdToken: true };
  const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, checks);
  keepToken(tokens, await markOf(oauth.getValidatedIdTokenClaims(tokens)?.sub ?? ''));
  return true;
}

/** Where the session at the provider itself is ended. Without an id token: that would put who she is in an address. */
export async function logoutAddress(): Promise<string | null> {
  const { server, client } = await provider();
  if (!server.end_session_endpoint) return null;
  const address = new URL(server.end_session_endpoint);
  address.search = new URLSearchParams({ client_id: client.client_id, post_logout_redirect_uri: `${location.origin}/` }).toString();
  return address.href;
}

async function markOf(subject: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${location.origin} ${subject}`));
  return hexOf(digest);
}
