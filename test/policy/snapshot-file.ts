import path from 'node:path';
import type { PolicyCase } from '../../libs/policy/src/case-file.js';
import type { Catalogue } from '../../libs/policy/src/catalogue.js';
import type { PolicyRequest } from '../../libs/policy/src/request.js';

/** What the mutants have to get past, worked out once with the engine as it is, so that a mutant needs no YAML, no schema and no case files. */
export interface Snapshot {
  readonly catalogue: Catalogue;
  readonly cases: readonly PolicyCase[];
  /** Transfers in which all is in order, with the grounds that the oracle reads for each cell that may go. */
  readonly readings: readonly { readonly request: PolicyRequest; readonly grounds: Readonly<Record<string, readonly string[]>> }[];
}

export const snapshotFile = path.resolve('node_modules/.cache/seinhuis-policy/snapshot.json');
