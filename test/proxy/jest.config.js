import root from '../../jest.config.js';

/** `npm run test:proxy`: the proxy of the compose file, as its makers have it, with our configuration. Needs go; building it takes some minutes, once. */
/** @type {import('jest').Config} */
export default { ...root, rootDir: '../..', testMatch: ['<rootDir>/test/proxy/*.proxy.ts'], maxWorkers: 1, testTimeout: 900_000 };
