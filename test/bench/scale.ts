import { type GivenHubs, givenHubs } from '../replicas/given-hubs.js';
import { growTo, settle } from './grown.js';
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
 * against what was granted of it; the other finds none. They take turns, for each ledger by itself: a search that finds something takes half as long again,
 * so a ledger that by chance was asked more of those would seem to be the slower one. What growing left to be done, is done before anything is measured.
 */
export async function benchScale(sizes: readonly number[], plan: Omit<Plan, 'clients'>): Promise<ScaleResult> {
  const homes: Home[] = [];
  try {
    for (const signals of sizes) homes.push(await homeOf(signals));
    for (const { given } of homes) await settle(given);
    const submit = homes.map(({ signals, submit: to }) => contender(signals, (turn) => to.post(suspicion(firm(SAMPLE * 2 + turn)))));
    const search = homes.map(({ signals, search: to }) => contender(signals, (turn) => to.post(question(turn))));
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

function contender(signals: number, operation: (turn: number) => Promise<void>): Contender {
  let turn = 0;
  return { name: `${signals}`, operation: () => operation(turn++) };
}

/** For a firm that was reported at each even turn, and at each odd one for a firm that never was given. */
const question = (turn: number) => {
  const no = Math.floor(turn / 2) % SAMPLE;
  return { soort: 'kvkNummer', waarde: firm(turn % 2 === 0 ? no : SAMPLE + no), gemotiveerd: true };
};

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
    body: question(0),
  });
  if (found.body.treffer !== true) throw new Error(`a signal that was given is not found: ${found.status} ${String(found.body.code)}`);
  return { given, signals, facts: await size(), submit, search };
}
