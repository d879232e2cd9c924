export { ExplainedPart, PartInFull } from './explanation.dto.js';
export { type Change, type Side, changes } from './changes.js';
export { type Asking, type CellInFull, type ExplainedCell, type ToldWay, cellInFull, explainCell } from './explain-cell.js';
export { matrixOf, rankOf, widestOf, type MatrixLane } from './matrix.js';
export { compare, diffPolicies, type CellChange, type PolicyDiff } from './policy-diff.js';
export { whatWouldChange, type WayThrough } from './what-would-change.js';
