import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { startTestHub, type TestHub } from '../hub.js';

let hub: TestHub;
let riecOin: string;

beforeAll(async () => {
  hub = await startTestHub();
  riecOin = hub.policy.organisations.find(({ name }) => name === 'RIEC Oost-Brabant')!.oin;
});
afterAll(() => hub.close());

const post = async (as: string, path: string, body: unknown, status = 201) => {
  const answer = await hub.ask(`/v1${path}`, { method: 'POST', body, as });
  expect([path, answer.status, answer.status === status ? '' : answer.body]).toEqual([path, status, '']);
  return answer.body;
};
const forecast = (op: string) => post('demo-privacy-officer', '/beleid/_prognose', { op }, 200);
const criteria = { soort: 'arbeid', omvang: 'kleine-groep', ernst: 'ernstig', eerdereMaatregelen: false, deelnemersMetZelfdeSignaal: 1 };

/** A signal that was given to the RIEC. */
async function shared(): Promise<{ signal: string; disclosure: string }> {
  const { id } = await post('demo-inspecteur', '/signalen', {
    doelen: ['organised-crime', 'supervision'],
    gezienOp: '2026-11-01',
    omstandigheden: { georganiseerdVerband: 'mogelijk', adresIsWoning: false, bedrijfIsPersoon: false, gemotiveerd: true },
    velden: [
      { veld: 'kvkNummer', waarde: '90000001' },
      { veld: 'slaapplaatsen', waarde: 8 },
    ],
  });
  const wish = { signaal: id, aan: { oin: riecOin, partner: 'RC' }, doel: 'organised-crime' };
  return { signal: id, disclosure: (await post('demo-inspecteur', '/verstrekkingen', wish)).id };
}

/** The command line, on the database of this hub. */
function seinhuis(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const { NODE_OPTIONS: _options, ...env } = process.env;
  return new Promise((done, failed) => {
    const all = ['--no-warnings', resolve('dist/apps/inspect/src/main.js'), 'policy', 'forecast', ...args];
    const key = hub.config.rootKey.toString('base64');
    const child = spawn(process.execPath, all, { env: { ...env, DATABASE_URL: hub.database.url, SEINHUIS_ROOT_KEY: key } });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk) => (out += String(chunk)));
    child.stderr.on('data', (chunk) => (err += String(chunk)));
    child.once('error', failed);
    child.once('close', (code) => done({ code, out, err }));
  });
}

test('a convenant that lapses: shares, fields and cases that stop are known before', async () => {
  const first = await shared();
  const second = await shared();
  await post('demo-inspecteur', `/verstrekkingen/${second.disclosure}/terugnemingen`, { reden: 'vergissing' });
  const third = await shared();
  await post('demo-inspecteur', `/signalen/${third.signal}/intrekkingen`, { reden: 'dubbel' });
  await post('demo-riec-analist', '/wegingen', { signaal: first.signal, aanvaard: true, criteria });
  const { id: file } = await post('demo-riec-analist', '/zaken', { signaal: first.signal });
  expect((await hub.ask(`/v1/zaken/${file}/velden`, { as: 'demo-riec-analist' })).status).toBe(200);
  const before = await hub.hub.foundation.ledger.size();

  const lastDay = await forecast('2027-12-31');
  expect(lastDay).toMatchObject({ zaken: [], banen: [{ verstrekkingen: 1, stopt: 0, verliest: 0 }], anders: 0 });
  const after = await forecast('2028-01-01');
  expect(after.afspraken.some(({ soort }: { soort: string }) => soort === 'I-RIEC')).toBe(true);
  expect(after.banen).toEqual([
    {
      van: 'GB-TZ',
      aan: 'RC',
      doel: 'organised-crime',
      verstrekkingen: 1,
      stopt: 1,
      verliest: 0,
      alGestopt: 0,
      soorten: { BIZ: 1, LOC: 1 },
    },
  ]);
  expect(after.zaken).toMatchObject([{ id: file, wordt: 'stopt', soorten: ['BIZ', 'LOC'] }]);
  expect(await hub.hub.foundation.ledger.size()).toBe(before);

  const { code, out } = await seinhuis('--on', '2028-01-01', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ totals: { shares: 1, stops: 1, loses: 0, already: 0, otherwise: 0, cases: 1 } });
  expect((await seinhuis('--on', '2028-01-01')).out).toContain('GB-TZ aan RC, organised-crime: 1 van 1 stoppen');
});

test('what a suspension stopped is told as stopped already', async () => {
  const { items } = (await hub.ask('/v1/instrumenten?regio=riec-oost-brabant')).body;
  await post('demo-beheerder-afspraken', `/instrumenten/${items[0].id}/opschortingen`, { reden: 'incident' });
  expect(await forecast('2028-01-01')).toMatchObject({ banen: [{ verstrekkingen: 1, stopt: 0, alGestopt: 1 }], zaken: [] });
  await post('demo-beheerder-afspraken', `/instrumenten/${items[0].id}/hervattingen`, {});
});

test('only the office of the hub asks, and not about the past', async () => {
  const refused = async (as: string, op: string) => (await hub.ask('/v1/beleid/_prognose', { method: 'POST', body: { op }, as })).body.code;
  expect(await refused('demo-riec-analist', '2028-01-01')).toBe('role.missing');
  expect(await refused('demo-privacy-officer', '2020-01-01')).toBe('forecast.in-past');
  expect(await refused('demo-privacy-officer', '2028-02-30')).toBe('input.invalid');
  const token = await hub.token('demo-inspecteur', { roles: ['privacy-officer'] });
  const headers = { authorization: `Bearer ${token}` };
  const answer = await hub.ask('/v1/beleid/_prognose', { method: 'POST', body: { op: '2028-01-01' }, as: null, headers });
  expect(answer.body.code).toBe('forecast.not-a-supervisor');
});

test('the command line says what it needs', async () => {
  expect(await seinhuis()).toMatchObject({ code: 2, out: '' });
  expect((await seinhuis('--on', '2028-02-30')).err).toContain('deze waarde kan niet');
  expect((await seinhuis('--on', '2020-01-01')).err).toContain('die niet voorbij is');
});
