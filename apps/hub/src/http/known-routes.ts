import type { FastifyInstance } from 'fastify';

/** The routes of the hub, to tell "no such address" from "not with this method". */
export class KnownRoutes {
  private readonly routes: { pattern: RegExp; methods: string[] }[] = [];

  /** Collects from `fastify` what is added after this call. */
  constructor(fastify: FastifyInstance) {
    fastify.addHook('onRoute', ({ url, method }) => {
      if (url.includes('*')) return;
      const pattern = new RegExp(`^${url.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/:[A-Za-z]+/g, '[^/]+')}$`);
      this.routes.push({ pattern, methods: [method].flat().map(String) });
    });
  }

  /** Methods under which the path of `url` exists, in alphabetical order. */
  methodsOf(url: string): string[] {
    const [path = ''] = url.split('?');
    const found = this.routes.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => methods);
    return [...new Set(found)].toSorted();
  }
}
