import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askSupervision } from './answers-supervision.js';
import { caseworkAnswers, criteria, signal } from './answers-casework.js';
import { describedBy, type Described } from './described.js';
import { startTestHub, type Answered, type TestHub } from '../hub.js';
import { signLog } from '../signed-log.js';

const policiesDir = mkdtempSync(join(tmpdir(), 'seinhuis-beleid-'));
let hub: TestHub;
let described: Described;
const answered = new Set<string>();
const riecOin = () => hub.policy.organisations.find(({ name }) => name === 'RIEC Oost-Brabant')!.oin;

beforeAll(async () => {
  cpSync('policies', policiesDir, { recursive: true });
  hub = await startTestHub({ policiesDir });
  described = await describedBy(hub);
});
afterAll(async () => {
  await hub.close();
  rmSync(policiesDir, { recursive: true, force: true });
});

/** Somebody like a demo officer, but for some claims. */
type Like = { officer: string; claims: Record<string, unknown> };
const like = async ({ officer, claims }: Like) => ({ authorization: `Bearer ${await hub.token(officer, claims)}` });

/** Asks, and holds the answer against what the description says of it. */
async function ask(
  as: string | Like,
  method: 'get' | 'post',
  template: string,
  params: string[] = [],
  body?: unknown,
): Promise<Answered['body']> {
  const [path = '', search = ''] = template.split('?');
  const operation = described.operations.get(`${method} ${path}`);
  const rest = [...params];
  const address = `/v1${path.replace(/\{[^}]+\}/g, () => rest.shift() ?? '')}${search && `?${search}`}`;
  const sent = { method: method.toUpperCase(), ...(body !== undefined && { body }) };
  const answer = await hub.ask(address, { ...sent, ...(typeof as === 'string' ? { as } : { as: null, headers: await like(as) }) });
  const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
  const schema = operation?.responses[answer.status]?.content?.[type]?.schema;
  if (!schema)
    throw new Error(`${method} ${path} answers ${answer.status} ${JSON.stringify(answer.body).slice(0, 500)}, not described as ${type}`);
  const valid = described.check(schema);
  expect([operation?.operationId, valid(answer.body) ? [] : valid.errors]).toEqual([operation?.operationId, []]);
  answered.add(operation?.operationId ?? '');
  return answer.body;
}

