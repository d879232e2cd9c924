import root from '../../jest.config.js';

/** `npm run test:commands`: the command line and the offline verifier, each call in a process of its own. */

/** @type {import('jest').Config} */
export default { ...root, rootDir: '../..', testMatch: ['<rootDir>/test/commands/*.commands.ts'] };
