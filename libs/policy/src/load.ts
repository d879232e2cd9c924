import type { PolicyPack } from './pack.js';

/** Loads, validates and compiles `dir` (policies/). Throws PolicyError with every problem at once. */
export declare function loadPolicies(dir: string): PolicyPack;
