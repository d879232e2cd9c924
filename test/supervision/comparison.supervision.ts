import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadPolicies } from '#libs/policy';
import { matrixRows } from '#libs/decisions';
import { nailBar } from '../../apps/inspect/src/demo/nail-bar.js';
import { startTestHub, type TestHub } from '../hub.js';

/** What the policy answers, and what a proposed one would: lane by lane, and on what was decided before. */
const policiesDir = mkdtempSync(join(tmpdir(), 'seinhuis-vergelijk-'));
const [inspector, analyst, fg, keeper] = ['demo-inspecteur', 'demo-riec-analist', 'demo-privacy-officer', 'demo-beleidsbeheerder'];
let hub: TestHub;
let proposed: string;
let inForce: string;
const post = (path: string, body: object, as = fg) => hub.ask(`/v1${path}`, { as, method: 'POST', body });
const get = (path: string, as = fg) => hub.ask(`/v1${path}`, { as });

beforeAll(async () => {
  cpSync('policies', policiesDir, { recursive: true });
  hub = await startTestHub({ policiesDir });
  const { body: signal } = await post('/signalen', nailBar('mogelijk', '90000001'), inspector);
  const riec = hub.policy.organisations.find(({ name }) => name === 'RIEC Oost-Brabant')!.oin;
  const given = await post(
    '/verstrekkingen',
    { signaal: signal.id, aan: { oin: riec, partner: 'RC' }, doel: 'organised-crime' },
    inspector,
  );
  expect(given.status).toBe(201);
  inForce = (await get('/beleidsversies')).body.items[0].digest;
  // at the first stage no places and no victims may go to the RIEC any more
  const file = join(policiesDir, 'grounds/wgs.yaml');
  const text = readFileSync(file, 'utf8');
  const road = 'activities: [disclose], senders: [any], receivers: [RC], purposes: [organised-crime], cells: ["@riec1", case.NARR]';
  const without = text.replace(road, road.replace('"@riec1"', 'case.BIZ, suspect.CRIM, circle.IDO'));
  expect(without === text).toBe(false);
  writeFileSync(file, without);
  const answer = await post('/beleidsversies', {}, keeper);
  expect([answer.status, answer.status === 201 ? '' : answer.body]).toEqual([201, '']);
  proposed = answer.body.digest;
});
afterAll(async () => {
  await hub?.close();
  rmSync(policiesDir, { recursive: true, force: true });
});

describe('the matrix', () => {
  test('is that of the command line, page after page', async () => {
    const pack = loadPolicies('policies');
    const first = await get('/beleid/matrix?van=GB-TZ&paginaGrootte=100');
    expect([first.status, first.body.beleid]).toEqual([200, inForce]);
    const seen: object[] = [];
    for (let path: string | null = '/v1/beleid/matrix?van=GB-TZ&paginaGrootte=100'; path !== null;) {
      const { body } = await hub.ask(path, { as: inspector });
      seen.push(...body.items);
      path = body.volgende;
    }
    const expected = matrixRows(pack, first.body.op, { from: 'GB-TZ' });
    expect(seen).toEqual(
      expected.map(({ from, to, purpose, effect, because, cells }) => ({
        van: from,
        aan: to,
        doel: purpose,
        uitkomst: effect,
        waarom: because,
        cellen: cells,
      })),
    );
  });

  test('says of one kind of field between two what the policy says', async () => {
    const { body } = await get('/beleid/matrix?van=GB-TZ&aan=RC&cel=victim.HEALTH');
    expect(body.items).toMatchObject([{ uitkomst: 'deny', cellen: ['victim.HEALTH'] }]);
    expect((await get('/beleid/matrix?van=GB-TZ&aan=RC&cel=case.LOC')).body.items).toMatchObject([
      { uitkomst: 'permit', cellen: ['case.LOC'] },
    ]);
  });
});

describe('a proposed policy', () => {
  test('narrows the lane that ends, and widens nothing', async () => {
    const { status, body } = await post('/beleid/_vergelijk', { met: proposed, paginaGrootte: 100 });
    expect([status, body.geldig, body.met]).toEqual([200, inForce, proposed]);
    expect([body.ruimer, body.enger > 0, body.gelijk > 0]).toEqual([0, true, true]);
    const lane = body.items.find(
      (one: { van: string; aan: string; cellen: string[] }) => one.van === 'GB-TZ' && one.aan === 'RC' && one.cellen.includes('case.LOC'),
    );
    expect(lane).toMatchObject({ hoe: 'enger', nu: { uitkomst: 'permit' }, dan: { uitkomst: 'deny' } });
    expect((await post('/beleid/_vergelijk', { met: proposed, hoe: 'ruimer' })).body.totaal).toBe(0);
  });

  test('is laid over the decisions that were made: the disclosure of today would not go', async () => {
    const { status, body } = await post('/beleid/_naspelen', { met: proposed });
    expect([status, body.volgende, body.onmogelijk]).toEqual([200, null, 0]);
    expect(body.enger).toBeGreaterThan(0);
    expect(body.items.some(({ activiteit }: { activiteit: string }) => activiteit === 'disclose')).toBe(true);
    expect((await post('/beleid/_naspelen', { met: proposed, na: body.omvang })).body).toMatchObject({ beslissingen: 0, volgende: null });
  });

  test('the policy in force changes nothing of what it decided', async () => {
    const { body } = await post('/beleid/_naspelen', { met: inForce });
    expect([body.items, body.ruimer, body.enger, body.anders, body.onmogelijk]).toEqual([[], 0, 0, 0, 0]);
    expect(body.beslissingen).toBeGreaterThan(0);
  });
});

describe('what is refused', () => {
  test('a policy that nobody proposed, also when it lies on the disk', async () => {
    appendFileSync(join(policiesDir, 'terms.yaml'), '# nog niet voorgesteld\n');
    const met = loadPolicies(policiesDir).digest;
    for (const path of ['/beleid/_vergelijk', '/beleid/_naspelen'])
      expect(await post(path, { met })).toMatchObject({ status: 404, body: { code: 'policy.unknown' } });
    expect(await get(`/beleid/matrix?beleid=${met}`)).toMatchObject({ status: 404, body: { code: 'policy.unknown' } });
  });

  test('to look at decisions without supervision', async () => {
    for (const officer of [inspector, analyst, keeper])
      expect((await post('/beleid/_naspelen', { met: proposed }, officer)).status).toBe(403);
    for (const officer of [inspector, analyst]) expect((await post('/beleid/_vergelijk', { met: proposed }, officer)).status).toBe(403);
  });
});
