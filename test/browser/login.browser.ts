import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { givenByPolice, linde } from './given-victim.js';
import { hub, Visit, widths } from './visit.js';

/** Name, first page, organisation, and the task of whoever has several. */
const officers = [
  ['Ine de Inspecteur', 'Uw signalen', 'Gemeente Eindhoven', ''],
  ['Rik de Analist', 'Zaken', 'RIEC Oost-Brabant', ''],
  ['Petra de Rechercheur', 'Zaken', 'Politie', ''],
  ['Coen van de Registratie', 'Slachtoffers', 'CoMensha', 'Registratie van slachtoffers'],
  ['Zoë de Zorgcoördinator', 'Slachtoffers', 'Oost-Brabant', ''],
  ['Lia de Analist', 'Zaken', 'RIEC Limburg', ''],
  ['Fenna de Functionaris', 'Toezicht', 'Privacybureau', ''],
] as const;

test.each(officers)('aanmelden: %s lands in her own work, under her own flag', async (name, heading, organisation, task) => {
  const visit = await Visit.begin();
  await visit.logIn(name, '/', task);
  await visit.heading(heading);
  expect(await visit.page.getByRole('banner').textContent()).toContain(organisation);
  await visit.leavesNoTrace(name, 'demo-', 'eyJ');
  await visit.holdsUp();
});

test('aanmelden: the first page holds up on a desk and a phone', async () => {
  for (const width of [widths.desk, widths.phone]) {
    const visit = await Visit.begin(width);
    await visit.page.goto(hub);
    await visit.heading(/Signalen van mensenhandel delen/);
    await visit.holdsUp();
    await visit.picture(width === widths.desk ? 'welkom' : 'welkom-telefoon');
  }
});

test('aanmelden: a reload brings her back to the same page without a question', async () => {
  const visit = await Visit.begin();
  await visit.logIn('Ine de Inspecteur');
  await visit.page.getByRole('link', { name: /huisvesting/i }).click();
  await visit.heading('Uw aanmelding');
  await visit.page.reload();
  await visit.heading('Uw aanmelding');
  expect(visit.page.url()).toBe(`${hub}/aanmelding`);
  await visit.leavesNoTrace('code=', 'state=', 'eyJ', 'demo-inspecteur');
});

test('aanmelden: after logging out nothing is left, and the way back asks who she is', async () => {
  const visit = await Visit.begin();
  await visit.logIn('Ine de Inspecteur');
  await visit.page.getByRole('button', { name: 'Afmelden' }).click();
  await visit.page.getByRole('button', { name: 'Ja, afmelden' }).click();
  await visit.heading(/Signalen van mensenhandel delen/);
  expect(await visit.page.evaluate(() => JSON.stringify({ ...sessionStorage }))).toBe('{}');
  await visit.page.getByRole('button', { name: 'Aanmelden' }).click();
  await visit.page.getByRole('heading', { name: 'Wie bent u?' }).waitFor();
});

test('aanmelden: with another task she is another officer to the hub, and what was on the screen is gone', async () => {
  await givenByPolice();
  const visit = await Visit.begin();
  const { page } = visit;
  await visit.logIn('Coen van de Registratie', '/', 'Registratie van slachtoffers');
  await page
    .getByRole('link', { name: /Politie/ })
    .first()
    .click();
  await page.getByText(linde).waitFor();
  await page.getByRole('button', { name: 'Wissel van taak' }).click();
  await page.getByRole('heading', { name: 'Met welke taak werkt u nu?' }).waitFor();
  await visit.holdsUp();
  await page.getByRole('button', { name: 'Coördinatie van opvang' }).click();
  await visit.heading('Slachtoffers');
  const banner = async () => (await page.getByRole('banner').textContent()) ?? '';
  expect(await banner()).toContain('Coördinatie van opvang');
  expect(await banner()).not.toContain('Registratie van slachtoffers');
  expect(await page.getByText(linde).count()).toBe(0);
  await page.reload();
  await visit.heading('Slachtoffers');
  expect(await banner()).toContain('Coördinatie van opvang');
  await visit.leavesNoTrace(linde, 'opvangcoordinatie', 'demo-comensha');
  await page.getByRole('button', { name: 'Wissel van taak' }).click();
  await page.getByRole('button', { name: 'Ik ben iemand anders' }).click();
  await page.getByRole('button', { name: 'Ine de Inspecteur' }).click();
  await visit.heading('Uw signalen');
  expect(await banner()).toContain('Toezicht op huisvesting');
});

test('aanmelden: whoever does nothing is warned, may go on, and else loses what was on the screen', async () => {
  const visit = await Visit.begin();
  // the clock of the page begins early, so that it is not ahead of the provider's after the quarter of an hour that follows
  await visit.page.clock.install({ time: Date.now() - 14 * 60_000 });
  await visit.logIn('Ine de Inspecteur');
  await visit.page.clock.fastForward('13:10');
  const warning = visit.page.getByRole('alertdialog', { name: 'Bent u er nog?' });
  await warning.waitFor();
  await visit.holdsUp();
  const renewed = visit.page.waitForResponse((answer) => new URL(answer.url()).pathname.endsWith('/token') && answer.ok());
  await visit.page.getByRole('button', { name: 'Verder werken' }).click();
  await renewed;
  await warning.waitFor({ state: 'detached' });
  await visit.heading('Uw signalen');
  await visit.page.clock.fastForward('15:10');
  await visit.page.getByText('Uw sessie is afgelopen').waitFor();
  expect(await visit.page.getByRole('table').count()).toBe(0);
});

test('aanmelden: everything can be reached and used with the keyboard', async () => {
  const visit = await Visit.begin();
  await visit.page.goto(hub);
  await visit.heading(/Signalen van mensenhandel delen/);
  await visit.page.keyboard.press('Tab');
  expect(await visit.focused()).toBe('Naar de inhoud');
  await visit.tabTo('Aanmelden');
  await visit.page.keyboard.press('Enter');
  await visit.page.getByRole('heading', { name: 'Wie bent u?' }).waitFor();
  await visit.tabTo(/Ine de Inspecteur/);
  await visit.page.keyboard.press('Enter');
  await visit.heading('Uw signalen');
  await visit.tabTo('English');
  await visit.page.keyboard.press('Enter');
  await visit.heading('Your signals');
  expect(await visit.page.evaluate(() => document.documentElement.lang)).toBe('en');
});

test('aanmelden: an address that is no page says so', async () => {
  const visit = await Visit.begin();
  await visit.logIn('Ine de Inspecteur', '/bestaat-niet');
  await visit.heading('Deze pagina bestaat niet');
  await visit.holdsUp();
});

test('laden: what a first visit loads stays below 250 kB', () => {
  const page = readFileSync('dist/portal/index.html', 'utf8');
  const files = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+\.(?:js|css))"/g)].map(([, path = '']) => path);
  expect(files.length).toBeGreaterThan(1);
  const bytes = files.reduce((sum, path) => sum + statSync(join('dist/portal', `${path}.gz`)).size, 0);
  expect(bytes).toBeLessThan(250_000);
});

test('toegankelijkheid: the statement can be read by everybody, in two languages', async () => {
  const visit = await Visit.begin(widths.phone);
  await visit.page.goto(`${hub}/toegankelijkheid`);
  await visit.heading('Toegankelijkheid');
  await visit.holdsUp();
  await visit.page.getByRole('button', { name: 'English' }).click();
  await visit.heading('Accessibility');
  await visit.holdsUp();
});
