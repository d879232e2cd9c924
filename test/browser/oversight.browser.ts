import { type GivenSignal, givenSignal, readOften, waitForCheckpoint } from './given-signal.js';
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
    .getByRole('row', { name: /Gelezen.*RC.*plaats case\.LOC.*Getoond/ })
    .first()
    .waitFor();
  await visit.page
    .getByRole('row', { name: /Geweigerd.*CM/ })
    .first()
    .waitFor();
  await visit.holdsUp();
  await visit.picture('toezicht-verstrekkingen');
  for (const [button, name] of [
    ['Meenemen als CSV', 'register.csv'],
    ['Meenemen als PDF', 'register.pdf'],
  ] as const) {
    const download = visit.page.waitForEvent('download');
    await visit.page.getByRole('button', { name: button }).click();
    expect((await download).suggestedFilename()).toBe(name);
  }
  await visit.page.getByRole('button', { name: /^Wat/ }).click();
  await visit.page.waitForURL(/sorteerOp=soort/);
  await rows.nth(1).waitFor();
  await visit.page.getByLabel(/^Wat \(/).selectOption('gelezen');
  await visit.page.getByRole('button', { name: 'Zoeken' }).click();
  await visit.page.waitForURL(/soort=gelezen/);
  await visit.page.getByRole('link', { name: 'Waarom' }).first().click();
  await visit.heading('Waarom dit besluit');
  await visit.page.getByRole('heading', { name: 'Gronden' }).first().waitFor();
  await visit.page
    .getByRole('heading', { name: /^plaats, case\.LOC/ })
    .first()
    .waitFor();
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
  await visit.tabTo('Wat besloot de verantwoordelijke?');
  await visit.page.keyboard.type('Alles');
  await visit.tabTo('Besluit vastleggen en opnieuw opzoeken');
  await visit.page.keyboard.press('Enter');
  const letter = visit.page.getByRole('region', { name: 'Brief als verdachte' });
  await letter.getByText(/Testpersoon Eik/).waitFor();
  await visit.tabTo('Meenemen als CSV');
  await visit.tabTo('Meenemen als PDF');
  await visit.page.keyboard.press('Tab');
  await visit.tabTo('Meenemen als PDF');
  const download = visit.page.waitForEvent('download');
  await visit.page.keyboard.press('Enter');
  expect((await download).suggestedFilename()).toBe('brief.pdf');
  await visit.holdsUp();
  await visit.leavesNoTrace(signal.suspectBsn, 'Testpersoon');
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
  const keys = await visit.page.getByRole('link', { name: 'Sleutels bewaren' }).getAttribute('href');
  const { logboek } = (await (await fetch(`${hub}/v1/logboek/sleutels`)).json()) as { logboek: string };
  expect(decodeURIComponent(keys!).split(',').slice(1).join(',').split('\n')[0]).toBe(logboek);
  const kept = await (await fetch(`${hub}/v1/logboek/checkpoint`)).text();
  const consistency = visit.page.getByRole('region', { name: 'Is het logboek alleen gegroeid?' });
  await visit.page.getByLabel('Een controlepunt dat u eerder bewaarde').fill(kept);
  await consistency.getByRole('button', { name: 'Narekenen' }).click();
  await consistency.getByText('alleen gegroeid:').waitFor();
  expect(await consistency.getByText('Klopt niet').count()).toBe(0);
  await visit.holdsUp();
  await visit.picture('toezicht-bewijs', [
    ['^[1-9]\\d+$', '368'],
    ['alle [\\d.]+ regels', 'alle 368 regels'],
    ['\\d+ → \\d+', '368 → 368'],
    ['[A-Za-z0-9+/]{40,}=*', 'A'.repeat(64)],
  ]);
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

test('toezicht: a receipt is checked with the keyboard alone, on a phone: one that holds, one of another and none', async () => {
  const visit = await Visit.begin(widths.phone);
  await visit.logIn(fenna, '/toezicht/bewijs');
  await visit.heading('Bewijs');
  const card = visit.page.getByRole('region', { name: 'Klopt een ontvangstbewijs?' });
  const check = async (text: string, outcome: RegExp) => {
    await visit.tabTo('Of plak het ontvangstbewijs');
    await visit.page.keyboard.press('Control+A');
    await visit.page.keyboard.insertText(text);
    await visit.page.keyboard.press('Tab');
    await visit.page.keyboard.press('Enter');
    await card.getByText(outcome).first().waitFor();
    await visit.holdsUp();
    await card.getByLabel('Kies het bestand').focus();
  };
  await waitForCheckpoint(signal.receiptAt);
  await visit.tabTo('Opnieuw ophalen');
  await visit.page.keyboard.press('Enter');
  await check('geen bewijs', /Dit is geen ontvangstbewijs/);
  await check(signal.receipt, /Dit ontvangstbewijs klopt\. Zo staat het in het logboek/);
  for (const text of ['Verstrekking toegestaan', 'plaats case.LOC', 'organised-crime']) await card.getByText(text).first().waitFor();
  expect(await card.getByText('Klopt niet').count()).toBe(0);
  const [head, payload = '', signature] = signal.receipt.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
  const forged = Buffer.from(JSON.stringify({ ...claims, to_partner: 'PO' })).toString('base64url');
  await check(`${head}.${forged}.${signature}`, /Dit ontvangstbewijs klopt niet/);
  expect(await card.getByText('PO (').count()).toBe(0);
});

test('toezicht: the policy, and what stops by itself', async () => {
  const visit = await Visit.begin();
  await visit.logIn(fenna, '/toezicht/beleid');
  await visit.heading('Beleid');
  await visit.page
    .getByRole('row', { name: /GB-TZ → RC.*Mag/ })
    .first()
    .waitFor();
  await visit.page
    .getByRole('row', { name: /waarneming case\.OBS/ })
    .first()
    .waitFor();
  for (const [part, value] of [
    ['Dag', '1'],
    ['Maand', '1'],
    ['Jaar', '2029'],
  ] as const)
    await visit.page.getByLabel(part, { exact: true }).fill(value);
  await visit.page.getByRole('button', { name: 'Vooruitkijken' }).click();
  await visit.page.getByText(/afspra(?:ak eindigt|ken eindigen)/).waitFor();
  await visit.holdsUp();
  await visit.picture('toezicht-beleid', [['\\([0-9a-f]{8}\\)', '(1a2b3c4d)']]);
});

test('toezicht: what stands out is explained, and closed by a human; her own questions are shown', async () => {
  // two of the same rule: neither may stand in the way of the other on the screen or for a screen reader
  for (const { disclosure } of [signal, await givenSignal()]) await readOften(disclosure);
  const visit = await Visit.begin();
  await visit.logIn(fenna, '/toezicht/afwijkingen');
  await visit.heading('Afwijkingen');
  const cards = visit.page.getByRole('article', { name: 'Vaak hetzelfde signaal' });
  await cards
    .nth(1)
    .getByText(/keer hetzelfde signaal/)
    .waitFor();
  await visit.holdsUp();
  await visit.picture('toezicht-afwijkingen');
  await cards.first().getByRole('button', { name: 'Er is een verklaring' }).click();
  await cards.nth(1).waitFor({ state: 'detached' });
  await cards.getByRole('button', { name: 'Er is een verklaring' }).waitFor();
  await visit.page.getByLabel('Afgehandeld').check();
  await cards.getByText('Er is een verklaring').waitFor();
  await visit.page.goto(`${hub}/toezicht/raadplegingen`);
  await visit.heading('Uw vragen');
  await visit.page
    .getByRole('row', { name: /Afwijkingen/ })
    .first()
    .waitFor();
  await visit.holdsUp();
});

test('toezicht: what stops when an agreement ends, with the keyboard alone, on a phone', async () => {
  const visit = await Visit.begin(widths.phone);
  await visit.logIn(fenna, '/toezicht/beleid');
  await visit.heading('Beleid');
  await visit.page.getByRole('row').nth(1).waitFor();
  for (const [part, value] of [
    ['Dag', '31'],
    ['Maand', '2'],
    ['Jaar', '2029'],
  ] as const) {
    await visit.tabTo(part);
    await visit.page.keyboard.press('Control+A');
    await visit.page.keyboard.type(value);
  }
  await visit.page.keyboard.press('Enter');
  await visit.page.getByText('Vul een dag in die bestaat.').waitFor();
  await visit.holdsUp();
  await visit.page.keyboard.press('Shift+Tab');
  await visit.page.keyboard.press('Control+A');
  await visit.page.keyboard.type('1');
  await visit.page.keyboard.press('Enter');
  await visit.page.getByText(/afspra(?:ak eindigt|ken eindigen)/).waitFor();
  await visit.page
    .getByRole('row', { name: /GB-TZ → RC/ })
    .first()
    .waitFor();
  await visit.holdsUp();
});
