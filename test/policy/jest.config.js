import root from '../../jest.config.js';

/** `npm run test:policy`: everything about policy, with the whole cross product and a policy with each rule left out; no database. */
const { globalSetup: _setup, globalTeardown: _teardown, ...rest } = root;

/** @type {import('jest').Config} */
export default {
  ...rest,
  rootDir: '../..',
  testMatch: ['<rootDir>/test/policy/**/*.{spec,whole}.ts', '<rootDir>/test/policy-cases.spec.ts', '<rootDir>/libs/policy/**/*.spec.ts'],
  // no measure of speed: it may get little of the machine, beside other suites
  testTimeout: 3_600_000,
};
