import { connect, createServer, type Socket } from 'node:net';
import { once } from 'node:events';

/** A line to a broker on which what a publisher sends can be held, as if it were still on its way. */
export interface HeldLine {
  port: number;
  /** From now on the next produce request stays here, and all behind it. Resolves when one is held. */
  hold(): Promise<void>;
  /** Lets what was held go to the broker. */
  release(): void;
  close(): void;
}

/** A request starts with its length in four bytes and its kind in two; kind 0 is produce. kafkajs writes one at a time. */
const isProduce = (chunk: Buffer): boolean => chunk.length > 6 && chunk.readInt16BE(4) === 0;

/** @param target port of the broker, asked at each connection */
export async function heldLine(target: () => number): Promise<HeldLine> {
  let armed = false;
  let told: () => void = () => undefined;
  let held: { to: Socket; chunks: Buffer[] }[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((from) => {
    const to = connect(target(), '127.0.0.1');
    let holding: Buffer[] | undefined;
    from.on('data', (chunk) => {
      if (armed && !holding && isProduce(chunk)) {
        held.push({ to, chunks: (holding = []) });
        told();
      }
      if (armed && holding) holding.push(chunk);
      else to.write(chunk);
    });
    to.on('data', (chunk) => from.write(chunk));
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      sockets.add(one);
      one.on('error', () => undefined).on('close', () => other.destroy());
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as { port: number }).port,
    hold: () => {
      armed = true;
      return new Promise((resolve) => (told = resolve));
    },
    release: () => {
      armed = false;
      for (const { to, chunks } of held) to.write(Buffer.concat(chunks));
      held = [];
    },
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
