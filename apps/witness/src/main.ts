import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Memory, runServer } from '#libs/growth';
import { formatVkey, keySigner } from '#libs/notes';
import { readConfiguration } from './configuration.js';
import { witnessServer } from './server.js';
import { Witness } from './witness.js';

/** The key of the witness, made on its first start. Without it, or with another one, it is another witness. */
function keyIn(folder: string): KeyObject {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, 'key.pem');
  if (existsSync(path)) return createPrivateKey(readFileSync(path));
  const { privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(path, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600, flag: 'wx' });
  return privateKey;
}

/** A witness: cosigns a checkpoint of a log only when it grew from the one before. Run by another party than the log. */
await runServer('getuige', () => {
  const { name, logs, dataDir, host, port } = readConfiguration(process.env);
  const signer = keySigner(name, 'cosignature', keyIn(dataDir));
  const watched = logs.map((key) => ({ origin: key.name, keys: [key] }));
  const server = witnessServer(new Witness(signer, watched, new Memory(join(dataDir, 'logs'))));
  return { server, host, port, vkey: formatVkey(signer.key) };
});