test('a signal from report to withdrawal, a disclosure, a case and supervision answer as described', async () => {
  expect((await ask('demo-inspecteur', 'get', '/aanmelding')).taak).toMatchObject({ code: 'huisvesting' });
  expect((await ask('demo-privacy-officer', 'get', '/aanmelding')).taak).toBeNull();
  expect((await ask('demo-privacy-officer', 'get', '/velden')).items.length).toBeGreaterThan(50);
  const [inspector, analyst, officer] = ['demo-inspecteur', 'demo-riec-analist', 'demo-privacy-officer'];
  await ask(inspector, 'post', '/signalen/_voorbeeld', [], signal);
  const receipt = await ask(inspector, 'post', '/signalen', [], signal);
  expect(receipt.nietOpgeslagen.length).toBeGreaterThan(0);
  const { omstandigheden: _said, betrokkenen: _people, doelen: _purposes, ...more } = signal;
  await ask(inspector, 'post', '/signalen/{id}/aanvullingen', [receipt.id], {
    ...more,
    velden: [{ veld: 'sector', waarde: 'nagelstudio' }],
  });
  const correction = { correcties: [{ id: receipt.opgeslagen[0].id, waarde: '90000002' }], reden: 'typefout' };
  await ask(inspector, 'post', '/signalen/{id}/correcties', [receipt.id], correction);
  const own = await ask(inspector, 'get', '/signalen/{id}', [receipt.id]);
  expect(own.velden.map(({ veld, waarde }: { veld: string; waarde: unknown }) => [veld, waarde])).toEqual(
    expect.arrayContaining([
      ['kvkNummer', '90000002'],
      ['slaapplaatsen', 8],
    ]),
  );
  await ask(inspector, 'get', '/signalen?paginaGrootte=1');

  await ask(inspector, 'post', '/verstrekkingen/_voorbeeld', [], { signaal: receipt.id });
  const wish = { signaal: receipt.id, aan: { oin: riecOin(), partner: 'RC' }, doel: 'organised-crime' };
  const disclosure = await ask(inspector, 'post', '/verstrekkingen', [], wish);
  const comensha = hub.policy.organisations.find(({ partners }) => partners.includes('CM'))!.oin;
  const refused = await ask(inspector, 'post', '/verstrekkingen', [], {
    ...wish,
    aan: { oin: comensha, partner: 'CM', taak: 'registratie' },
    doel: 'shelter-registration',
  });
  expect(refused.blijft.length).toBeGreaterThan(0);
  const read = await ask(analyst, 'get', '/verstrekkingen/{id}/velden', [disclosure.id]);
  expect(read.velden.length).toBeGreaterThan(0);
  await ask(analyst, 'get', '/verstrekkingen');
  await ask(inspector, 'get', '/verstrekkingen?kant=gegeven');
  await ask(inspector, 'get', `/verstrekkingen?kant=gegeven&signaal=${receipt.id}`);
  await ask(analyst, 'post', '/signalen/_zoek', [], { soort: 'kvkNummer', waarde: '90000002', gemotiveerd: true });

  await ask(analyst, 'post', '/wegingen', [], { signaal: receipt.id, aanvaard: true, criteria });
  await ask(analyst, 'post', '/wegingen', [], { signaal: receipt.id, aanvaard: true, criteria });
  const file = await ask(analyst, 'post', '/zaken', [], { signaal: receipt.id });
  await ask(analyst, 'post', '/zaken/{id}/signalen', [file.id], { signaal: receipt.id });
  const towns = hub.policy.organisations.filter(({ partners }) => partners.includes('GB-TZ')).slice(0, 2);
  for (const { oin } of towns) await ask(analyst, 'post', '/zaken/{id}/leden', [file.id], { oin, partner: 'GB-TZ' });
  await ask(analyst, 'post', '/zaken/{id}/stappen', [file.id], { stap: 2, activiteit: 'casusoverleg' });
  await ask(analyst, 'get', '/zaken/{id}', [file.id]);
  await ask(analyst, 'get', '/zaken');
  await ask(analyst, 'get', '/zaken/{id}/velden', [file.id]);
  await ask(analyst, 'get', '/zaken/{id}/aantallen', [file.id]);
  await ask(analyst, 'post', '/zaken/{id}/exporten', [file.id], { doel: 'organised-crime', formaat: 'application/json' });

  const lines = await ask(officer, 'post', '/toezicht/_verstrekkingen', [], { signaal: receipt.id });
  expect(new Set(lines.items.map(({ soort }: { soort: string }) => soort))).toEqual(
    new Set(['vastgelegd', 'gelezen', 'geteld', 'geexporteerd', 'verleend', 'geweigerd']),
  );
  const known = await ask(officer, 'post', '/toezicht/_kennis', [], { signaal: receipt.id, oin: riecOin(), op: '2027-01-01' });
  expect(known.items.length).toBeGreaterThan(0);
  const forecast = await ask(officer, 'post', '/beleid/_prognose', [], { op: '2099-01-01' });
  expect(forecast.afspraken.length).toBeGreaterThan(0);
  expect(forecast.zaken).toHaveLength(1);
  const decisions = await ask(inspector, 'get', '/beslissingen');
  await ask(inspector, 'get', '/beslissingen/{id}', [decisions.items[0].id]);
  await ask(officer, 'get', '/beslissingen/{id}', [decisions.items[0].id]);
  await ask(inspector, 'get', '/beslissingen/{id}/uitleg', [decisions.items[0].id]);
  const full = await ask(officer, 'get', '/beslissingen/{id}/uitleg?vorm=jurist', [refused.beslissing]);
  expect(full.antwoord.some(({ bronnen }: { bronnen: object[] }) => bronnen.length > 0)).toBe(true);
  await ask(inspector, 'post', '/beslissingen/_proef', [], { cellen: ['case.LOC', 'victim.IDV', 'case.NARR'] });
  await ask(inspector, 'get', '/gebeurtenissen');
  await ask(inspector, 'get', '/partners?partner=RC');

  // the same wish twice is one fact and one answer, also with another key
  const recalls = [1, 2].map(() => ask(inspector, 'post', '/verstrekkingen/{id}/terugnemingen', [disclosure.id], { reden: 'vergissing' }));
  expect(new Set((await Promise.all(recalls)).map((one) => JSON.stringify(one))).size).toBe(1);
  const first = await ask(inspector, 'post', '/signalen/{id}/intrekkingen', [receipt.id], { reden: 'dubbel' });
  expect(await ask(inspector, 'post', '/signalen/{id}/intrekkingen', [receipt.id], { reden: 'dubbel' })).toEqual(first);
});

