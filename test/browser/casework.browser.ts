import { button, details, freshPlate, open, person, radio, tab, worldOf, type World } from './casework.js';
import { hub, Visit, widths } from './visit.js';

let world: World;
beforeAll(async () => {
  world = await worldOf(100);
});

test('zaken: the analyst reads a signal, weighs it on the four criteria and opens a case with it', async () => {
  await world.reported(details(freshPlate()), [person]);
  const visit = await Visit.begin();
  await visit.logIn('Rik de Analist');
  await visit.heading('Zaken');
  await visit.page.getByRole('link', { name: 'Signalen wegen' }).click();
  await visit.heading('Signalen wegen');
  await visit.page.getByRole('table').waitFor();
  await visit.holdsUp();
  await visit.picture('zaken-wachtrij');
  await visit.page
    .getByRole('link', { name: /^Lees en weeg signaal/ })
    .last()
    .click();
  await visit.heading('Een signaal wegen');
  await visit.page.getByRole('cell', { name: /^Voorbeeldstraat \d+, Eindhoven$/ }).waitFor();

  await button(visit, 'Weging vastleggen').click();
  await visit.page.getByRole('alert').waitFor();
  await visit.holdsUp();
  for (const choice of ['Arbeidsuitbuiting', 'Een kleine groep', 'Ernstig']) await radio(visit, choice);
  await radio(visit, 'Nee');
  await radio(visit, 'Ja, aanvaarden');
  await visit.picture('zaken-wegen');
  await button(visit, 'Weging vastleggen').click();
  await visit.page.getByText('Het signaal is aanvaard.').waitFor();
  await visit.holdsUp();
  await visit.page.getByLabel('Soort overleg').selectOption({ label: 'Casusoverleg' });
  await button(visit, 'Een zaak openen').click();
  await visit.heading(/^Kenmerk Z-/);
  await visit.page.getByRole('list', { name: /volgorde van tijd/ }).waitFor();
  await visit.leavesNoTrace('Testpersoon', 'Voorbeeldstraat', 'GV');
});

test('zaken: a rejected signal gets an answer to who reported it, and she reads it with her signal', async () => {
  const id = await world.reported([freshPlate()]);
  const visit = await Visit.begin();
  await visit.logIn('Rik de Analist', `/zaken/wegen/${id}`);
  await visit.heading('Een signaal wegen');
  for (const choice of ['Nog niet bekend', 'Een persoon', 'Licht']) await radio(visit, choice);
  await radio(visit, 'Nee');
  await radio(visit, 'Nee, afwijzen');
  await button(visit, 'Weging vastleggen').click();
  await visit.page.getByText('Het signaal is afgewezen.').waitFor();
  await visit.page.getByLabel('Bericht').selectOption({ label: 'Het signaal hoort niet bij een zaak' });
  await button(visit, 'Laten weten').click();
  await visit.page.getByText('De melder leest het bij het signaal.').waitFor();
  await visit.holdsUp();
  const { body } = await world.inspector.get(`/v1/signalen/${id}`);
  expect(body.terugkoppelingen).toMatchObject([{ code: 'niet-betrokken-bij-zaak' }]);
});

