import root from '../../jest.config.js';

/** What the mutants have to get past: fast and without a database. */
const { globalSetup: _setup, globalTeardown: _teardown, maxWorkers: _workers, ...rest } = root;

/** @type {import('jest').Config} */
export default {
  ...rest,
  rootDir: '../..',
  testMatch: ['<rootDir>/test/policy/decisions.mutants.ts'],
};
