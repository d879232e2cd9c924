import root from '../../jest.config.js';

/** `npm run test:supervision`: what privacy officers ask, over HTTP on real PostgreSQL, and of a record of a hundred thousand lines. */

/** @type {import('jest').Config} */
export default { ...root, rootDir: '../..', testMatch: ['<rootDir>/test/supervision/*.supervision.ts'] };
