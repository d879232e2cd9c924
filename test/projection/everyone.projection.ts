import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { decideRecord, dutchDay, transferRequest, type Cell, type Obtained, type Party } from '#libs/policy';
import { evolveSignal, noSignal, type KnownSignal, type Signal, type SignalFact } from '#libs/signals/facts';
import { startTestHub, type TestHub } from '../hub.js';
import { expectedFrom, idsInCsv, idsOf, type Expected, type Told } from './expected.js';
import { ofEverything } from './of-everything.js';

/** One department under one task. `token` of an officer of it. */
interface Reader extends Party {
  oin: string;
  token: string;
  host: { partner: string; task: string } | null;
}
/** Who reports, and for what: a purpose for which her task lets her store something. */
const senders = {
  'demo-inspecteur': ['organised-crime', 'supervision'],
  'demo-rechercheur': ['criminal-investigation'],
  'demo-zorgcoordinator': ['care'],
};
const criteria = { soort: 'arbeid', omvang: 'kleine-groep', ernst: 'ernstig', eerdereMaatregelen: false, deelnemersMetZelfdeSignaal: 1 };
const region = 'riec-oost-brabant';

let hub: TestHub;
/** Of each sender: what she reported, with as many groups as may be stored. */
const signals: { sender: string; signal: KnownSignal; id: string }[] = [];
let analyst: Reader;
let outsider: Reader;
let zaak: string;
const linked: { signal: KnownSignal; id: string }[] = [];
const members: Reader[] = [];

const ask = (reader: Reader, path: string, body?: object, key: string = randomUUID()) =>
  hub.ask(`/v1${path}`, {
    as: null,
    headers: { authorization: `Bearer ${reader.token}`, ...(body && { 'idempotency-key': key }) },
    ...(body && { method: 'POST', body }),
  });
const post = async (as: string, path: string, body: object) => {
  const answer = await hub.ask(`/v1${path}`, { as, method: 'POST', body });
  expect([path, answer.status, answer.status === 201 ? '' : answer.body]).toEqual([path, 201, '']);
  return answer.body;
};

async function readerOf(partner: string, task: string | null, claims: Record<string, unknown> = {}): Promise<Reader> {
  const all = hub.policy.organisations.filter(({ partners }) => partners.includes(partner));
  const { oin, regions } = all.find((one) => one.regions.includes(region)) ?? all[0]!;
  const token = await hub.token('demo-inspecteur', { oin, partner, task: task ?? undefined, roles: ['casuslid'], ...claims });
  return { oin, partner, task, regions: [...regions], token, host: null };
}

async function reported(sender: string, doelen: readonly string[]): Promise<void> {
  const { id } = await post(sender, '/signalen', ofEverything(hub.policy, doelen));
  signals.push({ sender, id, signal: await signalAt(id) });
}

async function signalAt(id: string): Promise<KnownSignal> {
  const facts = await hub.hub.foundation.ledger.read<SignalFact>({ type: 'signal', id });
  return facts.reduce<Signal>(evolveSignal, noSignal) as KnownSignal;
}
const senderOf = (signalId: string): string => signals.find(({ id }) => id === signalId)!.sender;

beforeAll(async () => {
  hub = await startTestHub();
  for (const [sender, doelen] of Object.entries(senders)) await reported(sender, doelen);
  const host = { partner: 'GB-BM', task: 'openbare-orde' };
  analyst = { ...(await readerOf('RC', 'casus', { roles: ['riec-analist'], host_partner: host.partner, host_task: host.task })), host };
  outsider = { ...(await readerOf('GB-TZ', 'huisvesting')), token: await hub.token('demo-gemeente-tilburg') };
  await openCase();
});
afterAll(() => hub?.close());

