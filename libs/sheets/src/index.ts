export { csvCell, csvFile } from './csv.rules.js';
