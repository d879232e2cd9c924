import type { KeptCheckpoint } from '#libs/logbook';
import type { RunningHub } from '../apps/hub/src/hub.js';

const MINUTE_ms = 60_000;

/**
 * The log of this hub as it is now, signed. The hub signs by itself as well: while it is at it nobody else does, so this asks until a checkpoint covers
 * all that was there when it was called.
 */
export async function signLog({ foundation: { delivery, ledger, logbook } }: RunningHub): Promise<KeptCheckpoint> {
  const size = await ledger.size();
  await delivery.caughtUp(size - 1);
  for (;;) {
    const last = await logbook.checkpoints.last();
    if (last && last.size >= size) return last;
    // a minute after the last one it is time
    await logbook.checkpoints.sign(new Date(Math.max(Date.now(), last?.signedAt.getTime() ?? 0) + MINUTE_ms));
  }
}
