import { loadPolicies } from '#libs/policy';
import { yesterday } from '../../apps/inspect/src/demo/nail-bar.js';
import { type GivenHubs, until } from '../replicas/given-hubs.js';
import type { OwnHub } from '../replicas/own-hub.js';

/** Numbers of firms that the signals here name, one each. */
export const firm = (no: number): string => String(90_000_000 + no);

/** A report that an inspector may share with a RIEC, of a few fields. */
export const suspicion = (kvkNummer: string) => ({
  doelen: ['organised-crime', 'supervision'],
  gezienOp: yesterday(),
  omstandigheden: { georganiseerdVerband: 'mogelijk', adresIsWoning: false, bedrijfIsPersoon: false, gemotiveerd: true },
  velden: [
    { veld: 'sector', waarde: 'nagelstudio' },
    { veld: 'kvkNummer', waarde: kvkNummer },
  ],
});

const riec = (): string => loadPolicies('policies').organisations.find(({ name }) => name === 'RIEC Oost-Brabant')!.oin;
/** Orders under way at once. */
const CLIENTS = 16;

/** Registers signals through a hub and gives each to the RIEC, until every reader has seen them. Leaves no hub unless it is given. */
export async function wroteSignals(given: GivenHubs, count: number, hub?: OwnHub): Promise<void> {
  const at = hub ?? (await given.start());
  const aan = { oin: riec(), partner: 'RC' };
  let next = 0;
  const client = async () => {
    while (next < count) {
      const { body } = await asked(given, at, '/v1/signalen', suspicion(firm(next++)));
      await asked(given, at, '/v1/verstrekkingen', { signaal: body.id, aan, doel: 'organised-crime' });
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  await caughtUp(given);
  if (hub) return;
  at.child.kill('SIGTERM');
  await at.ended;
}

async function asked(given: GivenHubs, { url }: OwnHub, path: string, body: unknown) {
  const answer = await given.ask(url, path, { body });
  if (answer.status !== 201) throw new Error(`${path} answered ${answer.status} ${String(answer.body.code)}`);
  return answer;
}

/** Resolves when every reader has applied all there is. */
export async function caughtUp({ owner }: GivenHubs): Promise<void> {
  const behind = async (): Promise<number> => {
    const [row] = await owner.query<{ behind: string }[]>(
      `select (select size from ledger.ledger_head) - min(next_seq) as behind from delivery.consumer_cursor`,
    );
    return Number(row!.behind);
  };
  await until(behind, (facts) => facts === 0);
}
