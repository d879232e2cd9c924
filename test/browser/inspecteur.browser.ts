import { hub, Visit, widths } from './visit.js';

const inspector = 'Ine de Inspecteur';
/** What the inspector saw; no such firm, person or plate exists. */
const seen = {
  facts: 'Acht slaapplaatsen op zolder, geen vluchtweg',
  address: 'Voorbeeldstraat 12, Eindhoven',
  person: 'Testpersoon Wilg',
};

/** The day before today, in the three parts of the form. */
function yesterday(): [string, string, string] {
  const day = new Date(Date.now() - 86_400_000);
  return [String(day.getDate()), String(day.getMonth() + 1), String(day.getFullYear())];
}

const next = (visit: Visit) => visit.page.getByRole('button', { name: 'Volgende' }).click();
const group = (visit: Visit, name: RegExp) => visit.page.getByRole('radiogroup', { name });

async function tellWhatAndWhere(visit: Visit): Promise<void> {
  const { page } = visit;
  await page.getByRole('link', { name: 'Signaal melden' }).click();
  await visit.heading('Wat zag u?');
  const [day, month, year] = yesterday();
  await page.getByLabel('Dag').fill(day);
  await page.getByLabel('Maand').fill(month);
  await page.getByLabel('Jaar').fill(year);
  await page.getByLabel('Wat zag of hoorde u?').fill(seen.facts);
  await next(visit);
  await visit.heading('Waar was het?');
  await page.getByLabel('Adres of plek').fill(seen.address);
  await group(visit, /Woont daar iemand/)
    .getByLabel('Nee')
    .check();
  await page.getByLabel(/Aantal slaapplaatsen/).fill('8');
  await page.getByLabel(/Soort werk/).selectOption('nagelstudio');
  await group(visit, /Is het bedrijf één persoon/)
    .getByLabel('Nee')
    .check();
  await page.getByLabel(/Kenteken/).fill('GV-999-X');
  await next(visit);
}

/** The pages of journey 1 or 2, up to the one on which she chooses with whom to share. @param look at every page */
async function tellAll(visit: Visit, organised: 'Nee' | 'Misschien', look: () => Promise<void> = () => Promise.resolve()): Promise<void> {
  const { page } = visit;
  await tellWhatAndWhere(visit);
  await visit.heading('Welke aanwijzingen zijn er?');
  await group(visit, /Wijst iets op een groep/)
    .getByLabel(organised)
    .check();
  await page.getByText('Arbeidsuitbuiting', { exact: true }).first().click();
  await page.getByLabel('Te veel slaapplaatsen op één adres').check();
  await look();
  await next(visit);
  await visit.heading('Om wie gaat het?');
  await page.getByRole('button', { name: 'Persoon toevoegen' }).click();
  await page.getByLabel(/Naam of bijnaam/).fill(seen.person);
  await group(visit, /Is geheim waar het slachtoffer/)
    .getByLabel('Nee')
    .check();
  await look();
  await next(visit);
  await visit.heading('Is er nu gevaar?');
  await group(visit, /Loopt er nu iemand gevaar/)
    .getByLabel('Nee, niet op dit moment')
    .check();
  await look();
  await next(visit);
  await visit.heading('Met wie wilt u delen?');
  // the panel moves when the judgement of what she said last comes in
  const judged = page.waitForResponse(
    (answer) => answer.url().endsWith('_voorbeeld') && (answer.request().postData() ?? '').includes('gemotiveerd'),
  );
  await page.getByLabel(/in mijn eigen dossier opgeschreven/).check();
  await judged;
}

test('inspecteur: reis 1, acht werknemers boven een nagelstudio: the RIEC gets it, others do not, and she sees why', async () => {
  const visit = await Visit.begin();
  const { page } = visit;
  await visit.logIn(inspector);
  await tellAll(visit, 'Misschien', () => visit.holdsUp());
  await visit.leavesNoTrace(seen.facts, seen.address, seen.person);
  await page.getByRole('checkbox', { name: /RIEC Oost-Brabant/ }).check();
  const panel = page.getByRole('complementary');
  await panel.getByText('RIEC Oost-Brabant').click();
  await panel
    .getByText(/WGS 2\./)
    .first()
    .waitFor();
  await visit.holdsUp();
  await visit.picture('inspecteur-delen');
  await next(visit);
  await visit.heading('Klopt het zo?');
  await visit.holdsUp();
  await page.getByRole('button', { name: 'Versturen' }).click();
  await page.getByText('Uw signaal is vastgelegd').waitFor();
  await page.getByText(/Uw kenmerk is SH-/).waitFor();
  await page.getByText(/RIEC Oost-Brabant: \d+ gegevens/).waitFor();
  await visit.holdsUp();
  await visit.leavesNoTrace(seen.facts, seen.address, seen.person);
  await visit.picture('inspecteur-verstuurd');
});

