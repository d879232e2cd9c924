export type { Cell, Effect, Explanation, Facet, Verdict } from './verdict.js';
export { type Instrument, type PolicyRequest, PolicyRequestError } from './request.js';
export type { FieldDefinition, Organisation } from './catalogue.js';
export { PolicyError } from './policy-error.js';
export { PolicyPack } from './pack.js';
export { loadPolicies } from './load.js';
export { type CaseReport, runCases } from './cases.js';
