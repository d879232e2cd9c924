import root from '../../jest.config.js';

/** `npm run test:projection`: every reader whom the law knows, on every surface, gets one and the same projection. */

/** @type {import('jest').Config} */
export default { ...root, rootDir: '../..', testMatch: ['<rootDir>/test/projection/*.projection.ts'] };
