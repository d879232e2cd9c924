import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';

/** A proxy of the simplest kind: hands each request to a hub that said it was ready, in turn. Never sends one twice. */
export interface Proxy {
  url: string;
  /** Adds a hub; it gets requests once it is ready. */
  add(url: string): void;
  /** Forgets a hub that has ended. */
  remove(url: string): void;
  /** Resolves when as many hubs are ready as this. */
  ready(count: number): Promise<void>;
  close(): Promise<void>;
}

/** How often it looks at `/readyz`. */
const look_ms = 100;

export async function startProxy(): Promise<Proxy> {
  const hubs = new Map<string, { ready: boolean; looking: NodeJS.Timeout }>();
  let turn = 0;
  const readyOnes = () => [...hubs].filter(([, { ready }]) => ready).map(([url]) => url);
  const server = createServer((incoming, outgoing) => {
    const urls = readyOnes();
    const url = urls[turn++ % urls.length];
    if (url) forward(url, incoming, outgoing);
    else outgoing.writeHead(502).end('{"code":"proxy.no-hub"}');
  }).listen(0, '127.0.0.1');
  await new Promise((listens) => server.once('listening', listens));
  return {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    add: (url) => {
      const look = async () => {
        const hub = hubs.get(url);
        const ready = await fetch(`${url}/readyz`).then(
          ({ ok }) => ok,
          () => false,
        );
        if (hub) hub.ready = ready;
      };
      hubs.set(url, { ready: false, looking: setInterval(() => void look(), look_ms) });
    },
    remove: (url) => {
      clearInterval(hubs.get(url)?.looking);
      hubs.delete(url);
    },
    ready: async (count) => {
      while (readyOnes().length < count) await new Promise((later) => setTimeout(later, look_ms));
    },
    close: () => {
      for (const { looking } of hubs.values()) clearInterval(looking);
      server.closeAllConnections();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}

function forward(url: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { method, headers } = incoming;
  const onward = ask(`${url}${incoming.url}`, { method, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode!, answer.headers);
    answer.pipe(outgoing);
  });
  onward.once('error', () => (outgoing.headersSent ? outgoing.destroy() : outgoing.writeHead(502).end('{"code":"proxy.hub-lost"}')));
  incoming.pipe(onward);
}
