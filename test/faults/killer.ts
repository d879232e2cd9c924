import { setTimeout as pause } from 'node:timers/promises';
import { killAll } from './kill-all.js';

/** Kills in a process of its own: the one that counts would wait for its own work, and never hit a commit. */
export interface Kill {
  pids: number[];
  after_ms: number;
}

process.on('message', ({ pids, after_ms }: Kill) => {
  void pause(after_ms).then(() => {
    killAll(pids);
    process.send?.('killed');
  });
});
