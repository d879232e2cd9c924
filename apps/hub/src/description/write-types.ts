import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../repository-root.js';
import { documentOfThisCode } from './document.js';

/** `npm run api:types`: the types that the portal has of the API, from the description of this very code. A development tool, so it is loaded here only. */
const { default: openapiTypes, astToString } = await import('openapi-typescript');
const nodes = await openapiTypes((await documentOfThisCode()) as never);
const file = join(repositoryRoot, 'apps/portal/src/api/schema.d.ts');
writeFileSync(file, `// Written by npm run api:types; not by hand.\n${astToString(nodes)}`);
console.log(`geschreven: ${file}`);
process.exit(0);
