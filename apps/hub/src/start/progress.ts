import type { Step } from '../database.js';

/** Numbered lines, one per step: what is being done, how it went, how long it took. */
export function progress(total: number, write: (text: string) => void): Step {
  let number = 0;
  return async (title, work, told) => {
    number += 1;
    const began = performance.now();
    write(`${number}/${total} ${title} ... `);
    try {
      const result = await work();
      const about = told?.(result);
      write(`klaar (${about ? `${about}, ` : ''}${seconds(performance.now() - began)})\n`);
      return result;
    } catch (error) {
      write('mislukt\n');
      throw error;
    }
  };
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1).replace('.', ',')} s`;
}
