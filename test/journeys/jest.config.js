import root from '../../jest.config.js';

/** `npm run test:journeys`: whole stories over HTTP, from a report to who saw it. */

/** @type {import('jest').Config} */
export default { ...root, rootDir: '../..', testMatch: ['<rootDir>/test/journeys/*.journeys.ts'] };