/** With a signal of the municipality and one of the police, and a member of every kind that the law lets in. */
async function openCase(): Promise<void> {
  const [{ id: first }, { id: second }] = signals as [(typeof signals)[0], (typeof signals)[0]];
  const give = (as: string, signaal: string, more: object = {}) =>
    post(as, '/verstrekkingen', { signaal, aan: { oin: analyst.oin, partner: 'RC' }, doel: 'organised-crime', ...more });
  await give('demo-inspecteur', first);
  await give('demo-rechercheur', second);
  for (const signaal of [first, second]) await post('demo-riec-analist', '/wegingen', { signaal, aanvaard: true, criteria });
  zaak = (await post('demo-riec-analist', '/zaken', { signaal: first, activiteit: 'casusoverleg' })).id;
  await post('demo-riec-analist', `/zaken/${zaak}/signalen`, { signaal: second });
  for (const { code, tasks } of hub.policy.partners.filter(({ riec, kind }) => riec && kind === 'partner')) {
    const readers = await Promise.all((tasks.length ? tasks : [null]).map((task) => readerOf(code, task)));
    await post('demo-riec-analist', `/zaken/${zaak}/leden`, { oin: readers[0]!.oin, partner: code });
    members.push(...readers);
  }
  await post('demo-riec-analist', `/zaken/${zaak}/stappen`, { stap: 2, activiteit: 'casusoverleg' });
  await give('demo-rechercheur', second, { zaak });
  linked.push(...signals.slice(0, 2));
}

const caughtUp = async () => hub.hub.foundation.delivery.caughtUp((await hub.hub.foundation.ledger.size()) - 1);
const permitted = ({ fields }: ReturnType<typeof decideRecord>): string[] =>
  fields.filter(({ effect }) => effect === 'permit').flatMap(({ ids }) => ids);
const today = () => dutchDay(new Date());
const instruments = async () => (await hub.hub.foundation.law.fresh()).instruments;

/** What the policy lets go from the holder, asked here and not by the hub. */
async function mayGo({ signal }: { signal: KnownSignal }, to: Party, purpose: string): Promise<string[]> {
  const { holder, situation } = signal;
  const way = transferRequest(await instruments(), { activity: 'disclose', from: holder, to, purpose, asOf: today() });
  const held = signal.fields.map(({ id, cell, regime, on, finding }) => ({
    id,
    cell,
    obtained: { by: holder.partner, task: holder.task, regime, on, finding },
  }));
  return permitted(decideRecord(hub.policy, randomUUID(), { ...situation, ...way }, held)).toSorted();
}

/** What the policy lets this reader see and hear of the case, for this purpose. */
async function expectedFor(reader: Reader, purpose: string): Promise<Expected> {
  const { host } = reader;
  const to = host ? { ...reader, ...host } : reader;
  const from = { partner: 'RC', task: 'casus', regions: analyst.regions };
  const way = transferRequest(await instruments(), { activity: 'read', from, to, purpose, asOf: today() });
  const decisions = linked.map(({ id: signalId, signal }) => {
    const inCase = { stage: 2, caseActivity: 'casusoverleg', caseMember: true, ...(host && { actor: host.partner, actorTask: host.task }) };
    const held = signal.fields
      .filter(({ id }) => granted.get(signalId)?.has(id))
      .map(({ id, cell, regime, finding }) => {
        const obtained: Obtained = { by: 'RC', task: 'casus', regime, on: today(), supplier: signal.holder.partner, finding };
        return { id, cell, obtained };
      });
    const decision = decideRecord(hub.policy, randomUUID(), { ...signal.situation, ...way, ...inCase } as never, held);
    return { signalId, decision };
  });
  return expectedFrom(hub.policy, decisions);
}
/** Of how many fields nothing was heard, over all that was asked. */
let hidden = 0;
/** Ids of the fields that the compartment got, by signal; as the policy said when they were given. */
const granted = new Map<string, Set<string>>();

