import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Hub, told } from './hub.js';
import { Position, readFeed, readKafka } from './sources.js';

const help = `node test/conformance/consumer/main.js --client <naam> [opties]

Luistert mee als één afdeling, en vraagt bij elke gebeurtenis aan de hub wat zij nu mag zien.

  --client <naam>     client bij de aanmelding; het geheim staat in SEINHUIS_CLIENT_SECRET
  --hub <adres>       http://127.0.0.1:3000
  --issuer <adres>    http://127.0.0.1:3001
  --position <file>   waar de plaats wordt bewaard (.consumer-<naam>.json)
  --feed              met de lijst over HTTP in plaats van Kafka; met --once tot het einde
  --json              alleen de gebeurtenissen, één per regel; vraagt niets aan de hub
  --values            ook de waarden; die kunnen over personen gaan

Kafka: KAFKA_BROKERS (127.0.0.1:9092), KAFKA_TOPIC_PREFIX, KAFKA_SSL_CA_FILE, KAFKA_SASL_USERNAME, KAFKA_SASL_PASSWORD.`;

const { values: options } = parseArgs({
  options: {
    client: { type: 'string', default: '' },
    hub: { type: 'string', default: 'http://127.0.0.1:3000' },
    issuer: { type: 'string', default: 'http://127.0.0.1:3001' },
    position: { type: 'string', default: '' },
    feed: { type: 'boolean' },
    once: { type: 'boolean' },
    json: { type: 'boolean' },
    values: { type: 'boolean' },
  },
});
const { env } = process;
const secret = env.SEINHUIS_CLIENT_SECRET;
if (!options.client || !secret) {
  console.error(help);
  process.exit(2);
}
const hub = new Hub({ ...options, secret });
const position = new Position(options.position || `.consumer-${options.client}.json`);
const stopping = new AbortController();
process.once('SIGINT', () => stopping.abort()).once('SIGTERM', () => stopping.abort());

/** Resolves when it is out of our hands: before that our place may not move. */
const print = (line) => new Promise((done) => process.stdout.write(`${line}\n`, done));

/** One event: our own work. Here that is showing it, with what we may see of it now. */
async function handle(event, dataref, meanwhile) {
  if (options.json) return print(JSON.stringify(event));
  await print(`${event.volgnummer} ${event.soort} ${event.onderwerp} ${event.id}`);
  const place = hub.placeOf(event, dataref);
  if (place) for (const line of told(await hub.get(place, meanwhile), options.values)) await print(`   ${line}`);
}

try {
  if (options.feed) await readFeed(hub, position, handle, { signal: stopping.signal, once: options.once });
  else {
    const { oin, partner } = await hub.receiver();
    const topic = `${env.KAFKA_TOPIC_PREFIX ?? 'seinhuis'}.${oin}`;
    const topics = [`${topic}.${partner}`, topic];
    const config = {
      clientId: options.client,
      brokers: (env.KAFKA_BROKERS ?? '127.0.0.1:9092').split(','),
      ...(env.KAFKA_SSL_CA_FILE && { ssl: { ca: readFileSync(env.KAFKA_SSL_CA_FILE, 'utf8') } }),
      ...(env.KAFKA_SASL_USERNAME && {
        sasl: { mechanism: 'scram-sha-512', username: env.KAFKA_SASL_USERNAME, password: env.KAFKA_SASL_PASSWORD },
      }),
    };
    console.error(`luistert naar ${topics.join(' en ')}`);
    await readKafka(config, topics, `${options.client}.consument`, position, handle, stopping.signal);
  }
} catch (error) {
  console.error(`Het meeluisteren stopt: ${error.message}`);
  process.exitCode = 1;
}
