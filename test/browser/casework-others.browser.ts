import { button, details, freshPlate, open, person, tab, worldOf, type World } from './casework.js';
import { hub, Visit } from './visit.js';

let world: World;
beforeAll(async () => {
  world = await worldOf(600);
});

test('zaken: police data appear from the stage that the law names, for members, with the article', async () => {
  const detective = world.detective;
  const plate = freshPlate();
  const { id } = await world.caseOf(await world.reported([plate]));
  const report = await detective.post('/v1/signalen', {
    doelen: ['criminal-investigation'],
    gezienOp: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10),
    omstandigheden: { georganiseerdVerband: 'sterk', geheimAdres: false, gemotiveerd: true },
    betrokkenen: [person],
    velden: [{ veld: 'politiegegevens', groep: 'POL8', betrokkene: 'p1', waarde: { melding: 'Eerder gezien bij vervoer' } }],
  });
  const signal = report.body.id as string;
  const give = () =>
    detective.post('/v1/verstrekkingen', { signaal: signal, zaak: id, aan: { oin: world.riec, partner: 'RC' }, doel: 'organised-crime' });
  const first = await give();
  expect(first.body.gaat).toEqual([]);
  const visit = await Visit.begin();
  await open(visit, id, 'deelnemers');
  await button(visit, 'Naar stap 2').click();
  await visit.page.getByText('2. Gezamenlijke zaak').waitFor();
  await visit.holdsUp();
  await visit.picture('zaak-deelnemers');
  const second = await give();
  expect(second.body.gaat).toHaveLength(1);
  await world.link(id, signal);

  const member = await Visit.begin();
  await member.logIn('Petra de Rechercheur', `/zaken/${id}?deel=velden`);
  await member.page.getByRole('cell', { name: /Eerder gezien bij vervoer/ }).waitFor();
  await button(member, /Politiegegevens/).click();
  await member.page
    .getByText(/WGS 2.23 lid 6/)
    .first()
    .waitFor();
  const outsider = await Visit.begin();
  await outsider.logIn('Coen van de Registratie', '/', 'Registratie van slachtoffers');
  expect(await outsider.page.getByRole('link', { name: 'Zaken' }).count()).toBe(0);
  outsider.expectFault(/404/);
  await outsider.page.goto(`${hub}/zaken/${id}?deel=velden`);
  await outsider.page.getByText('Deze zaak is niet gevonden, of u hoort niet bij deze zaak.').waitFor();
});

test('zaken: a member reads along and changes nothing; the rest she is not offered', async () => {
  const { id } = await world.caseOf(await world.reported(details(freshPlate()), [person]));
  const visit = await Visit.begin();
  await visit.logIn('Petra de Rechercheur', `/zaken/${id}?deel=velden`);
  await visit.heading(/^Kenmerk Z-/);
  await visit.page.getByRole('cell', { name: /^Voorbeeldstraat \d+, Eindhoven$/ }).waitFor();
  expect(await visit.page.getByRole('tab', { name: 'Overeenkomsten' }).count()).toBe(0);
  await tab(visit, 'Deelnemers');
  await visit.page.getByRole('rowheader', { name: 'Gemeente Eindhoven' }).waitFor();
  expect(await button(visit, /Ontsla|Lid aanwijzen|Naar stap/).count()).toBe(0);
  await visit.holdsUp();
});

test('zaken: she searches her own RIEC, and asks another one yes or no', async () => {
  await world.reported([{ veld: 'kvkNummer', waarde: '90000077' }]);
  const visit = await Visit.begin();
  await visit.logIn('Rik de Analist', '/zaken/zoeken');
  await visit.heading('Zoeken');
  await visit.holdsUp();
  await visit.page.getByLabel('Waarmee zoekt u').selectOption({ label: 'KvK-nummer' });
  await visit.page.getByLabel('Kenmerk').fill('90000077');
  await visit.page.getByRole('checkbox').check();
  await button(visit, 'Zoeken').click();
  await visit.page.getByText(/^Bekend in 1 signaal/).waitFor();
  await visit.holdsUp();
  await visit.picture('zaken-zoeken');
  await visit.leavesNoTrace('90000077');
  await visit.page.getByLabel(/^Waar \(/).selectOption({ label: 'RIEC Limburg' });
  await button(visit, 'Zoeken').click();
  await visit.page.getByText('Niet bekend.').waitFor();
  visit.expectFault(/403/);
  await visit.page.getByLabel('Waarmee zoekt u').selectOption({ label: 'Burgerservicenummer' });
  await visit.page.getByLabel('Kenmerk').fill('999990342');
  await button(visit, 'Zoeken').click();
  await visit.page.getByRole('alert').waitFor();
  await visit.holdsUp();
  await visit.leavesNoTrace('999990342');
});

test('zaken: an analyst of Limburg hears yes and no more, and is led to asking for it', async () => {
  await world.reported([{ veld: 'kvkNummer', waarde: '90000078' }]);
  const visit = await Visit.begin();
  await visit.logIn('Lia de Analist', '/zaken/zoeken');
  await visit.heading('Zoeken');
  await visit.page.getByLabel('Waarmee zoekt u').selectOption({ label: 'KvK-nummer' });
  await visit.page.getByLabel('Kenmerk').fill('90000078');
  await visit.page.getByRole('checkbox').check();
  await button(visit, 'Zoeken').click();
  await visit.page.getByText('Niet bekend.').waitFor();
  expect(await button(visit, 'Vraag het aan').count()).toBe(0);
  await visit.page.getByLabel(/^Waar \(/).selectOption({ label: 'RIEC Oost-Brabant' });
  await button(visit, 'Zoeken').click();
  await visit.page.getByText('Ja, daar is iets bekend. Vraag verder bij RIEC Oost-Brabant.').waitFor();
  expect(await visit.page.getByRole('link', { name: /Lees of weeg/ }).count()).toBe(0);
  await visit.picture('zaken-vraag-aan');
  await button(visit, 'Vraag het aan').click();
  await visit.page.getByRole('dialog', { name: 'Vraag het aan bij RIEC Oost-Brabant' }).waitFor();
  await visit.holdsUp();
  await visit.leavesNoTrace('90000078');
});