test('inspecteur: reis 2, zonder georganiseerd verband op een telefoon: no persons, nothing to the police, four ways out', async () => {
  const visit = await Visit.begin(widths.phone);
  const { page } = visit;
  await visit.logIn(inspector);
  await tellAll(visit, 'Nee', () => visit.holdsUp());
  const told = page.getByText('Personen mag u hier niet vastleggen');
  await told.waitFor();
  const panel = page.getByRole('complementary');
  // by key: what is above it may still grow
  await panel.locator('summary', { hasText: 'organisaties krijgen niets' }).press('Enter');
  const police = panel
    .getByRole('listitem')
    .filter({ hasText: /^Politie/ })
    .first();
  expect(await police.locator('summary').first().textContent()).toContain('niets');
  for (const way of ['Vraag advies zonder namen', 'Vraag toestemming', 'Kies een andere weg', 'Er is nu gevaar'])
    await panel.getByRole('button', { name: way }).waitFor();
  await visit.holdsUp();
  await visit.picture('inspecteur-niet-delen-telefoon');
  await panel.getByRole('button', { name: 'Vraag advies zonder namen' }).click();
  await page.getByRole('dialog', { name: 'Vraag advies zonder namen' }).waitFor();
  await visit.holdsUp();
  await page.getByRole('button', { name: 'Verder zonder personen' }).click();
  await told.waitFor({ state: 'detached' });
  await next(visit);
  await visit.heading('Klopt het zo?');
  await page.getByRole('button', { name: 'Versturen' }).click();
  await page.getByText('Uw signaal is vastgelegd').waitFor();
  await page.getByText('U hebt het signaal nog met niemand gedeeld.').waitFor();
});

test('inspecteur: what is missing is told, all at once, with a way to it', async () => {
  const visit = await Visit.begin(widths.phone);
  const { page } = visit;
  await visit.logIn(inspector);
  await page.goto(`${hub}/signalen/nieuw/waarneming`);
  await visit.heading('Wat zag u?');
  await next(visit);
  const summary = page.getByRole('alert');
  expect(await summary.getByRole('link').count()).toBe(2);
  await visit.holdsUp();
  await summary.getByRole('link', { name: 'Schrijf op wat u zag of hoorde.' }).click();
  expect(await visit.focused()).toContain('Wat zag of hoorde u?');
});

test('inspecteur: free text that looks personal warns, and does not block', async () => {
  const visit = await Visit.begin();
  const { page } = visit;
  await visit.logIn(inspector);
  await page.getByRole('link', { name: 'Signaal melden' }).click();
  await page.getByLabel('Wat zag of hoorde u?').fill('De vrouw is zwanger. Nummer 999990019. Er was een meisje, 15 jaar oud.');
  for (const hint of ['over gezondheid te gaan', 'burgerservicenummer', 'over een kind te gaan'])
    await page.getByText(new RegExp(hint)).first().waitFor();
  await visit.holdsUp();
  const [day, month, year] = yesterday();
  await page.getByLabel('Dag').fill(day);
  await page.getByLabel('Maand').fill(month);
  await page.getByLabel('Jaar').fill(year);
  await next(visit);
  await visit.heading('Waar was het?');
});

test('inspecteur: acute danger shows 112, not a form', async () => {
  const visit = await Visit.begin(widths.phone);
  const { page } = visit;
  await visit.logIn(inspector);
  await page.goto(`${hub}/signalen/nieuw/veiligheid`);
  await visit.heading('Is er nu gevaar?');
  await page.getByLabel('Ja, nu').check();
  const call = page.getByRole('link', { name: 'Bel 112' });
  await call.waitFor();
  expect(await call.getAttribute('href')).toBe('tel:112');
  await visit.holdsUp();
  await visit.picture('inspecteur-gevaar-telefoon');
});

test('inspecteur: a draft that she wants kept is there after a reload, sealed, and gone after she logs out', async () => {
  const visit = await Visit.begin();
  const { page } = visit;
  await visit.logIn(inspector);
  await page.getByRole('link', { name: 'Signaal melden' }).click();
  await page.getByLabel('Wat zag of hoorde u?').fill(seen.facts);
  await page.getByRole('checkbox', { name: 'Bewaar dit concept op dit apparaat' }).check();
  await page.getByText(/Bewaard om/).waitFor();
  expect(await stored(visit)).not.toContain(seen.facts);
  await page.reload();
  await visit.heading('Wat zag u?');
  await page.getByText(/Bewaard om/).waitFor();
  expect(await page.getByLabel('Wat zag of hoorde u?').inputValue()).toBe(seen.facts);
  await page.getByRole('button', { name: 'Afmelden' }).click();
  await page.getByRole('button', { name: 'Ja, afmelden' }).click();
  await visit.heading(/Signalen van mensenhandel delen/);
  expect(await stored(visit)).toBe('[]');
});

