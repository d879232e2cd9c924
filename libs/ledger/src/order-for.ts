import { hash } from 'node:crypto';
import type { Json, Order, Outcome, StreamName } from './fact.js';

/** Who acts, in one request: the part of the caller that an order needs. */
export interface Author {
  officer: { id: string; oin: string; task: string | null };
  traceId: string;
  spanId: string;
  at: Date;
  idempotency: { key: string; fingerprint: string } | null;
}

/**
 * The order of one command: who, when, under which trace, and the answer that is kept for a repeated request.
 * @param respond the answer to the command; stored outside the seal, so it holds no personal data
 */
export function orderFor(author: Author, stream: StreamName, respond?: (outcome: Outcome) => { status: number; body: unknown }): Order {
  const { officer, traceId, spanId, at, idempotency } = author;
  return {
    stream,
    org: officer.oin,
    officer: officer.id,
    ...(officer.task && { task: officer.task }),
    traceId,
    spanId,
    at,
    ...(idempotency &&
      respond && { idempotency: { ...idempotency, respond: (outcome) => respond(outcome) as { status: number; body: Json } } }),
  };
}

/** The id of a stream that belongs one to one to another, such as the consents about one signal. The same input gives the same UUID. */
export function derivedId(noun: string, id: string): string {
  const hex = hash('sha256', `${noun}:${id}`);
  const variant = ((parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`;
}
