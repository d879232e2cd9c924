import 'reflect-metadata';
import { join } from 'node:path';
import { repositoryRoot } from '../repository-root.js';
import { documentOfThisCode } from './document.js';
import { typesOf } from './types-of.js';

/** `npm run api:types`: the types that the portal has of the API, from the description of this very code. */
const file = join(repositoryRoot, 'apps/portal/src/api/schema.d.ts');
typesOf(await documentOfThisCode(), file);
console.log(`geschreven: ${file}`);
process.exit(0);