test('a consent answers as described, given, listed and withdrawn', async () => {
  const coordinator = 'demo-zorgcoordinator';
  const report = {
    doelen: ['care'],
    gezienOp: '2026-11-01',
    omstandigheden: { inOpdrachtVanCollege: true, geheimAdres: false },
    betrokkenen: [{ ref: 'p1', rol: 'slachtoffer' }],
    velden: [{ veld: 'naam', betrokkene: 'p1', waarde: 'Testpersoon Linde' }],
  };
  const { id } = await ask(coordinator, 'post', '/signalen', [], report);
  const consent = {
    betrokkene: 'p1',
    ontvangers: ['CM'],
    cellen: ['victim.IDV'],
    doel: 'help',
    gegevenDoor: 'zelf',
    gegevenOp: '2026-11-02',
  };
  const given = await ask(coordinator, 'post', '/signalen/{signaalId}/toestemmingen', [id], {
    ...consent,
    vorm: 'schriftelijk',
    vrij: true,
  });
  await ask(coordinator, 'get', '/signalen/{signaalId}/toestemmingen', [id]);
  const ended = await ask(coordinator, 'post', '/signalen/{signaalId}/toestemmingen/{id}/intrekkingen', [id, given.id], {});
  expect(await ask(coordinator, 'post', '/signalen/{signaalId}/toestemmingen/{id}/intrekkingen', [id, given.id], {})).toEqual(ended);
  await ask(coordinator, 'get', '/signalen/{signaalId}/toestemmingen', [id]);
});

test('an approval answers as described, asked, given and withdrawn', async () => {
  const [inspector, analyst, mandated] = ['demo-inspecteur', 'demo-riec-analist', 'demo-tekenbevoegde-gemeente'];
  const suspicion = { veld: 'verdenking', betrokkene: 'p1', waarde: '273f', bevinding: true };
  const report = { ...signal, betrokkenen: [{ ref: 'p1', rol: 'verdachte' }], velden: [suspicion] };
  const { id } = await ask(inspector, 'post', '/signalen', [], report);
  const wish = { signaal: id, aan: { oin: riecOin(), partner: 'RC' }, doel: 'organised-crime' };
  await ask(inspector, 'post', '/verstrekkingen', [], wish);
  const limburg = hub.policy.organisations.find(({ name }) => name === 'RIEC Limburg')!.oin;
  const onward = { ...wish, aan: { oin: limburg, partner: 'RC' } };
  const waiting = await ask(analyst, 'post', '/verstrekkingen', [], onward);
  expect(waiting.akkoorden).toMatchObject([{ akkoord: 'supplier-consent:GB-TZ', status: 'wacht' }]);
  const [{ id: approval }] = waiting.akkoorden;
  expect((await ask(mandated, 'get', '/goedkeuringen?status=wacht')).items).toMatchObject([
    { id: approval, velden: [{ cel: 'suspect.CRIM' }] },
  ]);
  await ask(analyst, 'get', '/goedkeuringen?kant=gevraagd');
  await ask(mandated, 'post', '/goedkeuringen/{id}', [approval], { besluit: 'gegeven', reden: 'voldoet' });
  expect((await ask(analyst, 'post', '/verstrekkingen', [], onward)).gaat).toHaveLength(1);
  const ended = await ask(mandated, 'post', '/goedkeuringen/{id}/intrekkingen', [approval], { reden: 'vergissing' });
  expect(await ask(mandated, 'post', '/goedkeuringen/{id}/intrekkingen', [approval], { reden: 'vergissing' })).toEqual(ended);
  await ask(mandated, 'get', '/goedkeuringen?status=ingetrokken');
});