const cellOf = (id: string): string => {
  const [signalId, fieldId] = id.split('/');
  return linked.find((one) => one.id === signalId)!.signal.fields.find((field) => field.id === fieldId)!.cell;
};
test('given to every partner, for every task and purpose: list, count, detail and feed show what the policy lets go', async () => {
  const seen = { shown: 0, nothing: 0, purposes: new Set<string>() };
  const asked = hub.policy.partners
    .filter(({ kind, code }) => kind === 'partner' && hub.policy.organisations.some(({ partners }) => partners.includes(code)))
    .flatMap(({ code, tasks }) => (tasks.length ? tasks : [null]).map((task) => ({ code, task })));
  for (const [index, { code, task }] of asked.entries()) {
    const reader = await readerOf(code, task);
    const proposed = hub.policy.purposes.filter(({ proposedFor }) => proposedFor.some(({ to }) => to === code)).map((one) => one.code);
    const purposes = new Set([...proposed.slice(0, 2), hub.policy.purposes[index % hub.policy.purposes.length]!.code]);
    for (const [turn, purpose] of [...purposes].entries()) {
      const from = signals.filter(({ signal }) => signal.holder.partner !== code)[(index + turn) % 2]!;
      const expected = await mayGo(from, reader, purpose);
      const aan = { oin: reader.oin, partner: code, ...(task && { taak: task }) };
      const given = await post(from.sender, '/verstrekkingen', { signaal: from.id, aan, doel: purpose });
      const about = `${code} ${task} ${purpose}`;
      const ids = given.gaat.map(({ id }: Told) => id).toSorted();
      expect([about, ids]).toEqual([about, expected]);
      const list = (await ask(reader, '/verstrekkingen?paginaGrootte=100')).body;
      const row = list.items.find(({ id }: Told) => id === given.id);
      expect([about, row?.aantalVelden]).toEqual([about, expected.length || undefined]);
      const detail = await ask(reader, `/verstrekkingen/${given.id}/velden`);
      expect([about, detail.status]).toEqual([about, expected.length ? 200 : 404]);
      const shown = (detail.body.velden ?? []).map(({ id }: Told) => id).toSorted();
      expect([about, shown]).toEqual([about, expected]);
      await caughtUp();
      const heard = (await ask(reader, `/gebeurtenissen?na=${given.volgnummer - 1}&aantal=100`)).body.items;
      expect([about, heard.some(({ id }: Told) => id === given.id)]).toEqual([about, expected.length > 0]);
      seen.purposes.add(purpose);
      if (shown.length) seen.shown += 1;
      else seen.nothing += 1;
    }
  }
  expect(seen.purposes.size).toBe(hub.policy.purposes.length);
  expect(seen.shown).toBeGreaterThan(10);
  expect(seen.nothing).toBeGreaterThan(10);
});

