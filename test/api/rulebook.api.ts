import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadPolicies, type PolicyPack } from '#libs/policy';
import { PackStore } from '#libs/rulebook/facts';
import { startHub } from '../../apps/hub/src/hub.js';
import { startTestHub, type TestHub } from '../hub.js';

let hub: TestHub;
let riecOin: string;
const folder = mkdtempSync(join(tmpdir(), 'seinhuis-beleid-'));
const [proposer, publisher] = ['demo-beleidsbeheerder', 'demo-privacy-officer'];

beforeAll(async () => {
  cpSync('policies', folder, { recursive: true });
  hub = await startTestHub({ policiesDir: folder });
  riecOin = hub.policy.organisations.find(({ name }) => name === 'RIEC Oost-Brabant')!.oin;
});
afterAll(async () => {
  await hub.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Another digest, and the same rules. */
function change(words: string): PolicyPack {
  const file = join(folder, 'terms.yaml');
  writeFileSync(file, `${readFileSync(file, 'utf8').trimEnd()}\n# ${words}\n`);
  return loadPolicies(folder);
}
const ask = (as: string, path: string, body: unknown = {}) => hub.ask(`/v1${path}`, { method: 'POST', body, as });
const post = async (as: string, path: string, body?: unknown) => {
  const answer = await ask(as, path, body);
  expect([path, answer.status, answer.status === 201 ? '' : answer.body]).toEqual([path, 201, '']);
  return answer.body;
};
const inForce = async () => (await hub.ask('/readyz', { as: null })).body.beleid;
const report = {
  doelen: ['organised-crime', 'supervision'],
  gezienOp: '2026-11-01',
  omstandigheden: { georganiseerdVerband: 'mogelijk', adresIsWoning: false, bedrijfIsPersoon: false, gemotiveerd: true },
  velden: [{ veld: 'kvkNummer', waarde: '90000001' }],
};
const decidedUnder = async (id: string) => (await hub.ask(`/v1/beslissingen/${id}`)).body.beleid.digest;
const wish = (signaal: string) => ({ signaal, aan: { oin: riecOin, partner: 'RC' }, doel: 'organised-crime' });

test('a new policy counts after two officers agreed, and then at once', async () => {
  const before = hub.policy.digest;
  expect(await inForce()).toMatchObject({ digest: before, opSchijf: 'hetzelfde' });
  const { id } = await post('demo-inspecteur', '/signalen', report);
  expect(await decidedUnder((await post('demo-inspecteur', '/verstrekkingen', wish(id))).beslissing)).toBe(before);

  const { digest } = change('een nieuwe versie');
  expect(await post(proposer, '/beleidsversies')).toMatchObject({ digest, status: 'voorgesteld' });
  expect((await ask(proposer, `/beleidsversies/${digest}/vaststellingen`)).body.code).toBe('policy.same-officer');
  expect(await decidedUnder((await post('demo-inspecteur', '/verstrekkingen', wish(id))).beslissing)).toBe(before);

  expect(await post(publisher, `/beleidsversies/${digest}/vaststellingen`)).toMatchObject({ digest, status: 'geldig' });
  expect(await decidedUnder((await post('demo-inspecteur', '/verstrekkingen', wish(id))).beslissing)).toBe(digest);
  const { items } = (await hub.ask('/v1/beleidsversies')).body;
  expect(items.map((one: { digest: string; status: string }) => [one.digest, one.status])).toEqual([
    [digest, 'geldig'],
    [before, 'vervallen'],
  ]);
});

test('nobody else proposes or publishes', async () => {
  expect((await ask('demo-inspecteur', '/beleidsversies')).body.code).toBe('role.missing');
  expect((await ask('demo-riec-analist', `/beleidsversies/${hub.policy.digest}/vaststellingen`)).body.code).toBe('role.missing');
  const partner = await hub.token('demo-inspecteur', { roles: ['beleidsbeheerder'] });
  const headers = { authorization: `Bearer ${partner}` };
  expect((await hub.ask('/v1/beleidsversies', { method: 'POST', body: {}, as: null, headers })).body.code).toBe('policy.not-the-hub');
  expect((await ask(publisher, '/beleidsversies/niets/vaststellingen')).body.code).toBe('policy.unknown');
});

test('a policy that is not sound is not proposed', async () => {
  const file = join(folder, 'terms.yaml');
  const sound = readFileSync(file, 'utf8');
  writeFileSync(file, `${sound}onbekend: 1\n`);
  expect((await ask(proposer, '/beleidsversies')).body.code).toBe('policy.not-sound');
  writeFileSync(file, sound);
});

test('another hub, with other files on its disk, serves what was published, and says so', async () => {
  const { body } = await hub.ask('/readyz', { as: null });
  change('nog niet voorgesteld');
  const oin = '00000099009999999000';
  const organisations = join(folder, 'organisations/national.csv');
  const known = readFileSync(organisations, 'utf8');
  writeFileSync(organisations, `${known.trimEnd()}\n${oin},Nog niet vastgesteld,CM,riec-oost-brabant,\n`);
  const log: string[] = [];
  const second = await startHub({
    ...hub.config,
    logTo: { write: (line: string) => void log.push(line) },
  });
  try {
    const { beleid } = (await (await fetch(`${second.url}/readyz`)).json()) as { beleid: { digest: string; opSchijf: { digest: string } } };
    expect(beleid.digest).toBe(body.beleid.digest);
    expect(beleid.opSchijf.digest).toBe(loadPolicies(folder).digest);
    expect(log.some((line) => line.includes('policy-on-disk-not-in-force'))).toBe(true);
    expect((await second.foundation.law.current()).policy.digest).toBe(beleid.digest);
    expect(await second.foundation.directory.byOin(oin)).toBeNull();
  } finally {
    await second.close();
    writeFileSync(organisations, known);
  }
});

test('what is stored under a digest but is something else is not used', async () => {
  const { dataSource } = hub.hub.foundation;
  const digest = `sha256:${'e'.repeat(64)}`;
  await dataSource.query(`insert into rulebook_pack select $1, version, files from rulebook_pack limit 1`, [digest]);
  await expect(new PackStore(dataSource).get(digest)).rejects.toThrow('is stored as');
  await expect(new PackStore(dataSource).get(`sha256:${'f'.repeat(64)}`)).rejects.toThrow('is not stored');
  await expect(dataSource.query('update rulebook_pack set version = version')).rejects.toThrow('permission denied');
});
