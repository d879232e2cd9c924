import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { median } from './measure.js';

export interface ColdResult {
  processes: number;
  wall_ms: number;
  /** Processor time, with what the engine compiles and cleans up beside it. */
  cpu_ms: number;
}

const run = promisify(execFile);

/** From the folder of policies to a pack that can be asked, in a fresh process each time; medians. */
export async function benchCold(processes: number): Promise<ColdResult> {
  const script = join(import.meta.dirname, 'cold-load.ts');
  const found: { wall_ms: number; cpu_ms: number }[] = [];
  for (let turn = 0; turn < processes; turn++) {
    const { stdout } = await run(process.execPath, [...process.execArgv, script]);
    found.push(JSON.parse(stdout) as { wall_ms: number; cpu_ms: number });
  }
  return { processes, wall_ms: median(found.map((one) => one.wall_ms)), cpu_ms: median(found.map((one) => one.cpu_ms)) };
}
