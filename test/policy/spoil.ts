import type { PolicyRequest } from '#libs/policy';
import type { Question } from './oracle-words.js';

/** How a ground is lost: its road is not there and says nothing; it is refused because of a reason; it waits; or less goes than was asked. */
export type Loss = 'closed' | { because: string } | { waits: string } | { reduces: string } | { only: 'anonymise' };

/** What is otherwise in the request; null takes a key away. */
export type Change = { readonly [Key in keyof PolicyRequest]?: PolicyRequest[Key] | null };

/** One thing that is otherwise than in a request in which all is in order. */
export interface Spoil {
  readonly name: string;
  /** null: says nothing about this request. */
  change(request: PolicyRequest): Change | null;
  /** By the name of the fact that a ground needs: how such a ground is lost; null when it is not. */
  readonly lost?: Readonly<Record<string, Loss | ((question: Question, request: PolicyRequest) => Loss | null)>>;
  /** Facts that this is about although nothing that needs them is lost. */
  readonly touches?: readonly string[];
  /** The first day of the laws that this is about. */
  readonly beginning?: string;
  /** The reason when nothing may go any more, whatever the ground; `consented`: the victim agreed to this cell. */
  forbids?(question: Question, request: PolicyRequest, consented: boolean): string | null;
}

export const because = (reason: string): Loss => ({ because: reason });
export const waits = (what: string): Loss => ({ waits: what });

/** The request with the change made. */
export function changed(request: PolicyRequest, change: Change): PolicyRequest {
  const found: Change = { ...request, ...change };
  for (const [key, value] of Object.entries(change)) if (value === null) Reflect.deleteProperty(found, key);
  return found as PolicyRequest;
}
