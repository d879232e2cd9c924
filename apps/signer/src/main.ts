import { Memory, runServer } from '#libs/growth';
import { formatVkey, keySigner } from '#libs/notes';
import { requireMemory } from './begin.js';
import { readConfiguration } from './configuration.js';
import { HeadSigner } from './head-signer.js';
import { signerServer } from './server.js';

/** The signer: alone holds the key of the log, and signs only what grew from what it signed before. */
await runServer('tekenaar', async () => {
  const { origin, key, token, dataDir, begin, host, port } = readConfiguration(process.env);
  const signer = keySigner(origin, 'note', key);
  const memory = new Memory(dataDir);
  await requireMemory(memory, signer.key, begin);
  return { server: signerServer(new HeadSigner(signer, memory), token), host, port, vkey: formatVkey(signer.key) };
});