test('an agreement answers as described, from register to end', async () => {
  const [keeper, police] = ['demo-beheerder-afspraken', 'demo-tekenbevoegde-politie'];
  const before = await ask(keeper, 'get', '/instrumenten?paginaGrootte=2&regio=politie-oost-brabant');
  expect(before.items.map(({ soort, status }: { soort: string; status: string }) => [soort, status])).toEqual([['I-W20', 'geldig']]);
  const agreement = {
    soort: 'I-RIEC',
    titel: 'Aanvullend convenant Oost-Brabant (demo)',
    regios: ['riec-oost-brabant'],
    partijen: [{ partner: 'PO' }, { partner: 'GB-TZ' }],
    geldigVan: '2026-01-01',
    geldigTot: '2099-12-31',
    documentHash: `sha256:${'ab'.repeat(32)}`,
  };
  const { id, status } = await ask(keeper, 'post', '/instrumenten', [], agreement);
  expect(status).toBe('ontwerp');
  expect((await ask(police, 'post', '/instrumenten/{id}/ondertekeningen', [id], {})).status).toBe('geldig');
  expect((await ask(police, 'post', '/instrumenten/{id}/opschortingen', [id], { reden: 'incident' })).status).toBe('opgeschort');
  expect((await ask(keeper, 'post', '/instrumenten/{id}/hervattingen', [id], {})).status).toBe('geldig');
  const ended = await ask(keeper, 'post', '/instrumenten/{id}/beeindigingen', [id], { laatsteDag: '2098-12-31', reden: 'vervangen' });
  expect(ended.status).toBe('geldig');
});

test('the work on a case answers as described', () => caseworkAnswers(ask, riecOin()));

test('the versions of the policy answer as described', async () => {
  appendFileSync(join(policiesDir, 'terms.yaml'), '# een nieuwe versie\n');
  const { digest } = await ask('demo-beleidsbeheerder', 'post', '/beleidsversies', [], {});
  expect((await ask('demo-inspecteur', 'get', '/beleidsversies')).items).toHaveLength(2);
  await ask('demo-privacy-officer', 'post', '/beleidsversies/{digest}/vaststellingen', [digest], {});
  await ask('demo-inspecteur', 'get', '/beleidsversies?paginaGrootte=1');
  const { items } = await ask('demo-inspecteur', 'get', '/schemas/beleid');
  await ask('demo-inspecteur', 'get', '/schemas/beleid/{naam}', [items[0].naam]);
});

test('what waits for an approval is listed, given and taken back as described', async () => {
  const oinOf = (partner: string, name: RegExp) =>
    hub.policy.organisations.find((one) => one.partners.includes(partner) && name.test(one.name))!.oin;
  const officer = (sub: string): Like => ({
    officer: 'demo-rechercheur',
    claims: { sub, client_id: sub, oin: oinOf('PO', /Limburg/) },
  });
  const [detective, colleague] = [officer('rechercheur-1'), officer('rechercheur-2')];
  const { id } = await ask(detective, 'post', '/signalen', [], {
    doelen: ['criminal-investigation'],
    gezienOp: '2026-11-01',
    omstandigheden: { geheimAdres: false, gemotiveerd: true, adresIsWoning: false },
    velden: [{ veld: 'adres', waarde: 'Voorbeeldstraat 99, Eindhoven' }],
  });
  const asked = await ask(detective, 'post', '/verstrekkingen', [], {
    signaal: id,
    aan: { oin: oinOf('GB-TZ', /^Gemeente Eindhoven$/), partner: 'GB-TZ', taak: 'huisvesting' },
    doel: 'supervision',
    gevraagdeAkkoorden: ['gezag-om'],
  });
  const eyes = (asked.akkoorden as { id: string; akkoord: string }[]).find(({ akkoord }) => akkoord === 'four-eyes')!.id;
  const waiting = await ask(colleague, 'get', '/goedkeuringen?status=wacht');
  expect(waiting.items.map(({ id: one }: { id: string }) => one)).toContain(eyes);
  await ask(colleague, 'post', '/goedkeuringen/{id}', [eyes], { besluit: 'gegeven', reden: 'voldoet' });
  await ask(colleague, 'post', '/goedkeuringen/{id}/intrekkingen', [eyes], { reden: 'vergissing' });
});

