import { readFile } from 'node:fs/promises';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';

/**
 * Lets a process of its own run our TypeScript without a build: `node --conditions=source --import=./test/concurrency/typescript.mjs`.
 * The same compiler as jest and the build use.
 */
if (!process.env['SEINHUIS_TEST_HOOKS']) {
  process.env['SEINHUIS_TEST_HOOKS'] = '1';
  register(import.meta.url);
}

export async function resolve(specifier, context, next) {
  const ours = context.parentURL?.endsWith('.ts') && specifier.startsWith('.') && specifier.endsWith('.js');
  return next(ours ? specifier.replace(/\.js$/, '.ts') : specifier, context);
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const { code } = await transform(await readFile(fileURLToPath(url), 'utf8'), { filename: fileURLToPath(url), sourceMaps: 'inline' });
  return { format: 'module', source: code, shortCircuit: true };
}
