import { freshPlate, person, worldOf, type World } from './casework.js';
import { type GivenSignal, givenSignal } from './given-signal.js';
import { hub, Visit, widths } from './visit.js';

/** On a phone and with the keyboard alone: what works there works at a desk as well. */
let world: World;
let signal: GivenSignal;
beforeAll(async () => {
  world = await worldOf(800);
  signal = await givenSignal();
});

async function logIn(visit: Visit, name: RegExp, path = '/'): Promise<void> {
  await visit.page.goto(`${hub}${path}`);
  await visit.press('Aanmelden', 'Enter');
  await visit.page.getByRole('heading', { name: 'Wie bent u?' }).waitFor();
  await visit.press(name, 'Enter');
  await visit.page.getByRole('button', { name: 'Afmelden' }).waitFor();
}

test('zaken: reis 3 with the keyboard alone, from the queue to police data and the RIEC of elsewhere', async () => {
  const reported = await world.reported([freshPlate()]);
  const { body: given } = await world.analyst.get('/v1/verstrekkingen?kant=ontvangen&paginaGrootte=100');
  const disclosure = (given.items as { id: string; signaal: string }[]).find(({ signaal }) => signaal === reported)!.id;
  const visit = await Visit.begin(widths.phone);
  const { page } = visit;
  await logIn(visit, /Rik de Analist/, `/zaken/wegen/${reported}?verstrekking=${disclosure}`);
  await visit.heading('Een signaal wegen');
  await page.getByRole('cell', { name: /GV/ }).waitFor();
  await visit.choose('Seksuele uitbuiting', 'Arbeidsuitbuiting');
  await visit.choose('Een persoon', 'Een kleine groep');
  await visit.choose('Licht', 'Ernstig');
  await visit.choose('Ja', 'Nee');
  await visit.choose('Ja, aanvaarden', 'Ja, aanvaarden');
  await visit.press('Weging vastleggen', 'Enter');
  await page.getByText('Het signaal is aanvaard.').waitFor();
  await visit.pick('Soort overleg', 'Casusoverleg');
  await visit.press('Een zaak openen', 'Enter');
  await visit.heading(/^Kenmerk Z-/);
  const id = /zaken\/([0-9a-f-]{36})/.exec(page.url())![1]!;

  await openTab(visit, 'Deelnemers');
  for (const [kind, member] of [
    ['Politie', 'Politie-eenheid Oost-Brabant'],
    ['Gemeente, toezicht en handhaving', 'Gemeente Eindhoven'],
  ] as const) {
    await visit.pick('Soort organisatie', kind);
    await visit.pick('Organisatie', member);
    await visit.press('Lid aanwijzen', 'Enter');
    await page.getByRole('rowheader', { name: member }).waitFor();
  }
  await visit.press('Naar stap 2', 'Enter');
  await page.getByText('2. Gezamenlijke zaak').waitFor();
  await policeGives(id);
  await openTab(visit, 'Velden');
  await page.getByRole('cell', { name: /Eerder gezien bij vervoer/ }).waitFor();
  await visit.press(/^Politiegegevens/, 'Enter');
  await page
    .getByText(/WGS 2.23 lid 6/)
    .first()
    .waitFor();
  await visit.holdsUp();

  await visit.goTo('/zaken/zoeken');
  await visit.heading('Zoeken');
  await visit.pick('Waarmee zoekt u', 'KvK-nummer');
  await visit.type('Kenmerk', '90000078');
  await visit.pick(/^Waar \(/, 'RIEC Limburg');
  await visit.press(/^Ik heb in het dossier/, 'Space');
  await visit.press('Zoeken', 'Enter');
  await page.getByText('Niet bekend.').waitFor();
  await visit.leavesNoTrace('90000078', 'Eerder gezien');
});

/** The police add a signal of their own to the case. */
async function policeGives(zaak: string): Promise<void> {
  const report = await world.detective.post('/v1/signalen', {
    doelen: ['criminal-investigation'],
    gezienOp: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10),
    omstandigheden: { georganiseerdVerband: 'sterk', geheimAdres: false, gemotiveerd: true },
    betrokkenen: [person],
    velden: [{ veld: 'politiegegevens', groep: 'POL8', betrokkene: 'p1', waarde: { melding: 'Eerder gezien bij vervoer' } }],
  });
  const signaal = report.body.id as string;
  const given = await world.detective.post('/v1/verstrekkingen', {
    signaal,
    zaak,
    aan: { oin: world.riec, partner: 'RC' },
    doel: 'organised-crime',
  });
  expect(given.body.gaat).toHaveLength(1);
  await world.link(zaak, signaal);
}

async function openTab(visit: Visit, name: string): Promise<void> {
  await visit.tabTo(/^(?:Tijdlijn|Deelnemers)$/);
  for (let step = 0; step < 6 && (await visit.focused()) !== name; step += 1) await visit.page.keyboard.press('ArrowRight');
  expect(await visit.focused()).toBe(name);
  await visit.page.keyboard.press('Enter');
}

test('toezicht: reis 5 with the keyboard alone, from who knew what to the proof', async () => {
  const visit = await Visit.begin(widths.phone);
  const { page } = visit;
  await logIn(visit, /Fenna de Functionaris/, '/toezicht/verstrekkingen');
  await visit.heading('Verstrekkingen');
  await visit.press(/^Zoeken en beperken/, 'Enter');
  await visit.pick(/^Wat \(/, 'Gelezen');
  await visit.type(/^Id van het signaal/, signal.id);
  await visit.press('Zoeken', 'Enter');
  await page.waitForURL(/soort=gelezen/);
  await page
    .getByRole('row', { name: /RC.*Getoond/ })
    .first()
    .waitFor();
  await visit.holdsUp();
  await visit.press('Waarom', 'Enter');
  await visit.heading('Waarom dit besluit');
  await page.getByRole('heading', { name: 'Gronden' }).first().waitFor();

  await visit.press('Bewijs', 'Enter');
  await visit.heading('Bewijs');
  const download = page.waitForEvent('download');
  await visit.press('Controlepunt bewaren', 'Enter');
  expect((await download).suggestedFilename()).toMatch(/^controlepunt-\d+\.txt$/);
  await visit.type('Volgnummer', '0');
  await page.keyboard.press('Enter');
  await page.getByText('staat in het logboek: regel').waitFor();
  expect(await page.getByText('Klopt niet').count()).toBe(0);
  await visit.holdsUp();
  await visit.leavesNoTrace('Testpersoon', signal.suspectBsn);
});
