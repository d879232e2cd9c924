import root from '../../jest.config.js';

/** `npm run test:judges`: programs of others judge our log. Needs go, to build them once into .cache; with CI set their absence fails. */
/** @type {import('jest').Config} */
export default { ...root, rootDir: '../..', testMatch: ['<rootDir>/test/judges/*.judges.ts'], maxWorkers: 1 };
