import { randomUUID } from 'node:crypto';
import { startTestHub, type TestHub } from '../hub.js';
import { criteria, signal } from './answers-casework.js';
import { consent as choice, forEverybody, forSupervision, questions, type Kind, type OwnKind, type Question } from './questions-by-id.js';

/**
 * Of what is not for her, nobody hears whether it exists: an id of somebody else is answered in exactly the same way as one that nobody has. Asked for
 * every operation that takes such an id, as everybody who could ask it.
 */
interface Stranger {
  who: string;
  token: string;
  own: Record<OwnKind, string>;
}

let hub: TestHub;
let described: Record<string, Record<string, Operation>>;
let schemas: Record<string, { properties?: object; allOf?: { $ref: string }[] }>;
/** Of each kind some that exist, each in another state. */
const existing = {} as Record<Kind, string[]>;
const strangers: Stranger[] = [];
interface Operation {
  operationId: string;
  requestBody?: { content: Record<string, { schema: { $ref?: string } }> };
}

const [inspector, analyst, officer] = ['demo-inspecteur', 'demo-riec-analist', 'demo-privacy-officer'];
const oinOf = (name: RegExp, partner: string): string =>
  hub.policy.organisations.find((one) => name.test(one.name) && one.partners.includes(partner))!.oin;
const withToken = (token: string) => ({ as: null, headers: { authorization: `Bearer ${token}` } });

async function done(as: string, path: string, body: object): Promise<any> /* oxlint-disable-line no-explicit-any */ {
  const who = as.startsWith('demo-') ? { as } : withToken(as);
  const answer = await hub.ask(`/v1${path}`, { ...who, method: 'POST', body });
  expect([path, answer.status, answer.status < 300 ? '' : answer.body]).toEqual([path, answer.status < 300 ? answer.status : 201, '']);
  return answer.body;
}

const report = (velden: object[], rol = 'slachtoffer') => ({ ...signal, betrokkenen: [{ ref: 'p1', rol }], velden });
const plate = { veld: 'kenteken', waarde: 'GV-801-X' };
const name = { veld: 'naam', waarde: 'Testpersoon Wilg', betrokkene: 'p1' };
const shared = async (
  as: string,
  riec: string,
  velden: object[],
  rol?: string,
): Promise<{ id: string; given: any }> /* oxlint-disable-line no-explicit-any */ => {
  const { id } = await done(as, '/signalen', report(velden, rol));
  const given = await done(as, '/verstrekkingen', { signaal: id, aan: { oin: riec, partner: 'RC' }, doel: 'organised-crime' });
  return { id, given };
};

beforeAll(async () => {
  hub = await startTestHub();
  const { body } = await hub.ask('/v1/openapi.json', { as: null });
  ({ paths: described } = body);
  ({ schemas } = body.components);
  await makeExisting();
  await makeStrangers();
});
afterAll(() => hub?.close());

