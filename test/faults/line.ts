import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** What is wrong with a line. `halved` carries the first half of a piece, and is cut there. `silent` connections stay open and carry nothing, also when new ones work again, as when a machine between has died. */
export type Trouble = 'none' | 'late' | 'slow' | 'cut' | 'halved' | 'refused' | 'silent';

/** A line to a database that can be made bad. */
export interface Line {
  port: number;
  /** Also for the connections that there are. */
  become(trouble: Trouble): void;
  close(): void;
}

/** Milliseconds that each piece is late. */
const LATE_ms = 200;
/** Bytes of each piece of a slow line, and the pause after it: one byte in a thousandth of a second would still be a fast line. */
const SLOW = { bytes: 1, pause_ms: 5 };

export async function startLine(target: number): Promise<Line> {
  let trouble: Trouble = 'none';
  const sockets = new Set<Socket>();
  const dead = new WeakSet<Socket>();
  const server = createServer((from) => {
    const to = connect(target, '127.0.0.1');
    for (const socket of [from, to]) {
      sockets.add(socket);
      socket.on('error', () => undefined).once('close', () => sockets.delete(socket));
    }
    if (trouble === 'refused') {
      from.destroy();
      to.destroy();
      return;
    }
    const carry = (one: Socket, other: Socket) => {
      let turn = Promise.resolve();
      one.on('data', (chunk) => (turn = turn.then(() => piece(chunk, other))));
      one.once('close', () => (dead.has(one) ? undefined : other.destroy()));
    };
    carry(from, to);
    carry(to, from);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');

  async function piece(chunk: Buffer, to: Socket): Promise<void> {
    if (dead.has(to)) return;
    if (trouble === 'late') await pause(LATE_ms);
    if (trouble === 'halved') {
      to.write(chunk.subarray(0, Math.ceil(chunk.length / 2)), () => to.destroy());
      return;
    }
    let at = 0;
    for (; trouble === 'slow' && at < chunk.length; at += SLOW.bytes) {
      to.write(chunk.subarray(at, at + SLOW.bytes));
      await pause(SLOW.pause_ms);
    }
    if (at < chunk.length && !dead.has(to)) to.write(chunk.subarray(at));
  }

  return {
    port: (server.address() as { port: number }).port,
    become: (next) => {
      trouble = next;
      if (next === 'cut' || next === 'refused') for (const socket of sockets) socket.resetAndDestroy();
      if (next === 'silent') for (const socket of sockets) dead.add(socket);
    },
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
