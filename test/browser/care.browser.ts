import { agreed, careFile, givenByPolice, linde, suspect } from './given-victim.js';
import { hub, Visit, widths } from './visit.js';

const [registrar, registration] = ['Coen van de Registratie', 'Registratie van slachtoffers'] as const;
const coordinator = 'Zoë de Zorgcoördinator';
const ended = 'Het slachtoffer heeft de toestemming ingetrokken.';

/** Presses a key on what is called so; there is no mouse. */
async function press(visit: Visit, name: string | RegExp, key: string): Promise<void> {
  await visit.tabTo(name);
  await visit.page.keyboard.press(key);
}
async function type(visit: Visit, name: string, text: string): Promise<void> {
  await visit.tabTo(name);
  await visit.page.keyboard.type(text);
}
/** In a list that is open: the first letters choose. */
const choose = (visit: Visit, label: string, letters: string) => type(visit, label, letters);

/** The newest of what CoMensha got, from this sender. */
async function readNewest(visit: Visit, from: RegExp): Promise<void> {
  await visit.page.goto(`${hub}/slachtoffers`);
  await visit.page.getByRole('link', { name: from }).first().click();
  await visit.heading('Wat u kreeg over het slachtoffer');
}
const rowOf = (visit: Visit, field: string) => visit.page.getByRole('row', { name: new RegExp(`^${field}`) });

test('slachtoffers: CoMensha sees the side of the victim, each field with source, day and ground, and nothing of the suspect', async () => {
  await givenByPolice();
  const visit = await Visit.begin();
  await visit.logIn(registrar, '/', registration);
  await visit.heading('Slachtoffers');
  await visit.holdsUp();
  await visit.picture('slachtoffers');
  await visit.page
    .getByRole('link', { name: /Politie/ })
    .first()
    .click();
  await visit.heading('Wat u kreeg over het slachtoffer');
  const name = rowOf(visit, 'Naam');
  await name.waitFor();
  for (const part of [linde, 'Politie', String(new Date().getFullYear()), 'Bpg']) expect(await name.textContent()).toContain(part);
  expect(await visit.page.getByRole('row').count()).toBe(1 + 3);
  expect(await visit.page.getByRole('main').textContent()).not.toContain(suspect);
  await visit.holdsUp();
  await visit.picture('slachtoffers-gekregen');
  await visit.leavesNoTrace(linde);
});

