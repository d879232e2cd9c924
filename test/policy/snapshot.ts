import { readdirSync, readFileSync } from 'node:fs';
import { CaseReader } from '../../libs/policy/src/case-file.js';
import type { Catalogue } from '../../libs/policy/src/catalogue.js';
import { loadPolicies } from '../../libs/policy/src/load.js';
import { complete, likelyTransfers, takingPart, type Transfer } from './cross-product.js';
import { groundsFor } from './oracle.js';
import type { Reading, Snapshot } from './snapshot-file.js';
import { questionsOf, spoiledReadings } from './spoiled-readings.js';

/** Works out the snapshot with the policy and the engine as they are. */
export function takeSnapshot(): Snapshot {
  const pack = loadPolicies('policies');
  const reader = new CaseReader(pack);
  const cases = readdirSync('policies/cases')
    .filter((name) => name.endsWith('.cases.yaml'))
    .flatMap((name) => reader.read(name, readFileSync(`policies/cases/${name}`, 'utf8')).cases);
  const toReading = (transfer: Transfer): Reading => {
    const request = complete(pack, transfer);
    const grounds = questionsOf(request, pack.cells).flatMap(({ cell, question }) => {
      const read = groundsFor(question);
      return read.length ? [[cell, read] as const] : [];
    });
    return { request, grounds: Object.fromEntries(grounds) };
  };
  const likely = [...likelyTransfers(pack, 5)].map(toReading);
  const spoiled = spoiledReadings(likely, pack.cells, 2);
  const readings = [...likely, ...[...takingPart(pack)].map(toReading)];
  // JSON has no place for what a document only knows when asked, such as the line of an entry.
  return { catalogue: { ...catalogueOf(pack), register: [] }, cases, readings, spoiled };
}

/** The pack keeps what it was compiled from to itself; only this test needs it. */
function catalogueOf(pack: object): Catalogue {
  return (pack as { rulebook: { catalogue: Catalogue } }).rulebook.catalogue;
}
