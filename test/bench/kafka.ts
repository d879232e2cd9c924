import { type Broker, startBroker } from '../kafka/broker.js';
import { kafkaDistribution } from '../kafka/distribution.js';
import { endRelays } from '../kafka/own-relay.js';
import { requireBuilt } from './built.js';
import { benchLag, type LagResult } from './lag.js';
import { benchRelay, type RelayResult } from './relay.js';

export interface KafkaResult {
  relay: RelayResult;
  lag: LagResult;
}

/** The relay on a real broker; or why there is none here. */
export async function benchKafka(plan: { rounds: number; events: number; lag_s: number }): Promise<KafkaResult | { skipped: string }> {
  const found = kafkaDistribution();
  if ('missing' in found) return { skipped: `${found.missing} not found` };
  process.env['TEST_KAFKA'] = found.folder;
  requireBuilt();
  let broker: Broker;
  try {
    broker = await startBroker();
  } catch (error) {
    return { skipped: (error as Error).message.split('\n')[0]! };
  }
  try {
    return { relay: await benchRelay(broker, plan), lag: await benchLag(broker, plan.lag_s) };
  } finally {
    await endRelays();
    await broker.remove();
  }
}
