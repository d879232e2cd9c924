import { setTimeout as pause } from 'node:timers/promises';
import { givenHubs } from '../replicas/given-hubs.js';
import { startFaultServer } from './fault-server.js';
import { HubLoad } from './hub-load.js';
import { startLine, type Trouble } from './line.js';
import { type Part, type Say, until } from './part.js';

const CLIENTS = 8;
const troubles: Trouble[] = ['late', 'cut', 'halved', 'refused', 'slow', 'silent'];
/** How long a line is bad: clients have met it by then. */
const BAD_ms = 1_500;

/**
 * A hub whose line to the database is late, slow, cut, cut in the middle of a piece, closed, or open without carrying anything; it recovers from each by itself.
 * @param script starts the hub; another one for a build that is broken on purpose
 */
export async function badLines(say: Say, script?: string): Promise<Part> {
  const server = await startFaultServer();
  const given = await givenHubs();
  const line = await startLine(server.port);
  const found: string[] = [];
  try {
    const through = new URL(given.place.databaseUrl);
    through.port = String(line.port);
    const hub = await given.start({ databaseUrl: through.href, ...(script && { script }) });
    const load = new HubLoad(given, hub.url, CLIENTS);
    const more = (count: number) => {
      const before = load.answers.size;
      return until('the hub carries out reports again', () => load.answers.size >= before + count);
    };
    await more(10);
    for (const trouble of troubles) {
      line.become(trouble);
      await pause(BAD_ms);
      line.become('none');
      const began = performance.now();
      await more(20);
      const seconds = ((performance.now() - began) / 1_000).toFixed(1);
      found.push(`${trouble}: 20 reports more within ${seconds} s of its end`);
      say(found.at(-1)!);
    }
    await load.finish();
    const ready = await fetch(`${hub.url}/readyz`);
    const broken = await load.wrong([/^503 \S+ problem\+json$/, /^409 idempotency\./]);
    if (!ready.ok) broken.push(`afterwards the hub says ${ready.status} at readyz`);
    return { name: 'bad lines', found: [`${load.answers.size} reports`, ...found, `heard: ${heard(load)}`], broken };
  } finally {
    line.close();
    await given.leave().catch(() => undefined);
    await server.stop();
  }
}

export const heard = ({ refusals }: HubLoad): string =>
  [...refusals].map(([said, count]) => `${said} (${count})`).join(', ') || 'no refusal';
