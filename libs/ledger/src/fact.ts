import type { EntityManager } from 'typeorm';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A value of a person in plain text, only on its way into the seal. Never logged, never stored as it is. */
export interface Personal {
  /** Where the value belongs in the fact; part of the hashed header, so it holds no personal data itself. ASCII, at most 200 characters. */
  path: string;
  /** UUID of the facet's key: one person who is both victim and suspect has two. */
  subject: string;
  value: Json;
}

/** Something that happened, in the past tense. `data` is JSON, goes into the hashed header and holds no personal data; `personal` is sealed. */
export interface Fact<T extends string = string, D = unknown> {
  type: T;
  data: D;
  personal?: Personal[];
  /** Version of the shape of `data`; 1 unless told. */
  schemaVersion?: number;
}

/** One aggregate: `type` is its noun, `id` a UUID that no other stream of any type has. */
export interface StreamName {
  type: string;
  id: string;
}

/** The part of a stored fact that does not depend on its type, read back from the bytes that were hashed. */
interface Recorded {
  /** Dense from 0 over the whole ledger: commit order and Merkle leaf index. */
  seq: number;
  eventId: string;
  org: string;
  officer: string | null;
  task: string | null;
  stream: StreamName;
  /** Dense from 1 within the stream. */
  version: number;
  schemaVersion: number;
  recordedAt: Date;
  traceId: string;
  spanId: string;
  /** The sealed fields: `no` is the index in the header, `subject` the key's UUID. Their values come from `Ledger.open`. */
  fields: { no: number; path: string; subject: string }[];
  /** 64 lower-case hexadecimal characters. */
  leafHash: string;
}

/** A fact as the ledger keeps it. Distributes over a union, so `switch (fact.type)` narrows `fact.data`. */
export type StoredFact<F extends Fact = Fact> = F extends unknown ? Recorded & { type: F['type']; data: F['data'] } : never;

/** State of an aggregate as a fold over its facts: pure, no clock, no randomness. */
export interface Decider<S, F extends Fact> {
  initial: S;
  evolve(state: S, fact: StoredFact<F>): S;
}

/** What an answer to a repeated request must be able to say again. Holds no personal data: it is stored outside the seal. */
export interface StoredAnswer {
  status: number;
  body: Json;
}

/** What `decide` did. `facts` is empty when the wish was already true, or when the answer is a replay. */
export interface Outcome {
  facts: StoredFact[];
  /** Version of the stream after this order. */
  version: number;
  /** The answer given earlier to the same idempotency key; nothing was written now. */
  replayed?: StoredAnswer;
}

/** Who asks for what, where and when. Everything a decision needs from outside arrives here. */
export interface Order {
  stream: StreamName;
  /** OIN of the organisation that acts, or 'hub'. */
  org: string;
  /** Pseudonymous id of the officer. */
  officer?: string;
  task?: string;
  /** W3C trace id, 32 lower-case hexadecimal characters. */
  traceId: string;
  /** W3C span id, 16 lower-case hexadecimal characters. */
  spanId: string;
  at: Date;
  /** The client asked for it (If-Match): a conflict is the Refusal 'ledger.version-conflict'. Without it a conflict is decided anew. 0 = must be new. */
  expectedVersion?: number;
  /** Streams the decision was based on, with the version that was read: the append is refused ('ledger.version-conflict') when one has moved since. */
  unchanged?: { id: string; version: number }[];
  idempotency?: {
    key: string;
    /** Digest of the request; the same key with another one is refused. */
    fingerprint: string;
    /** Called when seq is known, before the commit, possibly more than once: pure. No personal data in its result. */
    respond(outcome: Outcome): StoredAnswer;
  };
  /** Runs in the transaction of the append, after the inline views; not run when there are no facts. A throw undoes this order only. */
  alongside?(tx: EntityManager, facts: StoredFact[]): Promise<void>;
}
