import type { TestHub } from '../hub.js';
import { signLog } from '../signed-log.js';

/** Asks one operation, and holds the answer against its description. */
type Ask = (as: string, method: 'get' | 'post', template: string, params?: string[], body?: unknown) => Promise<any>; // eslint-disable-line typescript/no-explicit-any

/** Asks everything that only a privacy officer of the hub may ask, about a signal that is disclosed to a RIEC. */
export async function askSupervision(ask: Ask, hub: TestHub, signal: object, riec: string): Promise<void> {
  const [inspector, analyst, officer] = ['demo-inspecteur', 'demo-riec-analist', 'demo-privacy-officer'];
  const { id } = await ask(inspector, 'post', '/signalen', [], signal);
  const given = await ask(inspector, 'post', '/verstrekkingen', [], {
    signaal: id,
    aan: { oin: riec, partner: 'RC' },
    doel: 'organised-crime',
  });
  for (let times = 0; times < 8; times++) await ask(analyst, 'get', '/verstrekkingen/{id}/velden', [given.id]);
  const lines = await ask(officer, 'post', '/toezicht/_verstrekkingen', [], {
    signaal: id,
    cel: 'victim.IDV',
    sorteerOp: 'ontvanger',
    paginaGrootte: 1,
  });
  await ask(officer, 'post', '/toezicht/_verstrekkingen', [], {
    signaal: id,
    cel: 'victim.IDV',
    sorteerOp: 'ontvanger',
    na: lines.volgende,
  });
  const cells = lines.items.flatMap(({ cellen }: { cellen: object[] }) => cellen);
  const { betrokkene } = cells.find(({ cel }: { cel: string }) => cel === 'victim.IDV');
  const besluiten = [{ betrokkene, beperking: 'none' }];
  await ask(officer, 'post', '/betrokkenen/_inzage', [], { identiteit: 'balie', signaal: id, betrokkene });
  const told = await ask(officer, 'post', '/betrokkenen/_inzage', [], { identiteit: 'balie', signaal: id, betrokkene, besluiten });
  expect(told.gevonden[0].getoond.length).toBeGreaterThan(0);
  const day = (shift: number) => new Date(Date.now() + shift * 86_400_000).toISOString().slice(0, 10);
  const period = { van: day(-1), tot: day(1) };
  const found = await ask(officer, 'post', '/toezicht/_afwijkingen', [], { ...period, soort: 'vaak-dezelfde' });
  await ask(officer, 'post', '/toezicht/afwijkingen/{id}/afhandelingen', [found.items[0].id], { ...period, reden: 'verklaard' });
  await ask(officer, 'post', '/toezicht/_afwijkingen', [], { ...period, status: 'alle' });
  const { delivery, ledger } = hub.hub.foundation;
  await delivery.caughtUp((await ledger.size()) - 1);
  expect((await ask(officer, 'get', '/toezicht/raadplegingen?van=mij')).items.length).toBeGreaterThan(0);
  expect(await ask(officer, 'post', '/toezicht/_export', [], { signaal: id })).toContain('register van verstrekkingen');
  for (const formaat of ['text/csv', 'application/pdf']) {
    await ask(officer, 'post', '/toezicht/_export', [], { signaal: id, soort: 'verleend', formaat });
    await ask(officer, 'post', '/toezicht/afwijkingen/_export', [], { ...period, soort: 'vaak-dezelfde', status: 'alle', formaat });
    await ask(officer, 'post', '/betrokkenen/_export', [], { identiteit: 'balie', signaal: id, betrokkene, besluiten, formaat });
  }
  const letter = { identiteit: 'balie', signaal: id, betrokkene, besluiten, hoedanigheid: 'slachtoffer' };
  expect(await ask(officer, 'post', '/betrokkenen/_brief', [], letter)).toMatch(/^%PDF-1\.7/);
  await signLog(hub.hub);
  expect(await ask(officer, 'post', '/toezicht/_logboek')).toContain('/entries.ndjson');
  const policies = await ask(officer, 'get', '/beleidsversies');
  const met = policies.items[0].digest;
  expect((await ask(inspector, 'get', '/beleid/matrix?van=GB-TZ&aan=RC&paginaGrootte=5')).items.length).toBeGreaterThan(0);
  expect((await ask(officer, 'post', '/beleid/_vergelijk', [], { met })).totaal).toBe(0);
  expect((await ask(officer, 'post', '/beleid/_naspelen', [], { met })).items).toEqual([]);
}