test('zaken: every part of a case holds up on a desk and a phone, and shows where each field comes from', async () => {
  const plate = freshPlate();
  const { id } = await world.caseOf(await world.reported(details(plate), [person]), await world.reported([plate]));
  for (const width of [widths.desk, widths.phone]) {
    const visit = await Visit.begin(width);
    await open(visit, id, 'tijdlijn');
    const timeline = visit.page.getByRole('list', { name: /volgorde van tijd/ });
    await timeline.waitFor();
    expect(await timeline.getByRole('listitem').count()).toBeGreaterThan(4);
    await visit.holdsUp();

    await tab(visit, 'Relaties');
    await visit.page.getByRole('img', { name: /Tekening van de relaties/ }).waitFor();
    const rows = visit.page.getByRole('table').getByRole('row');
    await rows.nth(2).waitFor({ state: 'attached' });
    expect(await visit.page.locator('.lijn').count()).toBe((await rows.count()) - 1);
    await visit.holdsUp();
    if (width === widths.desk) await visit.picture('zaak-relaties');

    await tab(visit, 'Velden');
    await button(visit, /Voertuig/)
      .first()
      .click();
    for (const told of ['Bij het RIEC sinds', 'Bewaren tot uiterlijk', 'WGS']) await visit.page.getByText(told).first().waitFor();
    await visit.holdsUp();
    await visit.picture(width === widths.desk ? 'zaak-velden' : 'zaak-velden-telefoon');
    await visit.leavesNoTrace('Testpersoon', 'Voorbeeldstraat', plate.waarde, plate.waarde.replaceAll('-', ''));

    await tab(visit, 'Deelnemers');
    await visit.page.getByRole('rowheader', { name: 'Gemeente Eindhoven' }).waitFor();
    await visit.holdsUp();
    await tab(visit, 'Maatregelen');
    await visit.page.getByText('nog geen maatregelen').waitFor();
    await visit.holdsUp();
  }
});

test('zaken: what agrees is proposed with its reason; she says no, takes it back and says yes', async () => {
  const plate = freshPlate();
  const { id } = await world.caseOf(await world.reported([plate]), await world.reported([plate]));
  const visit = await Visit.begin();
  await open(visit, id, 'overeenkomsten');
  await visit.page
    .getByRole('heading', { name: 'Signaal 1 en Signaal 2' })
    .or(visit.page.getByRole('heading', { name: 'Signaal 2 en Signaal 1' }))
    .waitFor();
  await visit.page.getByText('Het kenteken is in beide signalen precies gelijk.').waitFor();
  expect(await visit.page.getByRole('main').textContent()).not.toContain(plate.waarde.replaceAll('-', ''));
  await visit.holdsUp();
  await visit.picture('zaak-overeenkomsten');
  await button(visit, 'Niet dezelfde').click();
  await visit.page.getByRole('dialog').waitFor();
  await visit.holdsUp();
  await radio(visit, 'Het is toeval');
  await button(visit, 'Vastleggen').click();
  await visit.page.getByText('Er zijn geen overeenkomsten').waitFor();
  await visit.holdsUp();
  await radio(visit, 'Niet dezelfde');
  await button(visit, 'Oordeel intrekken').click();
  await button(visit, 'Vastleggen').click();
  await visit.page.getByText('Er zijn geen overeenkomsten').waitFor();
  await radio(visit, 'Voorgesteld');
  await button(visit, 'Dezelfde').first().click();
  await button(visit, 'Vastleggen').click();
  await visit.page.getByText('Er zijn geen overeenkomsten').waitFor();
  await radio(visit, 'Dezelfde');
  await visit.page.getByText('Ik heb beide signalen nagekeken.').waitFor();
  await visit.leavesNoTrace(plate.waarde);
});

