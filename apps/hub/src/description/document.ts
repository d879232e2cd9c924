import type { OpenAPIObject } from '@nestjs/swagger';
import { join } from 'node:path';
import { appDataSource } from '../database.js';
import { buildHub } from '../hub.js';
import { demoOrigin, logConfig } from '../log-configuration.js';
import { repositoryRoot } from '../repository-root.js';
import { ApiDescription } from './describe.js';

/** The description of this very code. Needs no database: nothing is asked of it. */
export async function documentOfThisCode(): Promise<OpenAPIObject> {
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
  if (!document) throw new Error('the hub was built without its description');
  return document;
}
