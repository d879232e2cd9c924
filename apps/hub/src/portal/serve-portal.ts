import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Asset, assetsIn } from './assets.js';
import { notThere } from './not-there.js';
import { themed, themeIn } from './theme.js';

/** The client that the portal logs in as; both the login of the demo and the realm for Keycloak know it. */
export const portalClient = 'seinhuis-portaal';

export interface PortalOptions {
  /** Folder with index.html and assets/, as `npm run build` leaves it; may be missing where only the API is installed. */
  folder: string;
  /** Who logs officers in. */
  issuer: string;
  /** Folder with the look of the organisation: huisstijl.css, and the fonts and pictures that it names. Its own look when left out. */
  themeFolder?: string | undefined;
}

/** Addresses that are no pages: an answer of the hub itself, or none. */
const notPages = /^\/(?:v1|access|assets|huisstijl|livez|readyz|metrics|offline\.js|portaal\.json|\.well-known)(?:[/?]|$)/;

/**
 * Serves the portal at `/`. Scripts, styles and fonts have a name made of their content and may be kept for ever; the page itself is asked anew each
 * time, so that a new version is seen at once. An address without a file is a page of the portal only for whoever asks for a page; for all others it
 * stays unknown.
 */
export function servePortal(fastify: FastifyInstance, { folder, issuer, themeFolder }: PortalOptions): void {
  const built = existsSync(join(folder, 'index.html'));
  const theme = themeIn(themeFolder);
  const page = built ? themed(readFileSync(join(folder, 'index.html'), 'utf8'), theme) : notThere;
  const answer = (policy: string) => (_request: FastifyRequest, reply: FastifyReply) =>
    reply
      .status(built ? 200 : 404)
      .headers({ 'Content-Security-Policy': policy, 'Cache-Control': 'no-store' })
      .type('text/html; charset=utf-8')
      .send(page);
  const show = answer(portalPolicy(issuer, "'none'"));
  const assets = assetsIn(join(folder, 'assets'));
  fastify.get<{ Params: { name: string } }>('/assets/:name', ({ params, headers }, reply) =>
    serveAsset(assets.get(params.name), headers, reply),
  );
  fastify.get<{ Params: { name: string } }>('/huisstijl/:name', ({ params, headers }, reply) =>
    serveAsset(theme?.files.get(params.name), headers, reply, 'no-cache'),
  );
  serveWorker(fastify, join(folder, 'offline.js'));
  // what the portal must know before anybody has logged in
  fastify.get('/portaal.json', (_request, reply) => reply.send({ issuer, client: portalClient, talen: ['nl', 'en'] }));
  fastify.get('/', show);
  // where the provider comes back to, also in the frame in which the portal asks for a new token; framed it shows nothing
  fastify.get('/aangemeld', (request, reply) => {
    void reply.header('X-Frame-Options', 'SAMEORIGIN');
    return answer(portalPolicy(issuer, "'self'"))(request, reply);
  });
  fastify.get('/*', (request, reply) => {
    const wanted = !notPages.test(request.url) && /\btext\/html\b/.test(request.headers.accept ?? '');
    if (wanted) return show(request, reply);
    reply.callNotFound();
    return reply;
  });
}

function serveAsset(
  asset: Asset | undefined,
  headers: FastifyRequest['headers'],
  reply: FastifyReply,
  keep = 'public, max-age=31536000, immutable',
): FastifyReply {
  if (!asset) {
    reply.callNotFound();
    return reply;
  }
  const small = asset.compressed && /\bgzip\b/.test(headers['accept-encoding'] ?? '');
  if (small) void reply.header('Content-Encoding', 'gzip');
  if (asset.compressed) void reply.header('Vary', 'Accept-Encoding');
  return reply
    .header('Cache-Control', keep)
    .type(asset.type)
    .send(small ? asset.compressed : asset.content);
}

/** What keeps the portal in the browser. It may ask this hub and nobody else, and the browser asks for a new one at every visit. */
function serveWorker(fastify: FastifyInstance, file: string): void {
  const content = existsSync(file) ? readFileSync(file) : null;
  const headers = { 'Content-Security-Policy': "default-src 'none'; connect-src 'self'", 'Cache-Control': 'no-cache' };
  fastify.get('/offline.js', (_request, reply) => {
    if (content) return reply.headers(headers).type('text/javascript; charset=utf-8').send(content);
    reply.callNotFound();
    return reply;
  });
}

/** Nothing from elsewhere, nothing inline, no text that becomes script; the only other host is the one that hands out tokens. */
function portalPolicy(issuer: string, frameAncestors: "'none'" | "'self'"): string {
  const { origin } = new URL(issuer);
  const own = ['script-src', 'style-src', 'font-src', 'img-src', 'manifest-src', 'worker-src'].map((kind) => `${kind} 'self'`).join('; ');
  const others = `connect-src 'self' ${origin}; frame-src 'self' ${origin}; frame-ancestors ${frameAncestors}`;
  const trusted = "require-trusted-types-for 'script'; trusted-types seinhuis-offline";
  return `default-src 'none'; ${own}; ${others}; ${trusted}; base-uri 'none'; form-action 'self'`;
}
