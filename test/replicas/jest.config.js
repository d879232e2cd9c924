import root from '../../jest.config.js';

/** `npm run test:replicas`: hubs in processes of their own on one PostgreSQL. One file at a time, as each starts three hubs or more. */

/** @type {import('jest').Config} */
export default {
  ...root,
  rootDir: '../..',
  testMatch: ['<rootDir>/test/replicas/*.replicas.ts'],
  maxWorkers: 1,
  // a bound on what hangs, not a measure
};
