import root from '../../jest.config.js';

/** `npm run test:kafka`: delivery against real brokers that are killed, filled, cut off and closed, while processes of ours are killed too. */
/** @type {import('jest').Config} */
export default {
  ...root,
  rootDir: '../..',
  testMatch: ['<rootDir>/test/kafka/*.kafka.ts'],
  globalSetup: '<rootDir>/test/kafka/kafka.global.ts',
  globalTeardown: '<rootDir>/test/kafka/kafka.teardown.ts',
  maxWorkers: 1, // brokers, database and relays on two cores
};