/** Everything in the database of this browser, as text in which a readable text would be found. */
function stored(visit: Visit): Promise<string> {
  return visit.page.evaluate(async () => {
    const request = indexedDB.open('seinhuis');
    const database = await new Promise<IDBDatabase>((opened) => (request.onsuccess = () => opened(request.result)));
    if (!database.objectStoreNames.contains('concept')) return '[]';
    const all = database.transaction('concept').objectStore('concept').getAll();
    const rows = await new Promise<Record<string, unknown>[]>(
      (read) => (all.onsuccess = () => read(all.result as Record<string, unknown>[])),
    );
    database.close();
    const text = (value: unknown) =>
      value instanceof ArrayBuffer ? new TextDecoder().decode(value) : value instanceof CryptoKey ? `sleutel ${value.extractable}` : value;
    return JSON.stringify(rows.map((row) => Object.values(row).map(text)));
  });
}

test('inspecteur: without a connection the draft stays, and sending again records it once', async () => {
  const visit = await Visit.begin();
  const { page } = visit;
  await visit.logIn(inspector);
  await tellAll(visit, 'Nee');
  await next(visit);
  await visit.heading('Klopt het zo?');
  visit.expectFault(/ERR_INTERNET_DISCONNECTED/);
  await visit.goOffline(true);
  await page.getByText('U hebt geen verbinding.').waitFor();
  await page.getByRole('button', { name: 'Versturen' }).click();
  await page.getByText('Er kwam geen antwoord.').first().waitFor();
  await visit.holdsUp();
  await visit.goOffline(false);
  await page.getByRole('button', { name: 'Versturen' }).click();
  await page.getByText('Uw signaal is vastgelegd').waitFor();
});

test('inspecteur: her own signal is read, added to, corrected and withdrawn, with the keyboard', async () => {
  const visit = await Visit.begin();
  const { page } = visit;
  await visit.logIn(inspector);
  await tellAll(visit, 'Nee');
  await next(visit);
  await page.getByRole('button', { name: 'Versturen' }).click();
  await page.getByRole('link', { name: 'Naar uw signaal' }).click();
  await visit.heading(/^SH-/);
  await page.getByText(seen.address).waitFor();
  await visit.holdsUp();
  await visit.leavesNoTrace(seen.facts, seen.address);
  await visit.picture('inspecteur-signaal');
  await visit.tabTo('Adres verbeteren');
  await page.keyboard.press('Enter');
  await page.getByLabel('Nieuwe waarde').fill('Voorbeeldstraat 14, Eindhoven');
  await page.getByLabel('Reden').selectOption('typefout');
  await visit.holdsUp();
  await page.keyboard.press('Tab');
  await visit.tabTo('Verbeteren');
  await page.keyboard.press('Enter');
  await page.getByText('Het signaal is verbeterd.').waitFor();
  await page.getByText('Voorbeeldstraat 14, Eindhoven').waitFor();
  // a list is ticked anew
  await page.getByRole('button', { name: 'Aanwijzingen verbeteren' }).click();
  await page.getByRole('dialog').getByLabel('Loon wordt ingehouden of niet betaald').check();
  await page.getByLabel('Reden').selectOption('onjuist');
  await visit.holdsUp();
  await page.getByRole('dialog').getByRole('button', { name: 'Verbeteren' }).click();
  await page
    .getByRole('cell', { name: /Te veel slaapplaatsen op één adres, Loon wordt ingehouden|Loon wordt ingehouden.*Te veel slaapplaatsen/ })
    .waitFor();
  await page.getByRole('button', { name: 'Aanvullen' }).click();
  await page.getByLabel('Waarde').fill('De deur was op slot');
  await page.getByRole('dialog').getByLabel('Nee').check();
  await page.getByRole('dialog').getByRole('button', { name: 'Aanvullen' }).click();
  await page.getByText('Het signaal is aangevuld.').waitFor();
  await page.getByRole('cell', { name: 'De deur was op slot' }).waitFor();
  await page.getByRole('button', { name: 'Aanvullen' }).click();
  visit.expectFault(/403/);
  await page.getByLabel('Over', { exact: true }).selectOption({ label: 'Iemand die nog niet in het signaal staat: mogelijk slachtoffer' });
  await page.getByLabel('Gegeven', { exact: true }).selectOption({ label: 'Paspoort ligt bij een ander' });
  await page.getByRole('dialog').getByRole('radio', { name: 'Ja', exact: true }).check();
  await visit.holdsUp();
  await page.getByRole('dialog').getByRole('button', { name: 'Aanvullen' }).click();
  // without a link to organised crime nothing about persons is stored, and she hears so
  await page.getByRole('dialog').getByText('Hiervan mag niets worden vastgelegd.').waitFor();
  await page.getByRole('button', { name: 'Annuleren' }).click();
  await page.getByRole('button', { name: 'Intrekken' }).click();
  await page.getByLabel('Reden').selectOption('vergissing');
  await page.getByRole('dialog').getByRole('button', { name: 'Intrekken' }).click();
  await page.getByText(/^. Ingetrokken$/).waitFor();
  expect(await page.getByRole('button', { name: 'Aanvullen' }).count()).toBe(0);
  await page.getByRole('link', { name: 'Naar uw signalen' }).click();
  await visit.heading('Uw signalen');
  await page.getByRole('table').waitFor();
  await visit.holdsUp();
});
