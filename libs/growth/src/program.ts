import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that is ready to listen, and by which key those who reach it know it. */
export interface Listener {
  server: Server;
  host: string;
  /** 0 takes a free one. */
  port: number;
  /** The line `name+id+key`. */
  vkey: string;
}

/**
 * Runs a small server as a program: it says its key and its address, to people and to the process that started it, and ends when the system or that process
 * says so, after what is under way. When it cannot start it says why, and the exit code is 1.
 * @param name as it is called in Dutch, such as `getuige`
 * @param prepare what may fail before it listens, with an Error in Dutch
 */
export async function runServer(name: string, prepare: () => Listener | Promise<Listener>): Promise<void> {
  try {
    const { server, host, port: wanted, vkey } = await prepare();
    await once(server.listen(wanted, host), 'listening');
    const url = `http://${host}:${(server.address() as AddressInfo).port}`;
    process.stderr.write(`${name[0]!.toUpperCase()}${name.slice(1)} ${vkey} luistert op ${url}\n`);
    stopWhenTold(server);
    process.send?.({ url, vkey });
  } catch (error) {
    process.stderr.write(`De ${name} start niet: ${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}

/** Once: a second signal ends the process at once, as the system does. */
function stopWhenTold(server: Server): void {
  const stop = (): void => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
  if (process.send) process.once('disconnect', stop);
}
