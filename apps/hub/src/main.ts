import 'reflect-metadata';
import { readConfiguration } from './configuration.js';
import { startHub } from './hub.js';

/** The hub on a database and an issuer of its own: for containers and production. `npm start` brings both along; see start.ts. */
try {
  const hub = await startHub(readConfiguration(process.env));
  console.error(`Seinhuis luistert op ${hub.url}`);
  const stop = () =>
    void hub.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  process.once('SIGINT', stop).once('SIGTERM', stop);
} catch (error) {
  console.error(`Seinhuis start niet: ${(error as Error).message}`);
  process.exit(1);
}
