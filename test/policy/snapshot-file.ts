import path from 'node:path';
import type { PolicyCase } from '../../libs/policy/src/case-file.js';
import type { Catalogue } from '../../libs/policy/src/catalogue.js';
import type { PolicyRequest } from '../../libs/policy/src/request.js';
import type { Expected } from './oracle-spoiled.js';
import type { Change } from './spoil.js';

/** A transfer in which all is in order, with the grounds that the oracle reads for each cell that may go. */
export interface Reading {
  readonly request: PolicyRequest;
  readonly grounds: Readonly<Record<string, readonly string[]>>;
}

/** A reading in which one thing is otherwise, with what the oracle then says of some cells. */
export interface SpoiledReading {
  readonly name: string;
  /** Place of the reading. */
  readonly of: number;
  readonly change: Change;
  readonly cells: Readonly<Record<string, Expected>>;
}

/** What the mutants have to get past, worked out once with the engine as it is, so that a mutant needs no YAML, no schema and no case files. */
export interface Snapshot {
  readonly catalogue: Catalogue;
  readonly cases: readonly PolicyCase[];
  readonly readings: readonly Reading[];
  readonly spoiled: readonly SpoiledReading[];
}

export const snapshotFile = path.resolve('node_modules/.cache/seinhuis-policy/snapshot.json');
