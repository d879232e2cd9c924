import { readFileSync } from 'node:fs';
import type { Locator } from 'playwright-core';
import { hub, Visit } from './visit.js';

const theme = readFileSync('test/browser/huisstijl/huisstijl.css', 'utf8');
/** The colour of a token, as the browser tells it. */
function told(token: string): string {
  const [, colour = ''] = new RegExp(`--basis-${token}: (#[0-9a-f]{6});`).exec(theme) ?? [];
  const parts = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return `rgb(${parts.join(', ')})`;
}

const style = (of: Locator, ...names: (keyof CSSStyleDeclaration)[]): Promise<unknown[]> =>
  of.evaluate((element, wanted) => wanted.map((name) => getComputedStyle(element)[name]), names);

/** As the hub does it for an organisation that has a theme: the stylesheet, and the class that its tokens stand under. */
async function dress(visit: Visit): Promise<void> {
  const { page } = visit;
  await page.route(`${hub}/huisstijl/huisstijl.css`, (route) => route.fulfill({ contentType: 'text/css', body: theme }));
  await page.evaluate(async () => {
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/huisstijl/huisstijl.css' });
    const loaded = new Promise((done, failed) => Object.assign(link, { onload: done, onerror: failed }));
    document.head.append(link);
    document.documentElement.className = 'voorbeeld-theme';
    await loaded;
  });
}

test('huisstijl: colours, letter, corners and focus follow the tokens of a theme of NL Design System, and contrast holds', async () => {
  const visit = await Visit.begin();
  const { page } = visit;
  await visit.logIn('Rik de Analist', '/zaken/zoeken');
  await visit.heading('Zoeken');
  const button = page.getByRole('button', { name: 'Zoeken' });
  expect(await style(button, 'backgroundColor')).toEqual(['rgb(24, 75, 125)']);
  await dress(visit);
  await page.getByLabel('Waarmee zoekt u').selectOption({ index: 1 });
  await page.getByLabel('Kenmerk').fill('90000079');
  const colours = [told('color-action-1-inverse-bg-default'), told('color-action-1-inverse-color-default')];
  expect(await style(button, 'backgroundColor', 'color', 'borderTopLeftRadius')).toEqual([...colours, '0px']);
  expect(await style(page.locator('.balk'), 'backgroundColor', 'color')).toEqual([
    told('color-accent-1-inverse-bg-default'),
    told('color-accent-1-inverse-color-default'),
  ]);
  expect(await style(page.locator('html'), 'backgroundColor', 'color', 'fontFamily')).toEqual([
    told('color-default-bg-subtle'),
    told('color-default-color-document'),
    '"DejaVu Serif", serif',
  ]);
  expect(await style(page.getByLabel('Kenmerk'), 'borderTopColor', 'fontFamily')).toEqual([
    told('form-control-border-color'),
    '"DejaVu Serif", serif',
  ]);
  await page.getByLabel('Kenmerk').focus();
  expect(await style(page.getByLabel('Kenmerk'), 'outlineColor')).toEqual([told('focus-outline-color')]);
  await visit.holdsUp();
  await visit.goTo('/signalen/nieuw/waarneming');
  await visit.heading('Wat zag u?');
  await page.getByRole('button', { name: 'Volgende' }).click();
  const errors = page.getByRole('alert');
  await errors.waitFor();
  expect(await style(errors, 'backgroundColor', 'borderLeftColor')).toEqual([
    told('color-negative-bg-subtle'),
    told('color-negative-color-default'),
  ]);
  await visit.holdsUp();
});
