export { leafHash } from './leaf-hash.js';
