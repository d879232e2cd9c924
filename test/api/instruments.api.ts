import { startTestHub, type TestHub } from '../hub.js';

let hub: TestHub;
let riecOin: string;
let convenant: string;

beforeAll(async () => {
  hub = await startTestHub();
  riecOin = hub.policy.organisations.find(({ name }) => name === 'RIEC Oost-Brabant')!.oin;
  const { items } = (await hub.ask('/v1/instrumenten?regio=riec-oost-brabant')).body;
  convenant = items[0].id;
});
afterAll(() => hub.close());

const post = async (as: string, path: string, body: unknown, status = 201) => {
  const answer = await hub.ask(`/v1${path}`, { method: 'POST', body, as });
  expect([path, answer.status, answer.status === status ? '' : answer.body]).toEqual([path, status, '']);
  return answer.body;
};
const keeper = 'demo-beheerder-afspraken';
const suspend = () => post(keeper, `/instrumenten/${convenant}/opschortingen`, { reden: 'incident' });
const resume = () => post(keeper, `/instrumenten/${convenant}/hervattingen`, {});
const report = {
  doelen: ['organised-crime', 'supervision'],
  gezienOp: '2026-11-01',
  omstandigheden: { georganiseerdVerband: 'mogelijk', adresIsWoning: false, bedrijfIsPersoon: false, gemotiveerd: true },
  velden: [{ veld: 'kvkNummer', waarde: '90000001' }],
};
const give = (signaal: string) =>
  post('demo-inspecteur', '/verstrekkingen', { signaal, aan: { oin: riecOin, partner: 'RC' }, doel: 'organised-crime' });

test('a suspended agreement does not count in the very next decision, reading or preview, and counts again when it is resumed', async () => {
  const { id } = await post('demo-inspecteur', '/signalen', report);
  const given = await give(id);
  expect([given.gaat.length, given.blijft.length]).toEqual([1, 0]);
  const read = async () => (await hub.ask(`/v1/verstrekkingen/${given.id}/velden`, { as: 'demo-riec-analist' })).body.velden;
  expect(await read()).toHaveLength(1);

  await suspend();
  const refused = await give(id);
  expect(refused.gaat).toEqual([]);
  expect(refused.blijft[0].reden.code).toBe('INSTRUMENT_MISSING');
  expect(await read()).toEqual([]);
  const preview = await post('demo-inspecteur', '/verstrekkingen/_voorbeeld', { signaal: id }, 200);
  const toRiec = preview.items.find(({ partner }: { partner: { code: string } }) => partner.code === 'RC');
  expect(toRiec.gaat).toEqual([]);

  await resume();
  expect((await give(id)).gaat).toHaveLength(1);
  expect(await read()).toHaveLength(1);
});

test('a disclosure and a suspension at the same moment: nothing is granted after the suspension', async () => {
  const { id } = await post('demo-inspecteur', '/signalen', report);
  for (let round = 0; round < 10; round++) {
    const gifts = Array.from({ length: 4 }, () => give(id));
    await Promise.all([...gifts, suspend()]);
    await resume();
  }
  const facts = await hub.hub.foundation.ledger.scan(0, 5_000);
  let suspended = false;
  const wrong = facts.filter(({ type }) => {
    if (type === 'InstrumentSuspended') suspended = true;
    if (type === 'InstrumentResumed') suspended = false;
    return suspended && type === 'DisclosureGranted';
  });
  expect(facts.filter(({ type }) => type === 'InstrumentSuspended').length).toBeGreaterThan(9);
  expect(wrong).toEqual([]);
});

test('who has no role keeps off', async () => {
  const refused = async (as: string, path: string, body: unknown) =>
    (await hub.ask(`/v1/instrumenten/${convenant}/${path}`, { method: 'POST', body, as })).body.code;
  expect(await refused('demo-inspecteur', 'opschortingen', { reden: 'incident' })).toBe('role.missing');
  expect(await refused('demo-riec-analist', 'hervattingen', {})).toBe('role.missing');
  expect(await refused('demo-tekenbevoegde-politie', 'opschortingen', { reden: 'zomaar' })).toBe('input.invalid');
  expect(await refused(keeper, 'ondertekeningen', {})).toBe('role.missing');
  expect(await refused('demo-tekenbevoegde-politie', 'hervattingen', {})).toBe('role.missing');
  const lastDay = { laatsteDag: '2099-01-01', reden: 'opgezegd' };
  expect(await refused('demo-tekenbevoegde-politie', 'beeindigingen', lastDay)).toBe('role.missing');
  expect((await hub.ask('/v1/instrumenten', { method: 'POST', body: {}, as: 'demo-tekenbevoegde-politie' })).body.code).toBe(
    'role.missing',
  );
});

test('the parties hear of it in their feed, and who is no party does not', async () => {
  await suspend();
  await resume();
  const { ledger, delivery } = hub.hub.foundation;
  await delivery.caughtUp((await ledger.size()) - 1);
  const hears = async (as: string): Promise<boolean> => {
    const { items } = (await hub.ask('/v1/gebeurtenissen?aantal=500', { as })).body;
    return items.some(({ soort }: { soort: string }) => soort === 'nl.seinhuis.instrument-suspended.v1');
  };
  expect(await hears('demo-inspecteur')).toBe(true);
  expect(await hears('demo-comensha')).toBe(false);
  expect(await hears('demo-veilig-thuis')).toBe(false);
});

test('a second start adds nothing, and the days left are in the metrics by kind and region', async () => {
  const size = await hub.hub.foundation.ledger.size();
  const { seedRegister } = await import('#libs/instruments');
  expect(await seedRegister(hub.hub.foundation.ledger, hub.policy.instruments, new Date())).toBe(0);
  expect(await hub.hub.foundation.ledger.size()).toBe(size);
  const { body } = await hub.ask('/metrics', { as: null });
  expect(body).toMatch(/seinhuis_instrument_days_left\{kind="I-RIEC",region="riec-oost-brabant"\} \d+/);
});