test('slachtoffers: reis 4 with the keyboard alone; with consent CoMensha sees more, and the first reading after its withdrawal is refused', async () => {
  const visit = await Visit.begin();
  const { page } = visit;
  await page.goto(hub);
  await press(visit, 'Aanmelden', 'Enter');
  await page.getByRole('heading', { name: 'Wie bent u?' }).waitFor();
  await press(visit, /Zoë de Zorgcoördinator/, 'Enter');
  await visit.heading('Slachtoffers');
  await press(visit, 'Slachtoffer vastleggen', 'Enter');
  await visit.heading('Slachtoffer vastleggen');
  await press(visit, 'Ja', 'Space');
  await type(visit, 'Naam (niet verplicht)', linde);
  await type(visit, 'Welke zorg of hulp is nodig? (niet verplicht)', 'Opvang met nachtrust en een tolk');
  await press(visit, 'Ja', 'ArrowDown');
  await page.getByText('De hub legt 2 van 2 gegevens vast.').waitFor();
  await press(visit, 'Vastleggen', 'Enter');
  await press(visit, 'Naar het dossier', 'Enter');
  await visit.heading(/^Dossier SH-/);

  await choose(visit, 'Aan wie en waarvoor', 'CoMensha');
  await page.getByText('Zo zou het nu gaan naar CoMensha').waitFor();
  await press(visit, 'Verstrekken', 'Enter');
  await page.getByText('CoMensha kreeg niets.').waitFor();
  await press(visit, 'Vraag toestemming', 'Enter');
  await page.getByRole('dialog').waitFor();
  await press(visit, 'Toestemming vastleggen', 'Enter');
  await visit.heading('Toestemming vastleggen');
  await press(visit, 'Ja, het mag', 'Space');
  await choose(visit, 'Waarvoor', 'opvang en');
  await press(visit, 'CoMensha', 'Space');
  await press(visit, /^Wie het slachtoffer is/, 'Space');
  await press(visit, /^Zorg en hulp/, 'Space');
  await press(visit, 'Het slachtoffer zelf', 'Space');
  await type(visit, 'Dag', '4');
  await type(visit, 'Maand', '4');
  await type(visit, 'Jaar', '1998');
  await press(visit, 'Schriftelijk, met handtekening', 'Space');
  await press(visit, /^Het slachtoffer koos vrij/, 'Space');
  await press(visit, 'Vastleggen', 'Enter');

  await visit.heading(/^Dossier SH-/);
  await page.getByRole('row', { name: /CoMensha.*Geldig/ }).waitFor();
  await choose(visit, 'Aan wie en waarvoor', 'CoMensha');
  await press(visit, 'Verstrekken', 'Enter');
  await page.getByText('CoMensha kreeg 2 gegevens.').waitFor();
  await visit.holdsUp();
  await visit.picture('slachtoffers-verstrekt');

  const other = await Visit.begin();
  await other.logIn(registrar, '/', registration);
  await readNewest(other, /Zorgco/);
  await rowOf(other, 'Naam').waitFor();
  expect(await other.page.getByRole('row').count()).toBe(1 + 2);
  expect(await rowOf(other, 'Naam').textContent()).toContain('AVG 6 lid 1 a');

  await press(visit, /^Toestemming voor CoMensha.* intrekken$/, 'Enter');
  await page.getByRole('alertdialog', { name: 'Toestemming intrekken?' }).waitFor();
  await visit.holdsUp();
  await press(visit, 'Ja, intrekken', 'Enter');
  await page.getByRole('row', { name: /CoMensha.*Ingetrokken/ }).waitFor();

  await other.page.getByRole('button', { name: 'Lees opnieuw' }).click();
  await other.page.getByText('U mag hier nu niets van zien.').waitFor();
  await other.page.getByText(ended).first().waitFor();
  await other.page.getByRole('button', { name: 'Vraag advies zonder namen' }).waitFor();
  expect(await other.page.getByRole('main').textContent()).not.toContain(linde);
  await other.holdsUp();
  await other.picture('slachtoffers-afgeschermd');

  await press(visit, 'Verstrekken', 'Enter');
  await page.getByText('CoMensha kreeg niets.').waitFor();
  await page.getByText(ended).first().waitFor();
  await visit.holdsUp();
  await visit.leavesNoTrace(linde, 'nachtrust', '1998');
});

test('slachtoffers: on a phone every page and state holds up, and what is missing in a consent is told at once', async () => {
  const file = await careFile();
  await agreed(file);
  const visit = await Visit.begin(widths.phone);
  await visit.logIn(coordinator, '/slachtoffers/nieuw');
  await visit.heading('Slachtoffer vastleggen');
  await visit.page.getByRole('button', { name: 'Vastleggen' }).click();
  await visit.page.getByRole('alert').waitFor();
  await visit.holdsUp();
  await visit.page.goto(`${hub}/slachtoffers/${file}`);
  await visit.page.getByRole('row', { name: /CoMensha.*Geldig/ }).waitFor();
  await visit.page.getByLabel('Aan wie en waarvoor').waitFor();
  await visit.holdsUp();
  await visit.page.getByRole('link', { name: 'Toestemming vastleggen' }).click();
  await visit.heading('Toestemming vastleggen');
  await visit.page.getByRole('button', { name: 'Vastleggen' }).click();
  expect(await visit.page.getByRole('alert').getByRole('link').allTextContents()).toEqual([
    'Kies wat het slachtoffer koos.',
    'Kies waarvoor het is.',
    'Kies wie het mag krijgen.',
    'Kies welke gegevens.',
    'Kies wie de toestemming gaf.',
    'Kies hoe het is gevraagd.',
  ]);
  await visit.page.getByRole('radio', { name: 'Een ouder of voogd' }).check();
  await visit.holdsUp();
  await visit.picture('slachtoffers-toestemming-telefoon');
});
