export type { Cell, Effect, Explanation, Facet, Verdict } from './verdict.js';
export {
  type Approval,
  type Instrument,
  type Item,
  type Obtained,
  type PolicyConsent,
  type PolicyRequest,
  PolicyRequestError,
  type Regime,
} from './request.js';
export type { FieldDefinition, Organisation } from './catalogue.js';
export { type Approver, supplierOf, type WhyNotApprove } from './approvers.js';
export { PolicyError } from './policy-error.js';
export { PolicyPack } from './pack.js';
export { loadPolicies } from './load.js';
export type { SourceFile } from './source-files.js';
export { type CaseReport, runCases } from './cases.js';
export { type FieldsDecided, type Held, type RecordDecision, decideRecord, redecide, verdictOf } from './record-decision.js';
export { type ToldVerdict, effectNames, tellVerdict } from './told-verdict.js';
export { type Recipient, recipientsFor } from './recipients.js';
export { type Party, dutchDay, transferRequest } from './transfer.js';
