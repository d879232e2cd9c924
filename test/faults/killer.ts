import { setTimeout as pause } from 'node:timers/promises';

/** Kills in a process of its own: the one that counts would wait for its own work, and never hit a commit. */
export interface Kill {
  pids: number[];
  after_ms: number;
}

process.on('message', ({ pids, after_ms }: Kill) => {
  void pause(after_ms).then(() => {
    for (const pid of pids) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // it ended by itself, as the child of one that was killed before it
      }
    }
    process.send?.('killed');
  });
});