/** The life of a few signals in Oost-Brabant: told, given, weighed, in a case, withdrawn, under a hold, erased. */
async function makeExisting(): Promise<void> {
  const riec = oinOf(/^RIEC Oost-Brabant$/, 'RC');
  const [first, second, closing] = [
    await shared(inspector!, riec, [plate, name]),
    await shared(inspector!, riec, [plate]),
    await shared(inspector!, riec, [plate]),
  ];
  const untold = await done(inspector!, '/signalen', report([plate, name]));
  const withdrawn = await shared(inspector!, riec, [plate]);
  for (const { id } of [first, second, closing]) await done(analyst!, '/wegingen', { signaal: id, aanvaard: true, criteria });
  await done(inspector!, `/signalen/${withdrawn.id}/intrekkingen`, { reden: 'dubbel' });
  const { id: consent } = await done(inspector!, `/signalen/${first.id}/toestemmingen`, choice);
  const open = await done(analyst!, '/zaken', { signaal: first.id });
  const town = { oin: oinOf(/^Gemeente Eindhoven$/, 'GB-TZ'), partner: 'GB-TZ' };
  await done(analyst!, `/zaken/${open.id}/leden`, town);
  await done(analyst!, `/zaken/${open.id}/interventies`, { soort: 'toezicht', barriere: 'vervoer', geplandOp: '2026-12-01', door: town });
  const { maatregelen } = (await hub.ask(`/v1/zaken/${open.id}`, { as: analyst! })).body;
  const matches = (await hub.ask(`/v1/zaken/${open.id}/overeenkomsten`, { as: analyst! })).body.items;
  const closed = await done(analyst!, '/zaken', { signaal: closing.id });
  await done(analyst!, `/zaken/${closed.id}/sluitingen`, { reden: 'afgerond' });
  const read = (await hub.ask(`/v1/zaken/${open.id}/velden`, { as: analyst! })).body;
  const hold = await done(officer!, `/signalen/${second.id}/bewaarplichten`, { reden: 'klacht' });
  const suspicion = { veld: 'verdenking', betrokkene: 'p1', waarde: '273f', bevinding: true };
  const onward = await shared(inspector!, riec, [suspicion], 'verdachte');
  const aan = { oin: oinOf(/^RIEC Limburg$/, 'RC'), partner: 'RC' };
  const waiting = await done(analyst!, '/verstrekkingen', { signaal: onward.id, aan, doel: 'organised-crime' });
  const lines = await done(officer!, '/toezicht/_verstrekkingen', { signaal: untold.id });
  const subject = (lines.items as { cellen: { cel: string; betrokkene: string }[] }[])
    .flatMap(({ cellen }) => cellen)
    .find(({ cel }) => cel === 'victim.IDV')!.betrokkene;
  const wish = { betrokkenen: [subject], reden: 'verzoek-betrokkene' };
  await done(officer!, '/betrokkenen/_wis', wish);
  const erased = await done(await hub.token(officer!, { sub: 'tweede', client_id: 'tweede' }), '/betrokkenen/_wis', wish);
  Object.assign(existing, {
    signal: [first.id, untold.id, withdrawn.id, open.id],
    case: [open.id, closed.id, first.id],
    disclosure: [first.given.id, withdrawn.given.id, waiting.id],
    consent: [consent],
    intervention: [maatregelen[0].id],
    match: [matches[0].id],
    approval: [waiting.akkoorden[0].id],
    decision: [first.given.beslissing, read.beslissingen[0]],
    erasure: [erased.items[0].id],
    subject: [subject],
    hold: [hold.id],
    receipt: [String(first.given.volgnummer), String(read.volgnummers[0])],
  });
}

/** Everybody who could ask: of another organisation, of another department of the same one, and without a part in the case. */
async function makeStrangers(): Promise<void> {
  const limburg = oinOf(/^RIEC Limburg$/, 'RC');
  const elsewhere = hub.policy.organisations.find(
    ({ partners, regions }) => partners.includes('GB-TZ') && regions.includes('riec-limburg'),
  )!;
  const town = await hub.token(inspector!, { oin: elsewhere.oin, sub: 'limburg', client_id: 'limburg' });
  const theirs = await shared(town, limburg, [plate, name]);
  await done('demo-riec-limburg', '/wegingen', { signaal: theirs.id, aanvaard: true, criteria });
  const { id: ownCase } = await done('demo-riec-limburg', '/zaken', { signaal: theirs.id });
  const own = { ownSignal: theirs.id, ownCase };
  const ofOrganisation = { oin: oinOf(/^Gemeente Eindhoven$/, 'GB-BM'), partner: 'GB-BM', task: 'openbare-orde' };
  for (const [who, token] of [
    ['the analyst of another RIEC', await hub.token('demo-riec-limburg')],
    ['the inspector of another town', town],
    ['another department of the same town', await hub.token(inspector!, ofOrganisation)],
    ['the police, without a part in the case', await hub.token('demo-rechercheur')],
    ['a helper', await hub.token('demo-comensha')],
    ['a privacy officer of a partner', await hub.token(inspector!, { oin: elsewhere.oin, roles: ['privacy-officer'] })],
    ['who signs for another organisation', await hub.token('demo-tekenbevoegde-politie')],
  ] as const)
    strangers.push({ who, token, own });
}

