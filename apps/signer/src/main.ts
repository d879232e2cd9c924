import { Memory } from '#libs/growth';
import { formatVkey, keySigner } from '#libs/notes';
import { requireMemory } from './begin.js';
import { readConfiguration, type SignerConfig } from './configuration.js';
import { HeadSigner } from './head-signer.js';
import { signerServer } from './server.js';

async function serve({ origin, key, token, dataDir, begin, host, port: wanted }: SignerConfig): Promise<void> {
  const signer = keySigner(origin, 'note', key);
  const memory = new Memory(dataDir);
  await requireMemory(memory, signer.key, begin);
  const server = signerServer(new HeadSigner(signer, memory), token);
  server.once('error', (error) => {
    console.error(`De tekenaar start niet: ${error.message}`);
    process.exit(1);
  });
  server.listen(wanted, host, () => {
    const { port } = server.address() as { port: number };
    console.error(`Tekenaar ${formatVkey(signer.key)} luistert op http://${host}:${port}`);
  });
  const stop = (): void => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
}

/** The signer: alone holds the key of the log, and signs only what grew from what it signed before. */
try {
  await serve(readConfiguration(process.env));
} catch (error) {
  console.error(`De tekenaar start niet: ${(error as Error).message}`);
  process.exitCode = 1;
}
