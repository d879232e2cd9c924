import { parentPort, workerData } from 'node:worker_threads';
import { decideLines } from './decide-lines.js';
import { loadForUse } from './policy-pack.js';

/** One thread of `policy decide`: lines in, answers out, in order. `workerData` is the folder with the rules. */
const pack = await loadForUse(workerData as string | undefined);
parentPort!.on('message', (lines: string[] | null) => {
  if (lines) parentPort!.postMessage(decideLines(lines, pack));
  else parentPort!.close();
});
