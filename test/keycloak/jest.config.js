import root from '../../jest.config.js';

/** `npm run test:keycloak`: everything that works with the login of the demo, with a real Keycloak that is told the files of deploy/keycloak. */
/** @type {import('jest').Config} */
export default {
  ...root,
  rootDir: '../..',
  testMatch: ['<rootDir>/test/keycloak/*.keycloak.ts'],
  globalSetup: '<rootDir>/test/keycloak/keycloak.global.ts',
  globalTeardown: '<rootDir>/test/keycloak/keycloak.teardown.ts',
  maxWorkers: 1, // one Keycloak and two cores
};