test('the log answers as described, without a token', async () => {
  const { size } = await signLog(hub.hub);
  const anybody = 'demo-inspecteur';
  expect(await ask(anybody, 'get', '/logboek/checkpoint')).toContain(`\n${size}\n`);
  await ask(anybody, 'get', '/logboek/sleutels');
  await ask(anybody, 'get', `/logboek/inclusiebewijzen?volgnummer=0&grootte=${size}`);
  await ask(anybody, 'get', `/logboek/consistentiebewijzen?van=1&tot=${size}`);
  const given = await ask('demo-riec-analist', 'get', '/verstrekkingen');
  const place = (await ask('demo-riec-analist', 'get', `/verstrekkingen/{id}/bewijs`, [given.items[0].id])) as string;
  const { seq } = JSON.parse(Buffer.from(place.split('.')[1]!, 'base64url').toString('utf8')) as { seq: number };
  await ask('demo-riec-analist', 'get', '/ontvangstbewijzen/{volgnummer}', [String(seq)]);
  await ask('demo-riec-analist', 'get', '/ontvangstbewijzen/{volgnummer}?vorm=tlog-proof', [String(seq)]);
  const { items } = await ask(anybody, 'get', '/schemas/gebeurtenissen');
  await ask(anybody, 'get', '/schemas/gebeurtenissen/{naam}', [items[0].naam]);
});

test('an erasure and a legal hold answer as described', async () => {
  const officer = 'demo-privacy-officer';
  const { id } = await ask('demo-inspecteur', 'post', '/signalen', [], signal);
  const lines = await ask(officer, 'post', '/toezicht/_verstrekkingen', [], { signaal: id });
  const cells = lines.items.flatMap(({ cellen }: { cellen: { cel: string; betrokkene: string }[] }) => cellen);
  const { betrokkene } = cells.find(({ cel }: { cel: string }) => cel === 'victim.IDV');
  const wish = { betrokkenen: [betrokkene], reden: 'verzoek-betrokkene' };
  const hold = await ask(officer, 'post', '/signalen/{id}/bewaarplichten', [id], { reden: 'klacht' });
  await ask(officer, 'post', '/signalen/{signaalId}/bewaarplichten/{id}/opheffingen', [id, hold.id], { reden: 'afgelopen' });
  expect((await ask(officer, 'post', '/betrokkenen/_wis', [], wish)).items).toMatchObject([{ status: 'wacht-op-tweede' }]);
  const colleague = { officer, claims: { sub: 'tweede', client_id: 'tweede' } };
  const { items } = await ask(colleague, 'post', '/betrokkenen/_wis', [], wish);
  expect(items).toMatchObject([{ status: 'gewist' }]);
  await ask('demo-inspecteur', 'get', '/wissingen/{id}', [items[0].id]);
  const due = await ask(officer, 'get', '/bewaartermijnen/voorbeeld?op=2099-01-01');
  expect((await ask(officer, 'post', '/bewaartermijnen/vaststellingen', [], { op: due.op, kenmerk: due.kenmerk })).aantal).toBe(due.totaal);
});

test('what supervision asks besides answers as described', () => askSupervision(ask, hub, signal, riecOin()));

test('no described operation was left out', () => {
  const all = [...described.operations.values()].map(({ operationId }) => operationId).filter((name) => name !== 'openapi');
  expect(all.filter((name) => !answered.has(name))).toEqual([]);
});
