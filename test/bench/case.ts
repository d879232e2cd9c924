import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium } from '../browser/chromium.js';
import { untilInteractive } from '../browser/interactive.js';
import { startStack } from '../browser/stack.js';
import { caseOfMany, worldOn } from '../browser/world.js';
import { median } from './measure.js';

/** Milliseconds in the browser of an analyst, medians over the rounds. */
export interface OpenedCase {
  signals: number;
  /** Fields on the screen and behind it. */
  fields: number;
  /** From a link in the portal until the fields stand there and one of them answers. */
  open_ms: number;
  /** The part of it in which the hub read, judged, recorded and signed. */
  hub_ms: number;
  /** The same from a page that is loaded anew, with the way to the provider and back. */
  load_ms: number;
}

export type CaseResult = OpenedCase[] | { skipped: string };

/** A combined case on the screen, a small and a large one in turn, on what `npm start` starts. */
export async function benchCase(sizes: readonly number[], rounds: number): Promise<CaseResult> {
  const executablePath = findChromium();
  if (!executablePath) return { skipped: 'no Chromium on PATH' };
  const stack = await startStack();
  let browser: Browser | null = null;
  try {
    const world = await worldOn(stack.hub, stack.issuer);
    const cases: { signals: number; id: string; opened: Times[]; loaded: Times[] }[] = [];
    for (const [no, signals] of sizes.entries())
      cases.push({ signals, id: await caseOfMany(world, signals, 1_000 * (no + 1)), opened: [], loaded: [] });
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    browser = await chromium.launch({ executablePath, args });
    const page = await loggedIn(browser, stack.hub);
    // the first round warms up and does not count
    for (let round = 0; round <= rounds; round++)
      for (const one of cases) {
        const path = `/zaken/${one.id}?deel=velden`;
        const opened = await fromLink(page, path);
        const loaded = await fromAddress(page, `${stack.hub}${path}`);
        if (round > 0) [one.opened, one.loaded].forEach((list, at) => list.push([opened, loaded][at]!));
      }
    return cases.map(({ signals, opened, loaded }) => ({
      signals,
      fields: opened[0]!.fields,
      open_ms: median(opened.map(({ all_ms }) => all_ms)),
      hub_ms: median(opened.map(({ hub_ms }) => hub_ms)),
      load_ms: median(loaded.map(({ all_ms }) => all_ms)),
    }));
  } finally {
    await browser?.close();
    await stack.stop();
  }
}

async function loggedIn(browser: Browser, hub: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'nl-NL' });
  await page.goto(hub);
  await page.getByRole('button', { name: 'Aanmelden' }).click();
  await page.getByRole('button', { name: 'Rik de Analist' }).click();
  await page.getByRole('button', { name: 'Afmelden' }).waitFor();
  return page;
}

interface Times {
  all_ms: number;
  hub_ms: number;
  fields: number;
}

/** From another page of the portal; what was read before is gone from memory by then. */
async function fromLink(page: Page, path: string): Promise<Times> {
  await page.evaluate(`history.pushState({}, '', '/zaken')`);
  await page.getByRole('heading', { level: 1, name: 'Zaken' }).waitFor();
  const read = page.waitForResponse((heard) => /zaken\/[^/]+\/velden$/.test(heard.url()));
  const [answer, times] = await Promise.all([read, page.evaluate(untilInteractive, path)]);
  const { velden } = (await answer.json()) as { velden: unknown[] };
  return { ...times, fields: velden.length };
}

async function fromAddress(page: Page, address: string): Promise<Times> {
  const began = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  await page.getByRole('row').nth(1).getByRole('button').click();
  await page.getByText('Bij het RIEC sinds').first().waitFor();
  return { all_ms: performance.now() - began, hub_ms: 0, fields: 0 };
}
