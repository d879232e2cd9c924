#!/usr/bin/env node
// Plain JavaScript, as it runs before anything is built: builds when the sources are newer than what was built, then starts.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const stamp = join(root, 'dist', '.built');

/** Milliseconds of the latest change below `path`. */
function newest(path) {
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  const inside = readdirSync(path).filter((name) => name !== 'node_modules' && name !== 'dist');
  return Math.max(mtimeMs, ...inside.map((name) => newest(join(path, name))));
}

const sources = ['apps', 'libs', 'package.json', 'nest-cli.json', 'tsconfig.json', '.swcrc']
  .map((name) => join(root, name))
  .filter(existsSync);
if (sources.length > 2 && !(existsSync(stamp) && statSync(stamp).mtimeMs > Math.max(...sources.map(newest)))) {
  process.stdout.write('Bouwen ... ');
  const nest = join(root, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js');
  const built = existsSync(nest) ? spawnSync(process.execPath, [nest, 'build', 'hub'], { cwd: root, encoding: 'utf8' }) : null;
  if (built?.status !== 0) {
    process.stderr.write(`mislukt\n${built ? built.stdout + built.stderr : 'De bouwgereedschappen ontbreken: voer eerst npm ci uit.\n'}`);
    process.exit(1);
  }
  copyFileSync(join(root, 'apps/verifier/src/verifier.js'), join(root, 'dist/verifier.js'));
  writeFileSync(stamp, '');
  process.stdout.write('klaar\n');
}
const settings = join(root, '.env');
if (existsSync(settings)) process.loadEnvFile(settings);
await import(pathToFileURL(join(root, 'dist/apps/hub/src/start.js')).href);
