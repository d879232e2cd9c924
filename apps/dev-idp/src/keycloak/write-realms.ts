import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadPolicies } from '#libs/policy';
import { demoRealm, emptyRealm } from './demo-realm.js';

/** Writes the import files of Keycloak anew, from the officers of the demo: run it when they change. */
const files = { 'seinhuis-realm.json': emptyRealm(), 'seinhuis-demo-realm.json': demoRealm(loadPolicies('policies').organisations) };
for (const [name, content] of Object.entries(files))
  writeFileSync(resolve('deploy/keycloak', name), `${JSON.stringify(content, null, 2)}\n`);
