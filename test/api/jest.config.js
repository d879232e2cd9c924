import root from '../../jest.config.js';

/** `npm run test:api`: every operation as it is described, over HTTP. */

/** @type {import('jest').Config} */
export default { ...root, rootDir: '../..', testMatch: ['<rootDir>/test/{api,conformance/authzen}/*.api.ts'] };
