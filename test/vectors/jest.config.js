import root from '../../jest.config.js';

/** `npm run test:vectors`: test vectors of others, read from a folder next to the repository or the one that SEINHUIS_VECTORS names; no database. */
const { globalSetup: _setup, globalTeardown: _teardown, ...rest } = root;

/** @type {import('jest').Config} */
export default { ...rest, rootDir: '../..', testMatch: ['<rootDir>/test/vectors/*.vectors.ts'] };
