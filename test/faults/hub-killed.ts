import { setTimeout as pause } from 'node:timers/promises';
import { givenHubs, report } from '../replicas/given-hubs.js';
import { startFaultServer } from './fault-server.js';
import { HubLoad } from './hub-load.js';
import { type Part, type Say, until } from './part.js';
import { Random } from './random.js';

const CLIENTS = 4;
/** The same key at the same time. */
const TOGETHER = 12;
/** Answers between two kills. */
const BETWEEN = 4;

/** A whole hub over HTTP, killed again and again while many clients send each key many times at once. */
export async function hubKilled(kills: number, seed: number, say: Say): Promise<Part> {
  const server = await startFaultServer();
  const random = new Random(seed);
  const given = await givenHubs();
  try {
    let hub = await given.start();
    const load = new HubLoad(given, hub.url, CLIENTS, TOGETHER);
    for (let kill = 1; kill <= kills; kill++) {
      const before = load.answers.size;
      await until('the load is at work', () => load.answers.size >= before + BETWEEN);
      await pause(random.below(60));
      hub.child.kill('SIGKILL');
      await hub.ended;
      hub = await given.start();
      load.url = hub.url;
      say(`${kill} of ${kills} kills of a hub, ${load.answers.size} reports`);
    }
    await load.finish();
    const broken = await load.wrong([/^409 idempotency\./, /^503 /]);
    const [key] = load.answers.keys();
    const other = await given.ask(hub.url, '/v1/signalen', { body: report('horeca'), key: key! });
    if (other.status === 201) broken.push('a key was taken for another report');
    const sent = [...load.answers.values()].flat().length;
    return {
      name: 'a hub killed',
      found: [
        `${kills} kills of a hub, ${load.answers.size} keys sent ${TOGETHER} times at once, ${sent} answers, ${load.brokenLines} broken lines; another body under a known key: ${other.status}`,
      ],
      broken,
    };
  } finally {
    await given.leave().catch(() => undefined);
    await server.stop();
  }
}
