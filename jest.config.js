/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/{apps,libs,test}/**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '@swc/jest' },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  setupFiles: ['reflect-metadata'],
  globalSetup: '<rootDir>/test/postgres.global.ts',
  globalTeardown: '<rootDir>/test/postgres.teardown.ts',
  maxWorkers: 2,
  // a bound on what hangs, not a measure: two busy cores may take their time; the same for every suite
  testTimeout: 600_000,
};
