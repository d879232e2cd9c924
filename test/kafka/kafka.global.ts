import { resolve } from 'node:path';

/**
 * The jars of Apache Kafka, beside the PostgreSQL of the hubs. Where they are is in TEST_KAFKA; without it the tests are skipped.
 * Paths in variables: jest loads this file as CommonJS, where a `.ts` is found by its full name alone.
 */
export default async function prepareKafka(): Promise<void> {
  const distribution = resolve('test/kafka/distribution.ts');
  const { kafkaDistribution } = (await import(distribution)) as typeof import('./distribution.js');
  const found = kafkaDistribution();
  if ('missing' in found) {
    const said = `test:kafka: ${found.missing} not found`;
    if (process.env['CI']) throw new Error(said);
    return console.warn(`${said}; nothing is tested`);
  }
  const postgres = resolve('test/postgres.global.ts');
  await ((await import(postgres)) as { default: () => Promise<void> }).default();
  process.env['TEST_KAFKA'] = found.folder;
}
