import { nailBar } from '../../apps/inspect/src/demo/nail-bar.js';
import { givenHubs } from '../replicas/given-hubs.js';
import { type Measured, type Plan, sideBySide } from './measure.js';
import { posting } from './posting.js';

export interface HubsResult {
  clients: number;
  /** One, two and four hubs, in that order. */
  rates: { hubs: number; measured: Measured }[];
  /** Facts in the ledger afterwards: dense, whichever hub wrote them. */
  facts: number;
}

const COUNTS = [1, 2, 4];
const CLIENTS = 32;
/** Seconds that a token must count: longer than all rounds. */
const TOKEN_s = 3_600;

/** Reports to one, two and four hubs, each in a process of its own, on one database. All four run all the time, so that only the load differs. */
export async function benchHubs(plan: Omit<Plan, 'clients'>): Promise<HubsResult> {
  const given = await givenHubs();
  try {
    const urls: string[] = [];
    for (let left = COUNTS.at(-1)!; left > 0; left--) urls.push((await given.start()).url);
    const token = await given.issuer.token('demo-inspecteur', { exp: Math.floor(Date.now() / 1_000) + TOKEN_s });
    const postings = urls.map((url) => posting(`${url}/v1/signalen`, token, 201));
    const body = JSON.stringify(nailBar('mogelijk', '90000001'));
    const contenders = COUNTS.map((hubs) => {
      let turn = 0;
      return { name: `${hubs}`, operation: () => postings[turn++ % hubs]!.post(body) };
    });
    const found = await sideBySide(contenders, { ...plan, clients: CLIENTS });
    for (const one of postings) one.close();
    const [dense] = await given.owner.query<{ facts: number; end: number; size: number }[]>(
      `select count(*)::int as facts, max(seq)::int + 1 as end, (select size::int from ledger.ledger_head) as size from ledger.ledger_event`,
    );
    const { facts, end, size } = dense!;
    if (facts !== end || facts !== size) throw new Error(`the ledger is not dense: ${facts} facts, the last at ${end}, size ${size}`);
    return { clients: CLIENTS, rates: COUNTS.map((hubs, no) => ({ hubs, measured: found[no]! })), facts };
  } finally {
    await given.close();
  }
}
