import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { IssuerUnreachable, TokenRefused } from './token-refused.js';

/** Milliseconds. A stolen signing key that the issuer withdraws stops working within the first; the second limits how often strangers can make us ask. */
const limits = { cacheMaxAge: 600_000, cooldownDuration: 10_000, timeoutDuration: 5_000 };

/** An issuer of the configuration. `jwksUri` is found through discovery when left out, and then must lie at the issuer's own origin. */
export interface Issuer {
  issuer: string;
  audience: string;
  jwksUri?: string;
}

/** The public keys of one issuer: fetched when first needed, cached, fetched again when a token names a new key. */
export class IssuerKeys {
  private keys: Promise<JWTVerifyGetKey> | null = null;

  constructor(private readonly issuer: Issuer) {}

  /** @throws TokenRefused when the issuer has no such key @throws IssuerUnreachable */
  readonly find: JWTVerifyGetKey = async (header, token) => {
    this.keys ??= this.locate();
    try {
      const find = await this.keys;
      return await find(header, token);
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys)
        throw new TokenRefused('token.key-unknown');
      if (error instanceof TokenRefused || error instanceof IssuerUnreachable) throw error;
      throw new IssuerUnreachable(error);
    }
  };

  private async locate(): Promise<JWTVerifyGetKey> {
    try {
      const uri = this.issuer.jwksUri ?? (await this.discover());
      return createRemoteJWKSet(new URL(uri), limits);
    } catch (error) {
      this.keys = null;
      throw new IssuerUnreachable(error);
    }
  }

  private async discover(): Promise<string> {
    const { issuer } = this.issuer;
    const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
      redirect: 'error',
      signal: AbortSignal.timeout(limits.timeoutDuration),
    });
    const document = (await answer.json()) as { issuer?: unknown; jwks_uri?: unknown };
    if (document.issuer !== issuer || typeof document.jwks_uri !== 'string') throw new Error('the discovery document is of another issuer');
    if (new URL(document.jwks_uri).origin !== new URL(issuer).origin)
      throw new Error('the keys lie elsewhere: name OIDC_JWKS_URI in the configuration');
    return document.jwks_uri;
  }
}
