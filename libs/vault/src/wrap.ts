import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM with a fresh random nonce; the tag follows the ciphertext. `context` is authenticated, not hidden. */
export function encrypt(key: Uint8Array, plain: Uint8Array, context: string): { nonce: Buffer; ciphertext: Buffer } {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context, 'utf8'));
  return { nonce, ciphertext: Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]) };
}

/** @throws Error when key, nonce, context or ciphertext are not the ones it was encrypted with */
export function decrypt(key: Uint8Array, nonce: Uint8Array, ciphertext: Uint8Array, context: string): Buffer {
  if (ciphertext.length < TAG_BYTES) throw new Error('ciphertext is too short');
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(context, 'utf8'));
  decipher.setAuthTag(ciphertext.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(ciphertext.subarray(0, -TAG_BYTES)), decipher.final()]);
}

/** A key under another key, as one value: nonce, ciphertext, tag (60 bytes). `context` ties it to its row: wrapped keys cannot be exchanged. */
export function wrapKey(under: Uint8Array, key: Uint8Array, context: string): Buffer {
  const { nonce, ciphertext } = encrypt(under, key, context);
  return Buffer.concat([nonce, ciphertext]);
}

/** @throws Error when `under` is not the key it was wrapped under, or the row is another one */
export function unwrapKey(under: Uint8Array, wrapped: Uint8Array, context: string): Buffer {
  return decrypt(under, wrapped.subarray(0, NONCE_BYTES), wrapped.subarray(NONCE_BYTES), context);
}
