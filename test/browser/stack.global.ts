import { resolve } from 'node:path';

/** Starts once for all tests what `npm start` starts. The path in a variable: jest loads this file as CommonJS, where a `.ts` is found by its full name alone. */
export default async function startForAll(): Promise<void> {
  if (!process.env['CHROMIUM_PATH']) throw new Error('run these tests with npm run test:browser, which finds the browser');
  const stack = resolve('test/browser/stack.ts');
  const { startStack } = (await import(stack)) as typeof import('./stack.js');
  const { hub, issuer, stop } = await startStack();
  globalThis.stopBrowserStack = stop;
  process.env['SEINHUIS_BROWSER_HUB'] = hub;
  process.env['SEINHUIS_BROWSER_ISSUER'] = issuer;
}

declare global {
  var stopBrowserStack: (() => Promise<void>) | undefined;
}
