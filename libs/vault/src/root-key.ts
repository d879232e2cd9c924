import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const ROOT_BYTES = 32;

/** Known to everyone who can read this line: for demonstrations with made-up persons only. */
const DEMO_KEY = createHash('sha256').update('seinhuis demo root key, not a secret').digest();

const DEMO_WARNING = `
!! DEMO ROOT KEY: anyone can decrypt what this hub stores. Use made-up persons only. !!
!! Make a key of your own: openssl rand -base64 32 > root.key; SEINHUIS_ROOT_KEY_FILE=root.key !!

`;

/** The key at the root of the key tree: 32 bytes. `demo`: it is the built-in one. */
export interface RootKey {
  key: Buffer;
  demo: boolean;
}

/**
 * The root key from SEINHUIS_ROOT_KEY_FILE (a path) or SEINHUIS_ROOT_KEY, each holding base64 of 32 bytes; without either the
 * demo key, with a warning on standard error.
 * @throws Error that names the variable and what to do; never echoes its content. Also for the demo key when NODE_ENV is production
 */
export function loadRootKey(env: NodeJS.ProcessEnv, warn: (text: string) => void = (text) => process.stderr.write(text)): RootKey {
  const key = givenKey(env) ?? DEMO_KEY;
  const demo = key.equals(DEMO_KEY);
  if (demo && env['NODE_ENV'] === 'production') {
    throw new Error('the demo root key is refused in production: set SEINHUIS_ROOT_KEY_FILE to a file with base64 of 32 random bytes');
  }
  if (demo) warn(DEMO_WARNING);
  return { key, demo };
}

function givenKey(env: NodeJS.ProcessEnv): Buffer | undefined {
  const { SEINHUIS_ROOT_KEY_FILE: path, SEINHUIS_ROOT_KEY: text } = env;
  if (path && text) throw new Error('set SEINHUIS_ROOT_KEY_FILE or SEINHUIS_ROOT_KEY, not both');
  if (path) return decode('SEINHUIS_ROOT_KEY_FILE', readKeyFile(path));
  return text ? decode('SEINHUIS_ROOT_KEY', text) : undefined;
}

function readKeyFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new Error('SEINHUIS_ROOT_KEY_FILE names a file that cannot be read', { cause: error });
  }
}

function decode(name: string, text: string): Buffer {
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length !== ROOT_BYTES || key.toString('base64') !== text.trim()) {
    throw new Error(`${name} must hold base64 of exactly ${ROOT_BYTES} bytes, for example from: openssl rand -base64 ${ROOT_BYTES}`);
  }
  return key;
}
