/**
 * Stands between the portal and the network in the browser of the officer, so that the portal opens without a connection. Keeps what the portal is made
 * of and nothing else: no answer of the hub ever passes through here, so nothing about anybody can stay behind. A new version waits until the pages of the
 * old one are closed; meanwhile a page that is loaded comes from the hub, so nobody is held on an old one.
 */

/** Addresses of the files of this build; filled in by the build. */
declare const __FILES__: readonly string[];
/** Made of the content of those files; filled in by the build. */
declare const __BUILD__: string;

interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Lasting {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

const family = 'seinhuis-schil-';
const own = `${family}${__BUILD__}`;
const page = '/';
/** Addresses that are no pages: an answer of the hub itself, or of the login on its way back. */
const notPages = /^\/(?:v1|access|aangemeld|livez|readyz|metrics|portaal\.json|\.well-known)(?:\/|$)/;

self.addEventListener('install', (event) => (event as Lasting).waitUntil(fill()));
self.addEventListener('activate', (event) => (event as Lasting).waitUntil(forgetOlder()));
self.addEventListener('fetch', (event) => {
  const { request } = event as Fetching;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (pathname.startsWith('/assets/')) (event as Fetching).respondWith(keptFirst(request));
  else if (request.mode === 'navigate' && !notPages.test(pathname)) (event as Fetching).respondWith(networkFirst(request));
});

async function fill(): Promise<void> {
  const cache = await caches.open(own);
  await cache.addAll([new Request(page, { cache: 'reload' }), ...__FILES__]);
}

async function forgetOlder(): Promise<void> {
  const older = (await caches.keys()).filter((name) => name.startsWith(family) && name !== own);
  await Promise.all(older.map((name) => caches.delete(name)));
}

/** The name of such a file is made of its content: what is kept is right. */
async function keptFirst(request: Request): Promise<Response> {
  return (await (await caches.open(own)).match(request)) ?? fetch(request);
}

/** The newest page; without a connection, or without a hub behind the proxy, the one that is kept. */
async function networkFirst(request: Request): Promise<Response> {
  const answer = await fetch(request).catch(() => null);
  if (answer && ![502, 503, 504].includes(answer.status)) return answer;
  return (await (await caches.open(own)).match(page)) ?? answer ?? Response.error();
}
