import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { type Decider, type Fact, Fault, Ledger, type Order, type StoredFact } from '#libs/ledger';

/** The broken build: a hub that says that it was written when the database did not say so. */
// eslint-disable-next-line typescript/unbound-method
const decide = Ledger.prototype.decide;
Ledger.prototype.decide = async function <S, F extends Fact>(
  this: Ledger,
  order: Order,
  decider: Decider<S, F>,
  work: (state: S, facts: StoredFact<F>[]) => F[],
) {
  try {
    return await decide.call(this, order, decider as never, work as never);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const { stream, org, traceId, spanId, at: recordedAt } = order;
    const place = { seq: 0, org, stream, recordedAt, traceId, spanId, schemaVersion: 1, fields: [], leafHash: '0'.repeat(64) };
    const facts = work(decider.initial, []).map((fact, at) => ({ ...place, ...fact, version: at + 1, eventId: randomUUID() }));
    return { facts: facts as unknown as StoredFact[], version: facts.length };
  }
};
await import('../../apps/hub/src/main.js');
