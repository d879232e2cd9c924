import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Memory } from '#libs/growth';
import { formatVkey, keySigner } from '#libs/notes';
import { readConfiguration, type WitnessConfig } from './configuration.js';
import { witnessServer } from './server.js';
import { Witness } from './witness.js';

/** The key of the witness, made on its first start. Without it, or with another one, it is another witness. */
function keyIn(folder: string): KeyObject {
  const path = join(folder, 'key.pem');
  if (existsSync(path)) return createPrivateKey(readFileSync(path));
  const { privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(path, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600, flag: 'wx' });
  return privateKey;
}

function serve({ name, logs, dataDir, host, port: wanted }: WitnessConfig): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const signer = keySigner(name, 'cosignature', keyIn(dataDir));
  const watched = logs.map((key) => ({ origin: key.name, keys: [key] }));
  const server = witnessServer(new Witness(signer, watched, new Memory(join(dataDir, 'logs'))));
  server.once('error', (error) => {
    console.error(`De getuige start niet: ${error.message}`);
    process.exit(1);
  });
  server.listen(wanted, host, () => {
    const { port } = server.address() as { port: number };
    console.error(`Getuige ${formatVkey(signer.key)} luistert op http://${host}:${port}`);
    process.send?.({ url: `http://${host}:${port}`, vkey: formatVkey(signer.key) });
  });
  const stop = (): void => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
  if (process.send) process.once('disconnect', stop);
}

/** A witness: cosigns a checkpoint of a log only when it grew from the one before. Run by another party than the log. */
try {
  serve(readConfiguration(process.env));
} catch (error) {
  console.error(`De getuige start niet: ${(error as Error).message}`);
  process.exitCode = 1;
}
