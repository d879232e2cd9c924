import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const executablePath = process.env['CHROMIUM_PATH'] ?? '';
export const hub = process.env['SEINHUIS_BROWSER_HUB'] ?? '';
export const issuer = process.env['SEINHUIS_BROWSER_ISSUER'] ?? '';
/** Widths in CSS pixels: a desk, that desk at 200 %, a phone, and the narrowest that WCAG asks for (a desk at 400 %). */
export const widths = { desk: 1280, zoomed: 640, phone: 360, narrow: 320 } as const;

let browser: Browser | null = null;
let visits: Visit[] = [];

beforeAll(async () => {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  browser = await chromium.launch({ executablePath, args: [...sandbox, '--disable-quic', '--disable-background-networking'] });
});
afterEach(async () => {
  const all = visits;
  visits = [];
  for (const visit of all) await visit.end();
});
afterAll(async () => {
  await browser?.close();
});

/** One browser of one officer. Everything that goes wrong in it, beside what the test looks at, fails the test. */
export class Visit {
  private readonly faults: string[] = [];
  private readonly expected: RegExp[] = [];

  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
  ) {}

  /** @param serviceWorkers allowed only where a test is about them: what they answer cannot be looked at or changed on its way */
  static async begin(width: number = widths.desk, serviceWorkers: 'block' | 'allow' = 'block'): Promise<Visit> {
    const context = await browser!.newContext({
      serviceWorkers,
      viewport: { width, height: 900 },
      locale: 'nl-NL',
      timezoneId: 'Europe/Amsterdam',
      reducedMotion: 'reduce',
    });
    // as long as a test may take: a bound on what hangs, however busy the machine is
    context.setDefaultTimeout(600_000);
    await context.addInitScript(() =>
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
        console.error(`policy: ${violatedDirective} ${blockedURI}`),
      ),
    );
    const visit = new Visit(await context.newPage(), context);
    visit.watch();
    visits.push(visit);
    return visit;
  }

  private watch(): void {
    const fault = (text: string) => void this.faults.push(text);
    this.page.on('console', (message) => message.type() === 'error' && fault(`console: ${message.text()} ${message.location().url}`));
    this.page.on('pageerror', (error) => fault(`error: ${error.message}`));
    this.context.on('request', (request) => {
      const { origin } = new URL(request.url());
      if (origin !== hub && origin !== issuer) fault(`request to elsewhere: ${origin}`);
    });
  }

  /** What the test itself brings about, such as a lost connection, is no fault. */
  expectFault(pattern: RegExp): void {
    this.expected.push(pattern);
  }

  /** Ends the visit. @throws Error with all that went wrong */
  async end(): Promise<void> {
    const wrong = this.faults.filter((fault) => !this.expected.some((pattern) => pattern.test(fault)));
    await this.context.close();
    expect(wrong).toEqual([]);
  }

  /** From the start page to the workspace of this demo officer. @param name as on the login page @param task of an officer with several */
  async logIn(name: string, path = '/', task?: string): Promise<void> {
    await this.page.goto(`${hub}${path}`);
    await this.page.getByRole('button', { name: 'Aanmelden' }).click();
    await this.page.getByRole('button', { name }).click();
    if (task) await this.page.getByRole('button', { name: task }).click();
    await this.page.getByRole('button', { name: 'Afmelden' }).waitFor();
  }

  heading(name: string | RegExp): Promise<void> {
    return this.page.getByRole('heading', { level: 1, name }).waitFor();
  }

  async goOffline(offline: boolean): Promise<void> {
    await this.context.setOffline(offline);
  }

  /** Another page of the portal without loading it anew, as a link does: what was logged in stays so. */
  async goTo(path: string): Promise<void> {
    await this.page.evaluate((to) => history.pushState({}, '', to), path);
  }

  /** Holds the page, as it stands now, against WCAG 2.2 A and AA, and against the narrowest widths. */
  async holdsUp(): Promise<void> {
    if (!(await this.page.evaluate(() => 'axe' in globalThis))) await this.page.evaluate(axe);
    const found = await this.page.evaluate(async () => {
      const run = (globalThis as unknown as { axe: Axe }).axe.run;
      const { violations } = await run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
    });
    expect(found).toEqual([]);
    const size = this.page.viewportSize()!;
    for (const width of [widths.zoomed, widths.narrow].filter((one) => one < size.width)) {
      await this.page.setViewportSize({ width, height: size.height });
      const tooWide = await this.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect({ at: width, tooWide }).toEqual({ at: width, tooWide: 0 });
    }
    await this.page.setViewportSize(size);
  }

  /** None of these texts is where it would outlive the screen, or be seen over a shoulder: address, title, storage. */
  async leavesNoTrace(...personal: string[]): Promise<void> {
    const traces = await this.page.evaluate(() =>
      [location.href, document.title, JSON.stringify(localStorage), JSON.stringify(sessionStorage)].join('\n'),
    );
    expect(personal.filter((text) => decodeURIComponent(traces).includes(text))).toEqual([]);
  }

  /** A picture for the guides. What differs from run to run is written over first, so that the same screen gives the same picture. */
  async picture(name: string, alsoFixed: readonly (readonly [pattern: string, by: string])[] = []): Promise<void> {
    await this.page.evaluate(fixTexts, alsoFixed);
    await this.page.evaluate(() => document.fonts.ready);
    const path = resolve('docs/guides/pictures', `${name}.png`);
    await this.page.screenshot({ path, fullPage: true, animations: 'disabled', caret: 'hide' });
  }

  /** Where the focus is, as an officer without a mouse hears it. */
  focused(): Promise<string> {
    return this.page.evaluate(() => {
      const { activeElement: element } = document;
      if (element === null || element === document.body) return '';
      const field = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement;
      const label = field ? element.labels?.[0]?.textContent : null;
      return (label ?? element?.getAttribute('aria-label') ?? element?.textContent ?? '').trim();
    });
  }

  /** Presses Tab until the focus is on what is called so. @throws Error when it does not get there: then nobody can without a mouse */
  async tabTo(name: string | RegExp): Promise<void> {
    const steps: string[] = [];
    for (let step = 0; step < 120; step += 1) {
      const now = await this.focused();
      if (typeof name === 'string' ? now === name : name.test(now)) return;
      steps.push(now);
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`the keyboard does not reach ${name}; it passed ${steps.slice(-25).join(' > ')}`);
  }

  /** Presses a key on what is called so. */
  async press(name: string | RegExp, key: string): Promise<void> {
    await this.tabTo(name);
    await this.page.keyboard.press(key);
  }

  /** Goes down a list until what is wanted is chosen. @throws Error when it is not among the first hundred */
  async pick(name: string | RegExp, wanted: string | RegExp): Promise<void> {
    await this.press(name, 'Home');
    for (let step = 0; step < 100; step += 1) {
      await this.page.keyboard.press('ArrowDown');
      const now = await this.page.evaluate(() => (document.activeElement as HTMLSelectElement).selectedOptions[0]?.text ?? '');
      if (typeof wanted === 'string' ? now === wanted : wanted.test(now)) return;
    }
    throw new Error(`the list does not offer ${wanted}`);
  }

  /** Types into the field that is called so. */
  async type(name: string | RegExp, text: string): Promise<void> {
    await this.tabTo(name);
    await this.page.keyboard.type(text);
  }

  /** Goes with the arrows from the answer to which Tab leads to the one that is wanted. @throws Error when it is not among them */
  async choose(first: string, wanted: string): Promise<void> {
    await this.tabTo(first);
    if (first === wanted) return this.page.keyboard.press('Space');
    for (let step = 0; step < 12; step += 1) {
      await this.page.keyboard.press('ArrowDown');
      if ((await this.focused()) === wanted) return;
    }
    throw new Error(`the arrows do not reach ${wanted}`);
  }
}

interface Axe {
  run(on: Document, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

// read as text and run through the debugger of the browser: the policy of the page stays as it is
const axe = readFileSync(join('node_modules', 'axe-core', 'axe.min.js'), 'utf8');

function fixTexts(more: readonly (readonly [string, string])[]): void {
  const fixed: [RegExp, string][] = [
    ...more.map(([pattern, by]): [RegExp, string] => [new RegExp(pattern, 'gm'), by]),
    [/SH-[0-9A-Z]{4}-[0-9A-Z]{4}/g, 'SH-2345-6789'],
    [/Z-[0-9A-F]{8}/g, 'Z-1A2B3C4D'],
    [/\b\d{1,2} [a-z]{3,9} 20\d\d(?: om \d\d:\d\d)?/g, '27 november 2026'],
    [/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '00000000-0000-4000-8000-000000000000'],
    [/[0-9a-f]{32,64}/g, '0'.repeat(32)],
    [/plaats \d+/g, 'plaats 12'],
  ];
  const fix = (text: string) => fixed.reduce((known, [pattern, by]) => known.replace(pattern, by), text);
  for (const input of document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input:not([type=file]), textarea'))
    input.value = fix(input.value);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) node.nodeValue = fix(node.nodeValue ?? '');
}
