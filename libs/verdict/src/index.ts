export { VerdictTold } from './told-verdict.dto.js';