const operations = () =>
  Object.entries(described).flatMap(([path, item]) => Object.entries(item).map(([method, operation]) => ({ path, method, ...operation })));

/** What an answer says to who reads it well: all but the number of the request itself. */
async function told(
  { token }: Stranger,
  { operation, kinds, body }: Question,
  ids: readonly string[],
): Promise<{ status: number; says: object; headers: string[] }> {
  const { path, method } = operations().find(({ operationId }) => operationId === operation)!;
  const rest = [...ids];
  const address = path.replace(/\{[^}]+\}/g, () => rest.shift()!);
  expect([operation, kinds.length]).toEqual([operation, ids.length]);
  const sent = method === 'get' ? {} : { method: method.toUpperCase(), body: body!(...rest) };
  const answer = await hub.ask(`/v1${address}`, { ...withToken(token), ...sent });
  const { instance: _instance, ...says } = typeof answer.body === 'object' ? answer.body : { text: answer.body };
  return { status: answer.status, says, headers: [...answer.headers.keys()].filter((one) => !one.startsWith('x-ratelimit')).toSorted() };
}

/** Every way to fill in ids: each with one that exists, in each of its states, or with one that nobody has. */
function* fillings(kinds: readonly (Kind | OwnKind)[], own: Stranger['own']): Generator<string[]> {
  const [first, ...others] = kinds;
  if (first === undefined) return yield [];
  const choices = first === 'ownSignal' || first === 'ownCase' ? [own[first]] : [...existing[first], nobodys(first)];
  for (const rest of fillings(others, own)) for (const choice of choices) yield [choice, ...rest];
}
const nobodys = (kind: Kind): string => (kind === 'receipt' ? '9000000' : randomUUID());

test('no operation that takes an id was left out', () => {
  const withId = operations().filter(({ path, requestBody }) => {
    const ref = requestBody?.content['application/json']?.schema.$ref?.split('/').pop();
    const names = Object.keys((ref && schemas[ref]?.properties) || {});
    return path.includes('{') || names.some((one) => ['signaal', 'zaak', 'betrokkenen', 'betrokkene'].includes(one));
  });
  const asked = new Set([...questions.map(({ operation }) => operation), ...forEverybody, ...forSupervision]);
  // who reports names people of her own signal, by a name of her own
  const own = ['meldSignaal', 'toonVoorbeeldVanSignaal', 'vraagVooraf'];
  expect(withId.length).toBeGreaterThan(40);
  expect(withId.map(({ operationId }) => operationId).filter((one) => !asked.has(one) && !own.includes(one))).toEqual([]);
});

test.each(questions.map((one) => [`${one.operation} ${one.kinds.join()}`, one] as const))(
  '%s: what exists and what does not are answered alike, to everybody',
  async (_, question) => {
    let letIn = false;
    for (const stranger of strangers) {
      const unknown = question.kinds.map((kind) => (kind === 'ownSignal' || kind === 'ownCase' ? stranger.own[kind] : nobodys(kind)));
      const expected = await told(stranger, question, unknown);
      letIn ||= expected.status !== 403;
      for (const ids of fillings(question.kinds, stranger.own))
        expect([stranger.who, ids, await told(stranger, question, ids)]).toEqual([stranger.who, ids, expected]);
    }
    // a comparison of people who may not ask at all would prove nothing
    expect([question.operation, letIn]).toEqual([question.operation, !forSupervision.includes(question.operation)]);
  },
);
