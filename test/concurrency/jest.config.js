import root from '../../jest.config.js';

/** `npm run test:concurrency`: appenders and readers in several processes on one ledger, some of them killed. */

/** @type {import('jest').Config} */
export default { ...root, rootDir: '../..', testMatch: ['<rootDir>/test/concurrency/*.concurrency.ts'] };
