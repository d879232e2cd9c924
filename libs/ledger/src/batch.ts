import type { EntityManager } from 'typeorm';
import type { Entry } from './entry.js';
import type { Order, Outcome, StoredFact } from './fact.js';
import type { SavedAnswer } from './idempotency.js';
import { Refusal } from './refusal.js';
import { type HeadView, type Fence, insertBatch, openBatch } from './rows.js';
import { wants, type View } from './view.js';

/** An order that was decided on `version` of its stream and now waits to be written. */
export interface Append {
  order: Order;
  /** Version of the stream the decision was made on. */
  version: number;
  entries: Entry[];
}

/** Someone else was first on this stream. Internal: becomes another attempt, or the Refusal 'ledger.version-conflict'. */
export class VersionConflict extends Error {}

/** The stream, or one the decision was based on, moved: the client decides what to do now. */
export function versionConflict(): Refusal {
  return new Refusal('ledger.version-conflict', 'conflict', 'the stream has changed since it was read');
}

/** What became of one member of a batch. */
export type Result = { outcome: Outcome } | { error: unknown };

/** What the head lock shows, updated by each member that is accepted, before anything is written. */
interface Plan extends HeadView {
  fresh: SavedAnswer[];
  accepted: { append: Append; facts: StoredFact[] }[];
}

/**
 * Writes a batch in the transaction `tx`: locks the head, refuses the losers one by one, writes the others. The results are
 * true only once the transaction has committed. A throw means that nothing of the batch may be kept.
 */
export async function writeBatch(tx: EntityManager, batch: readonly Append[], views: readonly View[], fence: Fence): Promise<Result[]> {
  const streams = batch.flatMap(({ order }) => [order.stream.id, ...(order.unchanged ?? []).map(({ id }) => id)]);
  const keys = batch.flatMap(({ order }) => (order.idempotency ? [{ org: order.org, key: order.idempotency.key }] : []));
  const plan: Plan = { ...(await openBatch(tx, streams, keys, fence)), fresh: [], accepted: [] };

  const results = batch.map((append) => judge(append, plan));

  const placed = plan.accepted.flatMap(({ append, facts }) => append.entries.map((entry, index) => ({ seq: facts[index]!.seq, entry })));
  if (placed.length + plan.fresh.length > 0) await insertBatch(tx, placed, plan.fresh);
  await applyViews(
    tx,
    views,
    plan.accepted.flatMap(({ facts }) => facts),
  );
  for (const { append, facts } of plan.accepted) await append.order.alongside?.(tx, facts);
  return results;
}

/** Judges one member in the order of arrival; what it accepts counts for the members after it. */
function judge(append: Append, plan: Plan): Result {
  try {
    return { outcome: accept(append, plan) };
  } catch (error) {
    return { error };
  }
}

function accept(append: Append, plan: Plan): Outcome {
  const { order, version, entries } = append;
  const head = plan.heads.get(order.stream.id);
  const replayed = order.idempotency && plan.answers.find(order.org, order.idempotency);
  if (replayed) return { facts: [], version: head?.version ?? version, replayed };
  if (head && head.type !== order.stream.type)
    throw new Refusal('ledger.stream-type', 'conflict', 'this id belongs to another kind of stream');
  if (entries.length > 0) {
    if ((head?.version ?? 0) !== version) throw new VersionConflict();
    if (order.unchanged?.some(({ id, version: read }) => (plan.heads.get(id)?.version ?? 0) !== read)) throw versionConflict();
  }

  const facts = entries.map(({ fact }, index) => ({ seq: plan.size + index, ...fact }));
  const outcome = { facts, version: version + facts.length };
  if (order.idempotency) {
    const { key, fingerprint, respond } = order.idempotency;
    const saved = { org: order.org, key, fingerprint, answer: respond(outcome) };
    plan.answers.add(saved);
    plan.fresh.push(saved);
  }
  if (facts.length === 0) return outcome;
  plan.size += facts.length;
  plan.heads.set(order.stream.id, { type: order.stream.type, version: outcome.version });
  plan.accepted.push({ append, facts });
  return outcome;
}

async function applyViews(tx: EntityManager, views: readonly View[], facts: readonly StoredFact[]): Promise<void> {
  for (const view of views) {
    const own = facts.filter(({ type }) => wants(view, type));
    if (own.length === 0) continue;
    if (view.applyAll) await view.applyAll(tx, own);
    else for (const fact of own) await view.apply(tx, fact);
  }
}