describe('of a case', () => {
  beforeAll(async () => {
    // where the victim stays became a secret after it was given: of that nobody who reads may even know that it is there
    for (const one of linked) {
      const velden = [{ veld: 'slaapplaatsen', waarde: 3 }];
      await post(senderOf(one.id), `/signalen/${one.id}/aanvullingen`, {
        gezienOp: '2026-11-20',
        omstandigheden: { geheimAdres: true },
        velden,
      });
      one.signal = await signalAt(one.id);
    }
    const grants = await ask(analyst, '/verstrekkingen?paginaGrootte=100');
    const { ledger } = hub.hub.foundation;
    for (const { id, signaal } of grants.body.items as { id: string; signaal: string }[])
      for (const { type, data } of await ledger.read({ type: 'disclosure', id }))
        if (type === 'DisclosureGranted') {
          const { fields } = data as unknown as { fields: { id: string }[] };
          granted.set(signaal, new Set([...(granted.get(signaal) ?? []), ...fields.map((field) => field.id)]));
        }
  });

  /** Detail, count and both files of one reader for one purpose. */
  async function oneProjection(reader: Reader, purpose: string, cells?: readonly string[]): Promise<string[]> {
    const about = `${reader.partner} ${reader.task} ${purpose}`;
    const projection = await expectedFor(reader, purpose);
    const all = projection.seen.toSorted();
    const asked = (ids: readonly string[]) => (cells ? ids.filter((id) => cells.includes(cellOf(id))) : ids).toSorted();
    const [expected, shielded] = [asked(all), asked(projection.told)];
    hidden += asked(projection.hidden).length;
    const question = { doel: purpose, ...(cells && { cellen: cells }) };
    const from = await hub.hub.foundation.ledger.size();
    const json = await ask(reader, `/zaken/${zaak}/exporten`, { ...question, formaat: 'application/json' });
    if (json.status === 409) {
      expect([about, json.body.code, expected, shielded]).toEqual([about, 'export.nothing-held', [], []]);
      return expected;
    }
    expect([about, idsOf(json.body.velden)]).toEqual([about, expected]);
    const refused = (json.body.geweigerd as Told[]).map(({ cel }) => cel);
    expect([about, [...new Set(refused)].toSorted()]).toEqual([about, [...new Set(shielded.map(cellOf))].toSorted()]);
    const csv = await ask(reader, `/zaken/${zaak}/exporten`, { ...question, formaat: 'text/csv' });
    expect([about, idsInCsv(csv.body as string)]).toEqual([about, expected]);
    const count = (await ask(reader, `/zaken/${zaak}/aantallen?doel=${purpose}`)).body;
    const counted = (count.items as { cel: string; aantal: number }[]).flatMap(({ cel, aantal }) => Array<string>(aantal).fill(cel));
    expect([about, counted.toSorted(), count.totaal]).toEqual([about, all.map(cellOf).toSorted(), all.length]);
    if (purpose === 'organised-crime') await oneReading(reader, about, projection);
    await caughtUp();
    const heard = async (who: Reader) =>
      (await ask(who, `/gebeurtenissen?na=${from - 1}&aantal=1`)).body.items.map(({ volgnummer }: { volgnummer: number }) => volgnummer);
    expect([about, await heard(reader), await heard(outsider)]).toEqual([about, [from], []]);
    return expected;
  }

  /** Reading the case, and the decisions on it that she may look up: what stays is told with its reason, and of what is hidden nothing. */
  async function oneReading(reader: Reader, about: string, { seen, told }: Expected): Promise<void> {
    const { body } = await ask(reader, `/zaken/${zaak}/velden`);
    expect([about, idsOf(body.velden)]).toEqual([about, seen.toSorted()]);
    expect([about, idsOf(body.afgeschermd)]).toEqual([about, told.toSorted()]);
    await caughtUp();
    const decided: string[] = [];
    for (const [place, id] of (body.beslissingen as string[]).entries())
      for (const path of [`/beslissingen/${id}`, `/beslissingen/${id}/uitleg`]) {
        const answer = (await ask(reader, path)).body.antwoord as { velden: string[] }[];
        decided.push(...answer.flatMap(({ velden }) => velden.map((field) => `${linked[place]!.id}/${field}`)));
      }
    expect([about, decided.toSorted()]).toEqual([about, [...seen, ...told, ...seen, ...told].toSorted()]);
  }

  test('every member, for every task: detail, count and file show what the policy lets her see, and only she hears of it', async () => {
    const seen = { full: 0, nothing: 0 };
    hidden = 0;
    for (const [index, reader] of [analyst, ...members].entries()) {
      const other = hub.policy.purposes[(index + 1) % hub.policy.purposes.length]!.code;
      for (const purpose of new Set(['organised-crime', other])) {
        if ((await oneProjection(reader, purpose)).length) seen.full += 1;
        else seen.nothing += 1;
      }
    }
    expect(seen.full).toBeGreaterThan(5);
    expect(seen.nothing).toBeGreaterThan(5);
    expect(hidden).toBeGreaterThan(20);
  });

  test('a group of which all is hidden is like a group of which there is nothing', async () => {
    const { seen, told, hidden: unheard } = await expectedFor(analyst, 'organised-crime');
    const heard = new Set([...seen, ...told].map(cellOf));
    const secret = unheard.map(cellOf).filter((cell) => !heard.has(cell));
    expect(secret.length).toBeGreaterThan(0);
    const take = async (cell: string) => {
      const { status, body } = await ask(analyst, `/zaken/${zaak}/exporten`, {
        doel: 'organised-crime',
        formaat: 'application/json',
        cellen: [cell],
      });
      return { status, ...body, instance: '' } as object;
    };
    const nothing = hub.policy.cells.find((cell) => linked.every(({ signal }) => signal.fields.every((field) => field.cell !== cell)))!;
    for (const cell of secret) expect(await take(cell)).toEqual(await take(nothing));
  });

  test('any choice of groups is a part of the same projection', async () => {
    const cells = [...new Set(linked.flatMap(({ signal }) => signal.fields.map(({ cell }) => cell as string)))];
    const named = (wanted: readonly Cell[]): string[] => cells.filter((cell) => wanted.includes(cell as Cell));
    let most = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: members.length }), fc.subarray(cells, { minLength: 1 }), async (place, chosen) => {
        most = Math.max(most, (await oneProjection([analyst, ...members][place]!, 'organised-crime', chosen)).length);
      }),
      {
        numRuns: 12,
        endOnFailure: true,
        examples: [
          [0, named(['case.LOC', 'case.BIZ', 'victim.IDV'] as Cell[])],
          [1, cells],
          [2, [cells[0]!]],
        ],
      },
    );
    expect(most).toBeGreaterThan(2);
  });
});
