export { ExplainedPart, PartInFull } from './explanation.dto.js';
export { type Asking, type CellInFull, type ExplainedCell, cellInFull, explainCell } from './explain-cell.js';
export { matrixOf, widestOf } from './matrix.js';
export { matrixRows, type MatrixRow } from './matrix-rows.js';
export { type CellChange, compare, diffPolicies } from './policy-diff.js';
export { authzenPaths } from './authzen.http.js';
export { DecisionsModule } from './decisions.module.js';
export { PointOfDecision } from './point-of-decision.js';
