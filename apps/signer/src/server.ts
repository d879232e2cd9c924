import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { bodyOf } from '#libs/growth';
import type { Answer, HeadSigner } from './head-signer.js';

/** 63 hashes and a checkpoint fit in easily. */
const BODY_MAX_bytes = 16_384;

/** One address, `POST /sign-checkpoint`, for whoever has the token; and `/livez`. */
export function signerServer(signer: HeadSigner, token: string): Server {
  const expected = digest(`Bearer ${token}`);
  return createServer((request, response) => {
    void answerTo(signer, request, expected)
      .catch((): Answer => text(500, 'the signer failed'))
      .then(({ status, type, text: told }) => response.writeHead(status, { 'content-type': type }).end(told));
  });
}

async function answerTo(signer: HeadSigner, request: IncomingMessage, expected: Buffer): Promise<Answer> {
  const { method, url, headers } = request;
  if (url === '/livez') return text(200, 'ok');
  if (url !== '/sign-checkpoint') return text(404, 'not found');
  // of two digests, so that neither length nor time tells anything of the token
  if (!timingSafeEqual(digest(headers.authorization ?? ''), expected)) return text(401, 'not the token of this signer');
  if (method !== 'POST') return text(405, 'POST only');
  const body = await bodyOf(request, BODY_MAX_bytes);
  return body === undefined ? text(413, 'too large') : signer.sign(body);
}

const digest = (words: string): Buffer => createHash('sha256').update(words).digest();
const text = (status: number, told: string): Answer => ({ status, type: 'text/plain; charset=utf-8', text: `${told}\n` });
