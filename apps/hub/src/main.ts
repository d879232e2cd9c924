import 'reflect-metadata';
import { readConfiguration } from './configuration.js';
import { startHub } from './hub.js';
import { NewerSchema } from './newer-schema.js';

/** The hub on a database and an issuer of its own: for containers and production. `npm start` brings both along; see start.ts. */
try {
  const config = readConfiguration(process.env);
  const hub = await startHub(config);
  console.error(`Seinhuis luistert op ${hub.url}`);
  const stop = () => {
    // a second signal, whichever, ends the process at once, as the system does
    process.off('SIGINT', stop).off('SIGTERM', stop);
    console.error(`Seinhuis stopt: nog ${config.drain_ms / 1_000} s aangenomen, dan afgemaakt wat loopt`);
    hub.leave(config.drain_ms).then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
} catch (error) {
  console.error(`Seinhuis start niet: ${(error as Error).message}`);
  process.exit(error instanceof NewerSchema ? error.exitCode : 1);
}
