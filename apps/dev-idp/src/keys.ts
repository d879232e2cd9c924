import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';

export interface ProviderKeys {
  signing: JWK;
  cookies: string[];
}

/** The keys of this installation, made on the first start and kept in `dataDir`, so that tokens outlive a restart. */
export async function providerKeys(dataDir: string): Promise<ProviderKeys> {
  const path = join(dataDir, 'dev-idp.json');
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as ProviderKeys;
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const signing = { ...(await exportJWK(privateKey)), kid: randomBytes(8).toString('hex'), alg: 'ES256', use: 'sig' };
  const keys = { signing, cookies: [randomBytes(32).toString('base64url')] };
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(path, JSON.stringify(keys), { mode: 0o600 });
  return keys;
}
