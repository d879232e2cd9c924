import { type GivenSignal, givenSignal, readOften } from './given-signal.js';
import { hub, Visit, widths } from './visit.js';

/** The workspace of the privacy officer. */
const fenna = 'Fenna de Functionaris';
let signal: GivenSignal;
beforeAll(async () => void (signal = await givenSignal()));

test('toezicht: from the start page to each part, at a desk and on a phone', async () => {
  for (const width of [widths.desk, widths.phone]) {
    const visit = await Visit.begin(width);
    await visit.logIn(fenna);
    await visit.heading('Toezicht');
    await visit.holdsUp();
    for (const part of ['Verstrekkingen', 'Betrokkene', 'Bewijs', 'Beleid', 'Afwijkingen', 'Uw vragen']) {
      await visit.page.goto(`${hub}/toezicht`);
      await visit.page.getByRole('region', { name: part, exact: true }).getByRole('link').click();
      await visit.heading(part);
      await visit.page.getByRole('status').filter({ hasText: 'Bezig met laden' }).waitFor({ state: 'detached' });
      await visit.holdsUp();
    }
  }
});

test('toezicht: who saw what of whom, filtered and sorted, and why', async () => {
  const visit = await Visit.begin();
  await visit.logIn(fenna, `/toezicht/verstrekkingen?signaal=${signal.id}`);
  await visit.heading('Verstrekkingen');
  const rows = visit.page.getByRole('row');
  await visit.page
    .getByRole('row', { name: /Gelezen.*RC.*case\.LOC.*Getoond/ })
    .first()
    .waitFor();
  await visit.page
    .getByRole('row', { name: /Geweigerd.*CM/ })
    .first()
    .waitFor();
  await visit.holdsUp();
  await visit.picture('toezicht-verstrekkingen');
  const download = visit.page.waitForEvent('download');
  await visit.page.getByRole('button', { name: 'Meenemen als bestand' }).click();
  expect((await download).suggestedFilename()).toBe('register.csv');
  await visit.page.getByRole('button', { name: /^Wat/ }).click();
  await visit.page.waitForURL(/sorteerOp=soort/);
  await rows.nth(1).waitFor();
  await visit.page.getByLabel(/^Wat \(/).selectOption('gelezen');
  await visit.page.getByRole('button', { name: 'Zoeken' }).click();
  await visit.page.waitForURL(/soort=gelezen/);
  await visit.page.getByRole('link', { name: 'Waarom' }).first().click();
  await visit.heading('Waarom dit besluit');
  await visit.page.getByRole('heading', { name: 'Gronden' }).first().waitFor();
  await visit.holdsUp();
  await visit.leavesNoTrace('Testpersoon', signal.suspectBsn);
});

test('toezicht: a person asks, is told what may be told, and nothing of it stays behind', async () => {
  const visit = await Visit.begin();
  await visit.logIn(fenna, '/toezicht/betrokkene');
  await visit.heading('Betrokkene');
  await visit.page.getByRole('button', { name: 'Opzoeken' }).click();
  await visit.page.getByRole('alert').getByText('Kies hoe is gecontroleerd wie het vraagt.').waitFor();
  await visit.holdsUp();
  await visit.page.getByLabel('Aan de balie, met een identiteitsbewijs').check();
  await visit.page.getByLabel('Met signaal en schuilnummer').check();
  await visit.page.getByLabel('Id van het signaal').fill(signal.id);
  await visit.page.getByLabel('Schuilnummer', { exact: true }).fill(signal.victim);
  await visit.page.getByRole('button', { name: 'Opzoeken' }).click();
  await visit.page.getByText(/Gevonden in 1 rol/).waitFor();
  expect(await visit.page.getByText('Testpersoon Wilg').count()).toBe(0);
  await visit.page.getByLabel('Wat besloot de verantwoordelijke?').selectOption('none');
  await visit.page.getByRole('button', { name: /Besluit vastleggen/ }).click();
  const letter = visit.page.getByRole('region', { name: 'Brief als slachtoffer' });
  await letter.getByText(/Testpersoon Wilg/).waitFor();
  expect(await letter.textContent()).not.toContain('Testpersoon Eik');
  await visit.holdsUp();
  await visit.picture('toezicht-betrokkene');
  await visit.leavesNoTrace('Testpersoon', signal.victim, signal.suspectBsn);
});

test('toezicht: by number with the keyboard alone, on a phone', async () => {
  const visit = await Visit.begin(widths.phone);
  await visit.logIn(fenna, '/toezicht/betrokkene');
  await visit.heading('Betrokkene');
  await visit.tabTo('Aan de balie, met een identiteitsbewijs');
  await visit.page.keyboard.press('Space');
  await visit.tabTo('Burgerservicenummer');
  await visit.page.keyboard.type(signal.suspectBsn);
  await visit.page.keyboard.press('Enter');
  await visit.page.getByText(/Gevonden in \d+ rol/).waitFor();
  expect(await visit.page.getByText(/Wij hebben geen gegevens over u/).count()).toBe(1);
  await visit.holdsUp();
  await visit.leavesNoTrace(signal.suspectBsn);
});

test('toezicht: the browser itself proves that the log holds, and sees when it does not', async () => {
  const visit = await Visit.begin();
  await visit.logIn(fenna, '/toezicht/bewijs');
  await visit.heading('Bewijs');
  await visit.page.getByText('Klopt', { exact: false }).first().waitFor();
  expect(await visit.page.getByText('Klopt niet').count()).toBe(0);
  await visit.page.getByLabel('Volgnummer').fill('0');
  await visit.page.getByRole('button', { name: 'Narekenen' }).first().click();
  await visit.page.getByText('staat in het logboek: regel').waitFor();
  expect(await visit.page.getByText('Klopt niet').count()).toBe(0);
  const kept = await (await fetch(`${hub}/v1/logboek/checkpoint`)).text();
  const consistency = visit.page.getByRole('region', { name: 'Is het logboek alleen gegroeid?' });
  await visit.page.getByLabel('Een controlepunt dat u eerder bewaarde').fill(kept);
  await consistency.getByRole('button', { name: 'Narekenen' }).click();
  await consistency.getByText('alleen gegroeid:').waitFor();
  expect(await consistency.getByText('Klopt niet').count()).toBe(0);
  await visit.holdsUp();
  await visit.picture('toezicht-bewijs');
  const [origin, size, root, ...rest] = kept.split('\n');
  const forged = [
    origin,
    size,
    Buffer.from(Buffer.from(root!, 'base64').map((byte, at) => (at === 0 ? byte ^ 1 : byte))).toString('base64'),
    ...rest,
  ];
  await visit.page.getByLabel('Een controlepunt dat u eerder bewaarde').fill(forged.join('\n'));
  await consistency.getByRole('button', { name: 'Narekenen' }).click();
  await consistency.getByText('Klopt niet').first().waitFor();
  expect(await consistency.getByText('Klopt niet').count()).toBe(2);
});

test('toezicht: the policy, and what stops by itself', async () => {
  const visit = await Visit.begin();
  await visit.logIn(fenna, '/toezicht/beleid');
  await visit.heading('Beleid');
  await visit.page
    .getByRole('row', { name: /GB-TZ → RC.*Mag/ })
    .first()
    .waitFor();
  await visit.page.getByRole('button', { name: 'Vooruitkijken' }).click();
  await visit.page.getByText(/afspra(?:ak eindigt|ken eindigen)/).waitFor();
  await visit.holdsUp();
  await visit.picture('toezicht-beleid');
});

test('toezicht: what stands out is explained, and closed by a human; her own questions are shown', async () => {
  await readOften(signal.disclosure);
  const visit = await Visit.begin();
  await visit.logIn(fenna, '/toezicht/afwijkingen');
  await visit.heading('Afwijkingen');
  const card = visit.page.getByRole('region', { name: 'Vaak hetzelfde signaal' });
  await card.getByText(/keer hetzelfde signaal/).waitFor();
  await visit.holdsUp();
  await visit.picture('toezicht-afwijkingen');
  await card.getByRole('button', { name: 'Er is een verklaring' }).click();
  await card.waitFor({ state: 'detached' });
  await visit.page.getByLabel('Afgehandeld').check();
  await card.getByText('Er is een verklaring').waitFor();
  await visit.page.goto(`${hub}/toezicht/raadplegingen`);
  await visit.heading('Uw vragen');
  await visit.page
    .getByRole('row', { name: /Afwijkingen/ })
    .first()
    .waitFor();
  await visit.holdsUp();
});
