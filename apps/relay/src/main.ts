import { readConfiguration } from './configuration.js';
import { startRelay } from './start-relay.js';

/** The relay: the module that `npm start` runs inside the hub, as a process of its own. */
try {
  const relay = await startRelay(readConfiguration(process.env));
  console.error(`De relay draait; stand van zaken op ${relay.url}/readyz`);
  process.send?.({ url: relay.url });
  const stop = (): void => {
    console.error('De relay stopt: eerst af wat onderweg is');
    relay.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  // once: a second signal ends the process at once, as the system does
  process.once('SIGINT', stop).once('SIGTERM', stop);
} catch (error) {
  console.error(`De relay start niet: ${(error as Error).message}`);
  process.exit(1);
}
