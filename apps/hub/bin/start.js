#!/usr/bin/env node
// Plain JavaScript, as it runs before anything is built: builds when the sources are newer than what was built, then starts.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const stamp = join(root, 'dist', '.built');
const portal = join(root, 'apps', 'portal');

/** Milliseconds of the latest change below `path`. */
function newest(path) {
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  const inside = readdirSync(path)
    .filter((name) => name !== 'node_modules' && name !== 'dist')
    .map((name) => join(path, name));
  return Math.max(mtimeMs, ...inside.filter((below) => below !== portal).map(newest));
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
buildPortal();
const settings = join(root, '.env');
if (existsSync(settings)) process.loadEnvFile(settings);
await import(pathToFileURL(join(root, 'dist/apps/hub/src/start.js')).href);

/** The screens have a build of their own. Without its tools there are no screens; the API works as well without them. */
function buildPortal() {
  if (!existsSync(portal)) return;
  const page = join(root, 'dist', 'portal', 'index.html');
  const changed = Math.max(
    ...[join(portal, 'src'), join(portal, 'index.html'), join(portal, 'vite.config.ts'), join(root, 'package.json')].map(newest),
  );
  if (existsSync(page) && statSync(page).mtimeMs > changed) return;
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  if (!existsSync(vite)) {
    process.stdout.write('De schermen worden niet gebouwd: de bouwgereedschappen ontbreken. De koppeling (API) werkt wel.\n');
    return;
  }
  process.stdout.write('Schermen bouwen ... ');
  const { status, stdout, stderr } = spawnSync(process.execPath, [vite, 'build', 'apps/portal', '--logLevel', 'warn'], {
    cwd: root,
    encoding: 'utf8',
  });
  process.stdout.write(status === 0 ? 'klaar\n' : `mislukt\n${stdout}${stderr}`);
  if (status !== 0) process.exit(1);
}
