import type { Page, Route } from 'playwright-core';
import { hub } from './visit.js';

/** How the hub answers what is asked: as it does; not yet; with a fault of its own; with nothing in any list. */
type Manner = 'as it is' | 'not yet' | 'broken' | 'empty';

/** The trace that a fault names. */
export const trace = '0af7651916cd43dd8448eb211c80319c';
const fault = {
  type: 'https://seinhuis.example/problemen/hub.failed',
  title: 'Er ging iets mis',
  status: 500,
  detail: 'De fout is vastgelegd.',
  code: 'hub.failed',
  instance: `urn:trace:${trace}`,
};

/** The line between a page and the hub, on which a test has its hands. */
export class Line {
  #manner: Manner = 'as it is';
  #about = /./;
  #waiting: (() => void)[] = [];

  static async of(page: Page): Promise<Line> {
    const line = new Line();
    await page.route(`${hub}/v1/**`, (route) => line.#answer(route));
    return line;
  }

  /** From now on, also for what waits. @param about which paths; the others are answered as they are */
  answers(manner: Manner, about = this.#about): void {
    this.#manner = manner;
    this.#about = about;
    for (const go of this.#waiting.splice(0)) go();
  }

  async #answer(route: Route): Promise<void> {
    const { pathname } = new URL(route.request().url());
    while (this.#manner === 'not yet' && this.#about.test(pathname)) await new Promise<void>((go) => void this.#waiting.push(go));
    if (this.#manner === 'as it is' || !this.#about.test(pathname)) return route.continue();
    if (this.#manner === 'broken') return route.fulfill({ status: 500, contentType: 'application/problem+json', json: fault });
    const response = await route.fetch();
    return route.fulfill({ response, json: { ...((await response.json()) as object), items: [], totaal: 0, volgende: null } });
  }
}
