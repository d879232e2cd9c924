import { open, tab, worldOf } from './casework.js';
import { Visit } from './visit.js';
import { caseOfMany } from './world.js';

/** Rows of one page of a table, and some for its heading. */
const most = 45;

test('zaken: a case of two hundred signals shows everything, with few requests and few rows at once', async () => {
  const world = await worldOf(3_000);
  const id = await caseOfMany(world, 200, 3_000);
  const visit = await Visit.begin();
  const { page } = visit;
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/v1/zaken/')) asked.push(pathname);
  });
  const answer = page.waitForResponse((heard) => heard.url().endsWith(`/zaken/${id}/velden`));
  await open(visit, id, 'velden');
  const read = (await (await answer).json()) as { velden: { signaal: string }[]; afgeschermd: unknown[] };
  expect(new Set(read.velden.map(({ signaal }) => signaal)).size).toBe(200);

  const fields = page.getByRole('table').first();
  await fields.getByRole('row').nth(1).waitFor();
  const next = page.getByRole('navigation', { name: 'Bladzijden', exact: true }).getByRole('button', { name: 'Volgende' });
  const seen = new Set<string>();
  for (let number = 1; ; number += 1) {
    await page.getByText(`Bladzijde ${number} / `).first().waitFor();
    const rows = await fields.locator('tbody tr').allInnerTexts();
    expect(rows.length).toBeLessThan(most);
    rows.forEach((row, at) => seen.add(`${number} ${at} ${row}`));
    if (await next.isDisabled()) break;
    await next.press('Enter');
  }
  expect(seen.size).toBe(read.velden.length);
  await visit.holdsUp();

  await tab(visit, 'Relaties');
  await page.getByRole('img', { name: /Tekening van de relaties/ }).waitFor();
  expect(await page.getByRole('row').count()).toBeLessThan(most);
  expect(await page.locator('.knoop-signal').count()).toBe(200);
  await tab(visit, 'Tijdlijn');
  const moments = page.getByRole('list', { name: /volgorde van tijd/ });
  await moments.waitFor();
  expect(await moments.getByRole('listitem').count()).toBeLessThan(most);
  // the case once, and its fields once for all parts: each reading is on record
  expect(asked.filter((path) => path.endsWith('/velden'))).toHaveLength(1);
  expect(asked.filter((path) => path.endsWith(id))).toHaveLength(1);
});
