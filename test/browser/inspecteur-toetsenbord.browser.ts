import { hub, Visit } from './visit.js';

/** Presses a key on what is called so. */
async function press(visit: Visit, name: string | RegExp, key: string): Promise<void> {
  await visit.tabTo(name);
  await visit.page.keyboard.press(key);
}

async function type(visit: Visit, name: string, text: string): Promise<void> {
  await visit.tabTo(name);
  await visit.page.keyboard.type(text);
}

test('inspecteur: reis 1 with the keyboard alone, from the login to the receipt', async () => {
  const visit = await Visit.begin();
  const { page } = visit;
  await page.goto(hub);
  await press(visit, 'Aanmelden', 'Enter');
  await page.getByRole('heading', { name: 'Wie bent u?' }).waitFor();
  await press(visit, /Ine de Inspecteur/, 'Enter');
  await visit.heading('Uw signalen');
  await press(visit, 'Signaal melden', 'Enter');

  await visit.heading('Wat zag u?');
  const day = new Date(Date.now() - 86_400_000);
  await type(visit, 'Dag', String(day.getDate()));
  await type(visit, 'Maand', String(day.getMonth() + 1));
  await type(visit, 'Jaar', String(day.getFullYear()));
  await type(visit, 'Wat zag of hoorde u?', 'Acht slaapplaatsen op zolder');
  await press(visit, 'Volgende', 'Enter');

  await visit.heading('Waar was het?');
  expect(await visit.focused()).toBe('Waar was het?');
  await type(visit, 'Adres of plek', 'Voorbeeldstraat 12, Eindhoven');
  // into the group with Tab, on to the second answer with an arrow
  await press(visit, 'Ja', 'ArrowDown');
  await type(visit, 'Aantal slaapplaatsen (niet verplicht)', '8');
  await press(visit, 'Ja', 'ArrowDown');
  await press(visit, 'Volgende', 'Enter');

  await visit.heading('Welke aanwijzingen zijn er?');
  await press(visit, 'Nee', 'ArrowDown');
  await press(visit, 'Arbeidsuitbuiting', 'Enter');
  await press(visit, 'Te veel slaapplaatsen op één adres', 'Space');
  await press(visit, 'Volgende', 'Enter');
  await visit.heading('Om wie gaat het?');
  await press(visit, 'Volgende', 'Enter');
  await visit.heading('Is er nu gevaar?');
  await press(visit, 'Nee, niet op dit moment', 'Space');
  await press(visit, 'Volgende', 'Enter');

  await visit.heading('Met wie wilt u delen?');
  const judged = page.waitForResponse((answer) => (answer.request().postData() ?? '').includes('gemotiveerd'));
  await press(visit, /in mijn eigen dossier/, 'Space');
  await judged;
  await press(visit, /^RIEC Oost-Brabant/, 'Space');
  await press(visit, 'Volgende', 'Enter');
  await visit.heading('Klopt het zo?');
  await press(visit, 'Versturen', 'Enter');
  await page.getByText(/RIEC Oost-Brabant: \d+ gegevens/).waitFor();
  expect(await visit.focused()).toContain('Uw signaal is vastgelegd');
});
