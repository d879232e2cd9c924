import type { Flow } from './catalogue.js';
import type { Facts, Provenance } from './facts.js';
import type { Outcome } from './outcome.js';
import type { Cell, Facet } from './verdict.js';

/** A cell taken apart once. */
export interface CellKey {
  readonly cell: Cell;
  readonly facet: Facet;
  readonly group: string;
}

/**
 * A condition of a ground, named in policies/grounds. Pure. What it looks at decides how often it is asked: once a request, once for each
 * origin, or for each cell.
 */
export type Condition =
  | { readonly scope: 'request'; test(facts: Facts, flow: Flow): Outcome }
  | { readonly scope: 'origin'; test(facts: Facts, flow: Flow, origin: Provenance): Outcome }
  | { readonly scope: 'cell'; test(facts: Facts, flow: Flow, origin: Provenance, key: CellKey): Outcome };

export const onRequest = (test: (facts: Facts, flow: Flow) => Outcome): Condition => ({ scope: 'request', test });
export const onOrigin = (test: (facts: Facts, flow: Flow, origin: Provenance) => Outcome): Condition => ({ scope: 'origin', test });
export const onCell = (test: (facts: Facts, flow: Flow, origin: Provenance, key: CellKey) => Outcome): Condition => ({
  scope: 'cell',
  test,
});
