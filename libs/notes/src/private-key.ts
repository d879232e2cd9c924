import { createPrivateKey, type KeyObject } from 'node:crypto';

/** PKCS#8 of an Ed25519 private key is these bytes and the key (RFC 8410). */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * The private key that an operator keeps as 32 bytes.
 * @param seed the 32 bytes of an Ed25519 private key (RFC 8032)
 * @throws RangeError when there are more or fewer
 */
export function ed25519Key(seed: Uint8Array): KeyObject {
  if (seed.length !== 32) throw new RangeError('an Ed25519 private key has 32 bytes');
  return createPrivateKey({ key: Buffer.concat([pkcs8Head, seed]), format: 'der', type: 'pkcs8' });
}
