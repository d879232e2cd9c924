import 'reflect-metadata';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appDataSource } from '../database.js';
import { buildHub } from '../hub.js';
import { demoOrigin, logConfig } from '../log-configuration.js';
import { repositoryRoot } from '../repository-root.js';
import { ApiDescription } from './describe.js';

/** `npm run api:lint`: the description of this very code against the Dutch API design rules. Needs no database. */
const { app } = await buildHub(
  {
    port: 0,
    host: '127.0.0.1',
    databaseUrl: '',
    rootKey: Buffer.alloc(32),
    policiesDir: join(repositoryRoot, 'policies'),
    issuers: [],
    claims: {},
    log: logConfig(demoOrigin, Buffer.alloc(32, 1), []),
    logLevel: 'silent',
    ratePerMinute: 1,
    drain_ms: 0,
    trustProxy: false,
  },
  appDataSource('postgresql://nobody@127.0.0.1/none'),
);
const { document } = app.get(ApiDescription);
const folder = mkdtempSync(join(tmpdir(), 'seinhuis-api-'));
const file = join(folder, 'openapi.json');
writeFileSync(file, JSON.stringify(document, null, 2));
const rules = join(repositoryRoot, 'test/conformance/adr/linter.yaml');
const spectral = join(repositoryRoot, 'node_modules/@stoplight/spectral-cli/dist/index.js');
const { status } = spawnSync(process.execPath, ['--no-deprecation', spectral, 'lint', '--fail-severity', 'error', '-r', rules, file], {
  stdio: 'inherit',
});
rmSync(folder, { recursive: true });
console.log(`${Object.keys(document?.paths ?? {}).length} adressen nagelopen`);
process.exit(status ?? 1);
