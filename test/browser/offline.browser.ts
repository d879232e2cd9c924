import { Visit, widths } from './visit.js';

const inspector = 'Ine de Inspecteur';
const facts = 'Acht slaapplaatsen op zolder, geen vluchtweg';

/** Writes a draft in a portal that the browser keeps. */
async function writing(keep: boolean): Promise<Visit> {
  const visit = await Visit.begin(widths.phone, 'allow');
  const { page } = visit;
  visit.expectFault(/ERR_INTERNET_DISCONNECTED/);
  await visit.logIn(inspector);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await page.getByRole('link', { name: 'Signaal melden' }).click();
  await page.getByLabel('Wat zag of hoorde u?').fill(facts);
  if (!keep) return visit;
  await page.getByRole('checkbox', { name: 'Bewaar dit concept op dit apparaat' }).check();
  await page.getByText(/Bewaard om/).waitFor();
  return visit;
}

async function reloadOffline(visit: Visit): Promise<void> {
  await visit.goOffline(true);
  await visit.page.reload();
  await visit.heading('Geen verbinding');
  // what there is to show has been looked for
  await visit.page.evaluate(() => indexedDB.databases());
}

test('offline: a reload without a connection shows the portal and the draft, and with the connection she goes on', async () => {
  const visit = await writing(true);
  const { page } = visit;
  await reloadOffline(visit);
  await page.getByText(facts).waitFor();
  await visit.holdsUp();
  await visit.leavesNoTrace(facts);
  await visit.picture('inspecteur-geen-verbinding-telefoon');
  const kept = await page.evaluate(async () => {
    const all = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
    return all.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept).toContain('/');
  expect(kept.filter((path) => path !== '/' && !/^\/assets\/[\w.-]+-[\w-]{8}\.(?:js|css|svg|woff2)$/.test(path))).toEqual([]);
  await visit.goOffline(false);
  await visit.heading('Wat zag u?');
  await page.getByText(/Bewaard om/).waitFor();
  expect(await page.getByLabel('Wat zag of hoorde u?').inputValue()).toBe(facts);
});

test('offline: a draft that she did not want kept is gone after a reload, and one is not shown for longer than a session lasts', async () => {
  const unkept = await writing(false);
  await reloadOffline(unkept);
  expect(await unkept.page.getByRole('region', { name: 'Uw concept' }).count()).toBe(0);

  const visit = await writing(true);
  await visit.page.evaluate(agedDraft);
  await reloadOffline(visit);
  expect(await visit.page.getByRole('region', { name: 'Uw concept' }).count()).toBe(0);
  expect(await visit.page.getByText(facts).count()).toBe(0);
  await visit.goOffline(false);
  await visit.heading('Wat zag u?');
  await visit.page.getByText(/Bewaard om/).waitFor();
  expect(await visit.page.getByLabel('Wat zag of hoorde u?').inputValue()).toBe(facts);
});

test('offline: after logging out the portal opens without a connection, and shows nothing of her', async () => {
  const visit = await writing(true);
  const { page } = visit;
  await page.getByRole('button', { name: 'Afmelden' }).click();
  await page.getByRole('button', { name: 'Ja, afmelden' }).click();
  await visit.heading(/Signalen van mensenhandel delen/);
  await visit.goOffline(true);
  await page.reload();
  await visit.heading(/Signalen van mensenhandel delen/);
  await page.getByText('U hebt geen verbinding.').waitFor();
  expect(await page.getByText(facts).count()).toBe(0);
  await visit.holdsUp();
});

/** Makes the draft on the device as old as a session may be. */
async function agedDraft(): Promise<void> {
  const asked = indexedDB.open('seinhuis');
  const database = await new Promise<IDBDatabase>((opened) => (asked.onsuccess = () => opened(asked.result)));
  const store = database.transaction('concept', 'readwrite').objectStore('concept');
  const found = store.get('enig');
  await new Promise((read) => (found.onsuccess = read));
  const put = store.put({ ...(found.result as { keptAt: number }), keptAt: Date.now() - 15 * 60_000 }, 'enig');
  await new Promise((written) => (put.onsuccess = written));
  database.close();
}
