import type { webcrypto } from 'node:crypto';
import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { discover } from './discovery.js';
import type { IntrospectionClient } from './introspection.js';
import { IssuerUnreachable, TokenRefused } from './token-refused.js';

/**
 * Milliseconds. The first: how long keys are good for that an issuer who is away cannot confirm. The second: how often strangers who name keys that do
 * not exist can make us ask; a new key is known at most this much later.
 */
const limits = { cacheMaxAge: 600_000, cooldownDuration: 1_000, timeoutDuration: 5_000 };
/** Keys are looked at again when this old, while they go on being used. */
const lookAgain_ms = 2_500;
/** Keys this old are not used before the look has ended: what the issuer withdrew stops within 5 s, also at a hub that had nothing to do. */
const oldest_ms = 4_000;

/** An issuer of the configuration. `jwksUri` is found through discovery when left out, and then must lie at the issuer's own origin. */
export interface Issuer {
  issuer: string;
  audience: string;
  jwksUri?: string;
  /** Clients whose tokens count; those of any client of the issuer when left out. */
  clients?: readonly string[];
  /** When present, the issuer is asked of each token whether it still counts. */
  introspection?: IntrospectionClient;
}

/** RSA keys below these are nobody's: with an exponent of 1 anyone signs. The library takes any exponent. */
const [MODULUS_MIN_bits, EXPONENT_MIN] = [2_048, 65_537];

function strong<K extends Awaited<ReturnType<RemoteKeys>>>(key: K): K {
  const { modulusLength, publicExponent } = (key as webcrypto.CryptoKey).algorithm as Partial<webcrypto.RsaHashedKeyAlgorithm>;
  const exponent = publicExponent && Number(`0x${Buffer.from(publicExponent).toString('hex')}`);
  if (modulusLength !== undefined && (modulusLength < MODULUS_MIN_bits || exponent === undefined || exponent < EXPONENT_MIN))
    throw new TokenRefused('token.key-unknown');
  return key;
}

type RemoteKeys = ReturnType<typeof createRemoteJWKSet>;

/**
 * The public keys of one issuer: fetched when first needed, then looked at again as long as they are used, so that every hub follows the issuer within
 * 5 s. An issuer that does not answer takes nobody along: what it published last stays good for ten minutes.
 */
export class IssuerKeys {
  private keys: Promise<RemoteKeys> | null = null;
  private readonly look = { confirmed_ms: -Infinity, began_ms: -Infinity, away: false, going: Promise.resolve() };

  constructor(private readonly issuer: Issuer) {}

  /** @throws TokenRefused when the issuer has no such key @throws IssuerUnreachable */
  readonly find: JWTVerifyGetKey = async (header, token) => {
    this.keys ??= this.locate();
    try {
      const keys = await this.keys;
      await this.lookAgain(keys);
      return strong(await keys(header, token));
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys)
        throw new TokenRefused('token.key-unknown');
      if (error instanceof TokenRefused || error instanceof IssuerUnreachable) throw error;
      throw new IssuerUnreachable(error);
    }
  };

  /** Waits for the look only when the keys are too old; and not again and again for an issuer that did not answer the last time. */
  private async lookAgain(keys: RemoteKeys): Promise<void> {
    if (!keys.fresh) return; // none yet, or none that still count: finding one fetches them, or fails
    const { look } = this;
    const now_ms = Date.now();
    // a clock that went back says nothing of how old they are
    if (Math.abs(now_ms - look.began_ms) >= lookAgain_ms) {
      look.began_ms = now_ms;
      look.going = keys.reload().then(
        () => void Object.assign(look, { confirmed_ms: now_ms, away: false }),
        () => void (look.away = true),
      );
    }
    if (Math.abs(now_ms - look.confirmed_ms) >= oldest_ms && !look.away) await look.going;
  }

  private async locate(): Promise<RemoteKeys> {
    try {
      const uri = this.issuer.jwksUri ?? (await discover(this.issuer.issuer, 'jwks_uri'));
      return createRemoteJWKSet(new URL(uri), limits);
    } catch (error) {
      this.keys = null;
      throw new IssuerUnreachable(error);
    }
  }
}
