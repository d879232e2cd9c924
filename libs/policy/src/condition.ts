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

/** Which cells. Depends on the cell alone, so that it is worked out when the policy is compiled. */
export type About = (key: CellKey) => boolean;

export const everything: About = () => true;

/**
 * A condition of a ground, named in policies/grounds. Pure. What it looks at decides how often it is asked: once a request, once for each
 * origin, or for each cell.
 */
export type Condition =
  | { readonly scope: 'request'; test(facts: Facts, flow: Flow): Outcome }
  | { readonly scope: 'origin'; test(facts: Facts, flow: Flow, origin: Provenance): Outcome }
  | { readonly scope: 'cell'; readonly about: About; test(facts: Facts, flow: Flow, origin: Provenance, key: CellKey): Outcome };

export const onRequest = (test: (facts: Facts, flow: Flow) => Outcome): Condition => ({ scope: 'request', test });
export const onOrigin = (test: (facts: Facts, flow: Flow, origin: Provenance) => Outcome): Condition => ({ scope: 'origin', test });
/** @param about the cells that the condition has something to say about; on others it holds */
export const onCell = (
  test: (facts: Facts, flow: Flow, origin: Provenance, key: CellKey) => Outcome,
  about: About = everything,
): Condition => ({
  scope: 'cell',
  test,
  about,
});
