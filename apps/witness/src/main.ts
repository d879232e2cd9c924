import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { formatVkey, keySigner, parseVkey } from '#libs/notes';
import { Memory } from './memory.js';
import { witnessServer } from './server.js';
import { Witness } from './witness.js';

const help = `node dist/apps/witness/src/main.js --name <naam> --log <naam+kenmerk+sleutel> [--log ...] [--data-dir <map>] [--port <n>] [--host <adres>]

Een getuige: tekent een controlepunt van een logboek alleen mee als het uit het vorige is gegroeid. Draait bij een andere partij dan het logboek.
De sleutel wordt bij de eerste start gemaakt en staat in de map; wie de getuige vertrouwt, krijgt de regel die hij bij de start schrijft.`;

/** The key of the witness, made on its first start. Without it, or with another one, it is another witness. */
function keyIn(folder: string): KeyObject {
  const path = join(folder, 'key.pem');
  if (existsSync(path)) return createPrivateKey(readFileSync(path));
  const { privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(path, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600, flag: 'wx' });
  return privateKey;
}

function main(): void {
  const { values } = parseArgs({
    options: {
      name: { type: 'string' },
      log: { type: 'string', multiple: true, default: [] },
      'data-dir': { type: 'string', default: '.getuige' },
      port: { type: 'string', default: '3400' },
      host: { type: 'string', default: '127.0.0.1' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help || !values.name || values.log.length === 0) {
    console.error(help);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  mkdirSync(values['data-dir'], { recursive: true, mode: 0o700 });
  const signer = keySigner(values.name, 'cosignature', keyIn(values['data-dir']));
  const logs = values.log.map(parseVkey).map((key) => ({ origin: key.name, keys: [key] }));
  const server = witnessServer(new Witness(signer, logs, new Memory(join(values['data-dir'], 'logs'))));
  server.once('error', (error) => {
    console.error(`De getuige start niet: ${error.message}`);
    process.exit(1);
  });
  server.listen(Number(values.port), values.host, () => {
    const { port } = server.address() as { port: number };
    console.error(`Getuige ${formatVkey(signer.key)} luistert op http://${values.host}:${port}`);
    process.send?.({ url: `http://${values.host}:${port}`, vkey: formatVkey(signer.key) });
  });
  const stop = (): void => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
  if (process.send) process.once('disconnect', stop);
}

try {
  main();
} catch (error) {
  console.error(`De getuige start niet: ${(error as Error).message}`);
  process.exitCode = 1;
}
