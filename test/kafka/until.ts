import { setTimeout as pause } from 'node:timers/promises';

/** Asks until it is so; the limit of the test is the limit. @throws what `ask` throws */
export async function until(ask: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await ask())) await pause(50);
}
