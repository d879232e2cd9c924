#!/usr/bin/env node
// Plain JavaScript, as it runs before anything is built: builds when the sources are newer than what was built, then hands over.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
// has a build of its own
const portal = join(root, 'apps/portal');
const main = join(root, 'dist/apps/inspect/src/main.js');

function stop(text) {
  process.stderr.write(`${text}\n`);
  process.exit(2);
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) stop(`Seinhuis heeft Node 20.19 of nieuwer nodig; dit is ${process.versions.node}.`);

/** Milliseconds of the latest change below `path`. */
function newest(path) {
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  const inside = readdirSync(path)
    .filter((name) => name !== 'node_modules' && name !== 'dist')
    .map((name) => join(path, name));
  return Math.max(mtimeMs, ...inside.filter((below) => below !== portal).map(newest));
}

const sources = ['apps', 'libs', 'package.json', 'nest-cli.json', 'tsconfig.json', '.swcrc'].map((name) => join(root, name));
const shipped = sources.filter(existsSync);
const built = existsSync(main) ? statSync(main).mtimeMs : 0;
// an image holds dist/ and no sources
if (shipped.includes(sources[1]) && built < Math.max(...shipped.map(newest))) {
  const nest = join(root, 'node_modules/@nestjs/cli/bin/nest.js');
  if (!existsSync(nest)) stop('De bouwgereedschappen ontbreken: voer eerst npm ci uit.');
  process.stderr.write('Bouwen ... ');
  const { status, stdout, stderr } = spawnSync(process.execPath, [nest, 'build', 'hub'], { cwd: root, encoding: 'utf8' });
  if (status !== 0) stop(`mislukt\n${stdout}${stderr}`);
  copyFileSync(join(root, 'apps/verifier/src/verifier.js'), join(root, 'dist/verifier.js'));
  writeFileSync(join(root, 'dist/.built'), '');
  process.stderr.write('klaar\n');
}
process.removeAllListeners('warning').on('warning', () => undefined);
await import(pathToFileURL(main).href);
