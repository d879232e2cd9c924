import 'reflect-metadata';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '../repository-root.js';
import { documentOfThisCode } from './document.js';

/** `npm run api:lint`: the description of this very code against the Dutch API design rules. */
const document = await documentOfThisCode();
const folder = mkdtempSync(join(tmpdir(), 'seinhuis-api-'));
const file = join(folder, 'openapi.json');
writeFileSync(file, JSON.stringify(document, null, 2));
const rules = join(repositoryRoot, 'test/conformance/adr/linter.yaml');
const spectral = join(repositoryRoot, 'node_modules/@stoplight/spectral-cli/dist/index.js');
const { status } = spawnSync(process.execPath, ['--no-deprecation', spectral, 'lint', '--fail-severity', 'error', '-r', rules, file], {
  stdio: 'inherit',
});
rmSync(folder, { recursive: true });
console.log(`${Object.keys(document.paths).length} adressen nagelopen`);
process.exit(status ?? 1);