test('zaken: she agrees a measure, keeps its outcome, tells the reporter and closes the case', async () => {
  const signal = await world.reported([freshPlate()]);
  const { id } = await world.caseOf(signal);
  const visit = await Visit.begin();
  await open(visit, id, 'maatregelen');
  const choose = (label: string, option: string) => visit.page.getByLabel(label, { exact: true }).last().selectOption({ label: option });
  await choose('Soort', 'Controle door een toezichthouder');
  await choose('Wat wordt moeilijker voor wie uitbuit', 'Mensen laten wonen');
  await choose('Door', 'Gemeente Eindhoven (GB-TZ)');
  for (const [part, value] of [
    ['Dag', '31'],
    ['Maand', '2'],
    ['Jaar', '2027'],
  ] as const)
    await visit.page.getByLabel(part, { exact: true }).fill(value);
  await button(visit, 'Maatregel afspreken').click();
  await visit.page.getByText('Vul een dag in die bestaat').waitFor();
  await visit.page.getByLabel('Dag', { exact: true }).fill('1');
  await button(visit, 'Maatregel afspreken').click();
  await visit.page.getByRole('rowheader', { name: /controle door een toezichthouder/ }).waitFor();
  await visit.holdsUp();
  await visit.picture('zaak-maatregelen');

  await choose('Reden', 'De afspraken zijn klaar');
  visit.expectFault(/409/);
  await button(visit, 'Zaak sluiten').click();
  await visit.page.getByText('Leg eerst van elke maatregel vast wat ervan kwam.').waitFor();
  await visit.page.getByLabel('Maatregel', { exact: true }).selectOption({ index: 1 });
  await choose('Uitkomst', 'Uitgevoerd');
  await button(visit, 'Uitkomst vastleggen').click();
  await visit.page.getByRole('cell', { name: 'Uitgevoerd' }).waitFor();

  await choose('Signalen', 'Signaal 1');
  await choose('Bericht', 'Er is iets mee gedaan');
  await button(visit, 'Laten weten').click();
  await visit.page.getByText('De melder leest het bij het signaal.').waitFor();
  expect((await world.inspector.get(`/v1/signalen/${signal}`)).body.terugkoppelingen).toMatchObject([{ code: 'opvolging-gestart' }]);

  await button(visit, 'Zaak sluiten').click();
  await visit.page.getByText('Gesloten', { exact: true }).waitFor();
  await tab(visit, 'Velden');
  await visit.page.getByText('Deze zaak is gesloten.').waitFor();
  await visit.holdsUp();
});

test('zaken: she takes a case along for a purpose, and sees that the bytes are those of the log', async () => {
  const { id, kenmerk } = await world.caseOf(await world.reported([freshPlate()]));
  const visit = await Visit.begin();
  await open(visit, id, 'tijdlijn');
  await button(visit, 'Meenemen als bestand').click();
  await visit.page.getByRole('dialog').waitFor();
  await visit.holdsUp();
  await visit.page.getByLabel('Doel').selectOption({ label: 'Bestrijden van georganiseerde criminaliteit (RIEC)' });
  await button(visit, 'Bestand maken').click();
  await visit.page.getByText('Het bestand is klaar.').waitFor();
  const shown = await visit.page.getByRole('dialog').locator('code').textContent();
  expect(shown).toMatch(/^[0-9a-f]{64}$/);
  await visit.holdsUp();
  const [download] = await Promise.all([visit.page.waitForEvent('download'), visit.page.getByRole('link', { name: /^Bewaar Z-/ }).click()]);
  expect(download.suggestedFilename()).toMatch(new RegExp(`^${kenmerk}-[0-9a-f-]{36}\\.csv$`));
});

test('zaken: a case of others, or none, looks the same', async () => {
  const visit = await Visit.begin();
  visit.expectFault(/404/);
  await visit.logIn('Rik de Analist', '/zaken/00000000-0000-4000-9000-000000000001');
  await visit.page.getByText('Deze zaak is niet gevonden, of u hoort niet bij deze zaak.').waitFor();
  await visit.holdsUp();
});

test('zaken: with the keyboard alone, from the queue to a judgement', async () => {
  const plate = freshPlate();
  const { id } = await world.caseOf(await world.reported([plate]), await world.reported([plate]));
  const visit = await Visit.begin(widths.phone);
  await open(visit, id, 'tijdlijn');
  await visit.tabTo('Tijdlijn');
  for (let step = 0; step < 4; step += 1) await visit.page.keyboard.press('ArrowRight');
  expect(await visit.focused()).toBe('Overeenkomsten');
  await visit.page.keyboard.press('Enter');
  await visit.page.getByText('Het kenteken is in beide signalen').waitFor();
  await visit.tabTo('Dezelfde');
  await visit.page.keyboard.press('Enter');
  await visit.page.getByRole('dialog').waitFor();
  await visit.tabTo('Vastleggen');
  await visit.page.keyboard.press('Enter');
  await visit.page.getByText('Er zijn geen overeenkomsten').waitFor();
  expect(new URL(visit.page.url()).origin).toBe(hub);
});
