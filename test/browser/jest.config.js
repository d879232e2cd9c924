import root from '../../jest.config.js';

/** `npm run test:browser`: the portal in a real browser, on the stack that `npm start` brings up. One browser at a time: they share that stack. */

/** @type {import('jest').Config} */
export default {
  ...root,
  rootDir: '../..',
  testMatch: ['<rootDir>/test/browser/*.browser.ts'],
  globalSetup: '<rootDir>/test/browser/stack.global.ts',
  globalTeardown: '<rootDir>/test/browser/stack.teardown.ts',
  maxWorkers: 1,
  // a bound on what hangs, not a measure
};
