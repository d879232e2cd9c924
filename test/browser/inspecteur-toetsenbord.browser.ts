import { hub, Visit } from './visit.js';

test('inspecteur: reis 1 with the keyboard alone, from the login to the receipt', async () => {
  const visit = await Visit.begin();
  const { page } = visit;
  await page.goto(hub);
  await visit.press('Aanmelden', 'Enter');
  await page.getByRole('heading', { name: 'Wie bent u?' }).waitFor();
  await visit.press(/Ine de Inspecteur/, 'Enter');
  await visit.heading('Uw signalen');
  await visit.press('Signaal melden', 'Enter');

  await visit.heading('Wat zag u?');
  const day = new Date(Date.now() - 86_400_000);
  await visit.type('Dag', String(day.getDate()));
  await visit.type('Maand', String(day.getMonth() + 1));
  await visit.type('Jaar', String(day.getFullYear()));
  await visit.type('Wat zag of hoorde u?', 'Acht slaapplaatsen op zolder');
  await visit.press('Volgende', 'Enter');

  await visit.heading('Waar was het?');
  expect(await visit.focused()).toBe('Waar was het?');
  await visit.type('Adres of plek', 'Voorbeeldstraat 12, Eindhoven');
  // into the group with Tab, on to the second answer with an arrow
  await visit.press('Ja', 'ArrowDown');
  await visit.type('Aantal slaapplaatsen (niet verplicht)', '8');
  await visit.press('Ja', 'ArrowDown');
  await visit.press('Volgende', 'Enter');

  await visit.heading('Welke aanwijzingen zijn er?');
  await visit.press('Nee', 'ArrowDown');
  await visit.press('Arbeidsuitbuiting', 'Enter');
  await visit.press('Te veel slaapplaatsen op één adres', 'Space');
  await visit.press('Volgende', 'Enter');
  await visit.heading('Om wie gaat het?');
  await visit.press('Volgende', 'Enter');
  await visit.heading('Is er nu gevaar?');
  await visit.press('Nee, niet op dit moment', 'Space');
  await visit.press('Volgende', 'Enter');

  await visit.heading('Met wie wilt u delen?');
  const judged = page.waitForResponse((answer) => (answer.request().postData() ?? '').includes('gemotiveerd'));
  await visit.press(/in mijn eigen dossier/, 'Space');
  await judged;
  await visit.press(/^RIEC Oost-Brabant/, 'Space');
  await visit.press('Volgende', 'Enter');
  await visit.heading('Klopt het zo?');
  await visit.press('Versturen', 'Enter');
  await page.getByText(/RIEC Oost-Brabant: \d+ gegevens/).waitFor();
  expect(await visit.focused()).toContain('Uw signaal is vastgelegd');
});
