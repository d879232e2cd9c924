export { cellName } from './cell-name.js';
export { VerdictTold } from './told-verdict.dto.js';
