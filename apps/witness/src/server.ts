import { createServer, type IncomingMessage, type Server } from 'node:http';
import { bodyOf } from '#libs/growth';
import type { Answer, Witness } from './witness.js';

/** 63 hashes and a note with many signatures fit in easily. */
const BODY_MAX_bytes = 65_536;

/** The two addresses of a witness: add-checkpoint, and the last checkpoint of a log by the hash of its origin. */
export function witnessServer(witness: Witness): Server {
  return createServer((request, response) => {
    void answerTo(witness, request)
      .catch((): Answer => ({ status: 500, type: 'text/plain; charset=utf-8', text: 'the witness failed\n' }))
      .then(({ status, type, text }) => response.writeHead(status, { 'content-type': type }).end(text));
  });
}

async function answerTo(witness: Witness, request: IncomingMessage): Promise<Answer> {
  const { method, url = '' } = request;
  const text = (status: number, told: string): Answer => ({ status, type: 'text/plain; charset=utf-8', text: `${told}\n` });
  if (url === '/add-checkpoint') {
    if (method !== 'POST') return text(405, 'POST only');
    const body = await bodyOf(request, BODY_MAX_bytes);
    return body === undefined ? text(413, 'too large') : witness.addCheckpoint(body);
  }
  const origin = /^\/([0-9a-f]{64})\/checkpoint$/.exec(url)?.[1];
  if (origin) return method === 'GET' ? witness.latest(origin) : text(405, 'GET only');
  return url === '/livez' ? text(200, 'ok') : text(404, 'not found');
}
