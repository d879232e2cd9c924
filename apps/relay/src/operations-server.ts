import { createServer, type Server, type ServerResponse } from 'node:http';
import type { Registry } from 'prom-client';
import type { KafkaRelay } from '#libs/delivery';

/** For whoever runs the relay: `/livez`, `/readyz`, `/metrics`, as at the hub. Plain HTTP of Node: there is nothing else to serve. */
export interface OperationsServer {
  server: Server;
  /** From now on `/readyz` is 503. */
  leave(): void;
}

export function operationsServer(relay: KafkaRelay, registry: Registry): OperationsServer {
  let leaving = false;
  const routes: Record<string, (response: ServerResponse) => Promise<void>> = {
    '/livez': (response) => answer(response, 200, { status: 'in-bedrijf' }),
    '/readyz': (response) => (leaving ? answer(response, 503, { status: 'stopt' }) : ready(relay, response)),
    '/metrics': async (response) => {
      const text = await registry.metrics();
      response.writeHead(200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' }).end(text);
    },
  };
  const server = createServer((request, response) => {
    const route = request.method === 'GET' ? routes[request.url ?? ''] : undefined;
    if (!route) return void answer(response, 404, { status: 'onbekend' });
    route(response).catch(() => answer(response, 503, { status: 'niet-gereed', database: 'geen antwoord' }));
  });
  return { server, leave: () => void (leaving = true) };
}

/** Ready when nothing keeps a shard that this relay publishes or would. A relay that waits for another to fall away is ready too. */
async function ready(relay: KafkaRelay, response: ServerResponse): Promise<void> {
  const lags = await relay.lag();
  const gestopt = relay.problems();
  const lezers = lags.map(({ consumer, nextSeq, behind, behind_s, leads, led }) => ({
    naam: consumer,
    volgende: nextSeq,
    achterstand: behind,
    achterstandSeconden: Math.round(behind_s),
    hier: leads,
    bezet: led,
  }));
  await answer(response, gestopt.length > 0 ? 503 : 200, { status: gestopt.length > 0 ? 'gestopt' : 'gereed', lezers, gestopt });
}

function answer(response: ServerResponse, status: number, body: object): Promise<void> {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' }).end(JSON.stringify(body));
  return Promise.resolve();
}
