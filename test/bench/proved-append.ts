import { generateKeyPairSync } from 'node:crypto';
import { Delivery } from '#libs/delivery';
import { Checkpoints, Logbook, Logbook1795600010000, logSigner, nodesView, Witnesses } from '#libs/logbook';
import { keySigner } from '#libs/notes';
import { type GivenLedger, givenLedger, newNote, note, order, written } from '../concurrency/given-ledger.js';
import { type Contender, type Measured, type Plan, sideBySide } from './measure.js';

export interface ProvedAppendResult {
  clients: number;
  /** With a tree that follows and checkpoints that are signed. */
  proved: Measured;
  plain: Measured;
}

const CLIENTS = 64;
const origin = 'seinhuis.example/logboek';

/** Appends of one fact, on a ledger that is proved while it grows and on one that is not. What proves it works in the same process, as in the hub. */
export async function benchProvedAppend(plan: Omit<Plan, 'clients'>): Promise<ProvedAppendResult> {
  const [plain, proved] = [await givenLedger(), await givenLedger()];
  const stop = await prove(proved);
  const [found, alone] = await sideBySide([append(proved, 'proved'), append(plain, 'plain')], { ...plan, clients: CLIENTS });
  await stop();
  await Promise.all([plain, proved].map((home) => home.close()));
  return { clients: CLIENTS, proved: found!, plain: alone! };
}

async function prove({ app, ledger, owner }: GivenLedger): Promise<() => Promise<void>> {
  await new Logbook1795600010000().up(owner.createQueryRunner());
  const delivery = new Delivery(app, ledger, [nodesView()]);
  await delivery.start();
  const checkpoints = new Checkpoints(app, origin, logSigner(keySigner(origin, 'note', generateKeyPairSync('ed25519').privateKey)));
  const logbook = new Logbook(checkpoints, new Witnesses(app, checkpoints, []), ledger, { quorum: 0, cosignedMax_ms: 0 });
  logbook.start();
  return async () => {
    await logbook.stop();
    if (!(await checkpoints.last())) throw new Error('nothing was signed, so nothing was measured');
    await delivery.stop();
  };
}

const append = ({ ledger }: GivenLedger, name: string): Contender => ({
  name,
  operation: () => ledger.decide(order(newNote(), { expectedVersion: 0 }), note, () => [written('Acht slaapplaatsen op zolder')]),
});
