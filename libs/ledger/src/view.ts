import type { EntityManager } from 'typeorm';
import type { StoredFact } from './fact.js';

/**
 * A read model. `inline` is applied in the transaction of the append, `async` by an own-pace reader. Replay-safe: applying
 * the same fact again leaves the same rows. Facts arrive in the order of seq, only those of the types in `handles`.
 */
export interface View {
  name: string;
  mode: 'inline' | 'async';
  /** Types of facts; 'all' for a view of the ledger itself. */
  handles: readonly string[] | 'all';
  /** Tables that belong to this view alone, in an order in which they can be emptied (children first). */
  tables: readonly string[];
  apply(tx: EntityManager, fact: StoredFact): Promise<void>;
  /**
   * The same for many facts at once, in order of seq, with fewer statements: an inline view is written while others wait for the head. Leaves the
   * same rows as `apply` for each in turn, which is what happens without it.
   */
  applyAll?(tx: EntityManager, facts: readonly StoredFact[]): Promise<void>;
}

/** Does the view want facts of this type? */
export const wants = ({ handles }: Pick<View, 'handles'>, type: string): boolean => handles === 'all' || handles.includes(type);
