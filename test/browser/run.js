// `npm run test:browser -- --grep inspecteur`: Jest calls it --testNamePattern. Also finds the browser: without one nothing would be tested, so where
// tests must run (CI) that is a failure.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findChromium } from './chromium.js';

const browser = findChromium();
if (!browser) {
  console.error('No Chromium found: install it (apt-get install chromium), or say where it is with CHROMIUM_PATH.');
  console.error(
    process.env['CI'] === 'true' ? 'In CI the tests in a browser may not be left out.' : 'The tests in a browser are left out.',
  );
  process.exit(process.env['CI'] === 'true' ? 1 : 0);
}
const root = join(import.meta.dirname, '../..');
const args = process.argv.slice(2).map((word) => word.replace(/^--grep\b/, '--testNamePattern'));
const node = [
  '--experimental-vm-modules',
  '--no-warnings',
  join(root, 'node_modules/jest/bin/jest.js'),
  '--config',
  'test/browser/jest.config.js',
];
const { status } = spawnSync(process.execPath, [...node, ...args], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, CHROMIUM_PATH: browser },
});
process.exit(status ?? 1);
