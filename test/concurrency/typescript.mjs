import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { transform } from '@swc/core';

/**
 * Lets a process of its own run our TypeScript without a build: `node --conditions=source --import=./test/concurrency/typescript.mjs`.
 * The same compiler as jest and the build use.
 */
if (isMainThread) register(import.meta.url); // the hooks themselves run in a thread, which loads this file again

export async function resolve(specifier, context, next) {
  const ours = context.parentURL?.endsWith('.ts') && specifier.startsWith('.') && specifier.endsWith('.js');
  const source = specifier.replace(/\.js$/, '.ts');
  return next(ours && existsSync(new URL(source, context.parentURL)) ? source : specifier, context);
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const { code } = await transform(await readFile(fileURLToPath(url), 'utf8'), { filename: fileURLToPath(url), sourceMaps: 'inline' });
  return { format: 'module', source: code, shortCircuit: true };
}
