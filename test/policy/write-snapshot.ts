import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { takeSnapshot } from './snapshot.js';
import { snapshotFile } from './snapshot-file.js';

/** Before the mutants: what they have to get past. */
mkdirSync(path.dirname(snapshotFile), { recursive: true });
writeFileSync(snapshotFile, JSON.stringify(takeSnapshot()));
