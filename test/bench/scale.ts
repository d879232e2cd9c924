import { type GivenHubs, givenHubs } from '../replicas/given-hubs.js';
import { growTo } from './grown.js';
import { type Contender, type Measured, type Plan, sideBySide } from './measure.js';
import { type Posting, posting } from './posting.js';
import { firm, suspicion, wroteSignals } from './signals.js';

export interface ScaleResult {
  clients: number;
  sizes: { signals: number; facts: number; submit: Measured; search: Measured }[];
}

/** Signals that a hub really wrote; the others are copies of these. */
const SAMPLE = 100;
const CLIENTS = 4;
const TOKEN_s = 14_400;

interface Home {
  given: GivenHubs;
  signals: number;
  facts: number;
  submit: Posting;
  search: Posting;
}

/**
 * Reports and searches on ledgers of several sizes, each with a hub of its own, side by side. Of the searches one half finds a signal, opened and held
 * against what was granted of it; the other finds none.
 */
export async function benchScale(sizes: readonly number[], plan: Omit<Plan, 'clients'>): Promise<ScaleResult> {
  const homes: Home[] = [];
  try {
    for (const signals of sizes) homes.push(await homeOf(signals));
    let turn = 0;
    const submit = homes.map(({ signals, submit: to }): Contender => ({
      name: `${signals}`,
      operation: () => to.post(suspicion(firm(SAMPLE * 2 + turn++))),
    }));
    const search = homes.map(({ signals, search: to }): Contender => ({
      name: `${signals}`,
      operation: () => to.post({ soort: 'kvkNummer', waarde: firm(turn++ % (SAMPLE * 2)), gemotiveerd: true }),
    }));
    const submitted = await sideBySide(submit, { ...plan, clients: CLIENTS });
    const searched = await sideBySide(search, { ...plan, clients: CLIENTS });
    return {
      clients: CLIENTS,
      sizes: homes.map(({ signals, facts }, no) => ({ signals, facts, submit: submitted[no]!, search: searched[no]! })),
    };
  } finally {
    for (const { given, submit, search } of homes) {
      submit.close();
      search.close();
      await given.close();
    }
  }
}

async function homeOf(signals: number): Promise<Home> {
  const given = await givenHubs();
  const hub = await given.start();
  const size = async () => Number((await given.owner.query<{ size: string }[]>('select size from ledger.ledger_head'))[0]!.size);
  const base = await size();
  await wroteSignals(given, SAMPLE, hub);
  await growTo(given, base, signals / SAMPLE);
  const exp = Math.floor(Date.now() / 1_000) + TOKEN_s;
  const to = async (path: string, officer: string, due: number) =>
    posting(`${hub.url}${path}`, await given.issuer.token(officer, { exp }), due);
  const [submit, search] = [await to('/v1/signalen', 'demo-inspecteur', 201), await to('/v1/signalen/_zoek', 'demo-riec-analist', 200)];
  const found = await given.ask(hub.url, '/v1/signalen/_zoek', {
    as: 'demo-riec-analist',
    body: { soort: 'kvkNummer', waarde: firm(0), gemotiveerd: true },
  });
  if (found.body.treffer !== true) throw new Error(`a signal that was given is not found: ${found.status} ${String(found.body.code)}`);
  return { given, signals, facts: await size(), submit, search };
}
