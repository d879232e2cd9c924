import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import {
  decideRecord,
  dutchDay,
  transferRequest,
  type Cell,
  type FieldDefinition,
  type PolicyPack,
  type RecordDecision,
} from '#libs/policy';
import { evolveSignal, noSignal, type KnownSignal, type Signal, type SignalFact } from '#libs/signals/facts';
import { valueFor } from '../any-value.js';
import { startTestHub, type TestHub } from '../hub.js';

/** Who reports, and who could get it: officers of the demo, each with the purpose and task of the question. */
const senders = ['demo-inspecteur', 'demo-rechercheur', 'demo-zorgcoordinator'];
const receivers = [
  { as: 'demo-riec-analist', partner: 'RC', task: 'casus' },
  { as: 'demo-comensha', partner: 'CM', task: 'registratie' },
  { as: 'demo-zorgcoordinator', partner: 'ZC', task: 'zorgcoordinatie' },
  { as: 'demo-rechercheur', partner: 'PO', task: 'opsporing' },
  { as: 'demo-veilig-thuis', partner: 'VT', task: 'veilig-thuis' },
];
const purposes = ['organised-crime', 'shelter-registration', 'help', 'criminal-investigation', 'domestic-violence', 'complex-case'];
const people = (['victim', 'suspect', 'circle', 'witness', 'reporter'] as const).map((facet, index) => ({ ref: `p${index + 1}`, facet }));
const roles = { victim: 'slachtoffer', suspect: 'verdachte', circle: 'kring', witness: 'getuige', reporter: 'melder' };
/** Kinds of search, with the format of the fields that they find. */
const searches: Record<string, string> = {
  kvkNummer: 'kvk',
  kenteken: 'plate',
  bsn: 'bsn',
  telefoon: 'phone',
  iban: 'iban',
};

const formatOf = (field?: FieldDefinition): string | undefined => field?.format;
type Part = { id: string; cel: Cell };
type Field = Part & { waarde?: unknown };
const idsOf = (parts: readonly Part[]): string[] => parts.map(({ id }) => id).toSorted();

let hub: TestHub;
let policy: PolicyPack;
beforeAll(async () => {
  hub = await startTestHub();
  ({ policy } = hub);
});
afterAll(() => hub?.close());

const post = (as: string, path: string, body: object) => hub.ask(`/v1${path}`, { as, method: 'POST', body });
const get = (as: string, path: string) => hub.ask(`/v1${path}`, { as });
async function endOf(as: string) {
  const claims = JSON.parse(Buffer.from((await hub.token(as)).split('.')[1]!, 'base64url').toString()) as Claims;
  const { oin, partner, task = null, host_partner, host_task } = claims;
  const regions = [...policy.organisations.find((one) => one.oin === oin)!.regions];
  return { oin, partner, task, regions, host: host_partner ? { partner: host_partner, task: host_task! } : null };
}
interface Claims {
  oin: string;
  partner: string;
  task?: string;
  host_partner?: string;
  host_task?: string;
}

const yesNo = fc.option(fc.boolean(), { nil: undefined });
const circumstances = fc.record({
  georganiseerdVerband: fc.constantFrom('geen', 'mogelijk', 'sterk', 'sterk'),
  gemotiveerd: fc.constantFrom(true, true, true, false),
  hardeFeiten: yesNo,
  huiselijkGeweldOfKindermishandeling: yesNo,
  adresIsWoning: yesNo,
  bedrijfIsPersoon: yesNo,
  geheimAdres: yesNo,
  directeKring: yesNo,
  inOpdrachtVanCollege: yesNo,
});
/** Places in the list of all fields and cells; and which field of the sender's own finding. */
const choices = fc.uniqueArray(fc.nat({ max: 10_000 }), { minLength: 6, maxLength: 18 });

/** The signal of this run. Always with a firm, a plate and a place, so that there is something to search for. */
function reportOf(said: object, chosen: readonly number[], finding: boolean) {
  const offers = policy.fields.flatMap((field) => field.cells.map((cell) => ({ field, cell })));
  const always = offers.filter(({ field, cell }) => ['kvk', 'plate'].includes(formatOf(field) ?? '') && cell.startsWith('case.'));
  const all = new Set([...always, ...chosen.map((place) => offers[place % offers.length]!)]);
  const velden = [...all].map(({ field, cell }) => {
    const [facet, groep = ''] = cell.split('.');
    const person = people.find((one) => one.facet === facet);
    return { veld: field.name, waarde: valueFor(field), groep, bevinding: finding, ...(person && { betrokkene: person.ref }) };
  });
  const betrokkenen = people.map(({ ref, facet }) => ({ ref, rol: roles[facet] }));
  const omstandigheden = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  return {
    doelen: ['organised-crime', 'supervision', 'care', 'criminal-investigation'],
    gezienOp: '2026-11-20',
    omstandigheden,
    betrokkenen,
    velden,
  };
}

const signalAt = async (id: string): Promise<KnownSignal> => {
  const facts = await hub.hub.foundation.ledger.read<SignalFact>({ type: 'signal', id });
  return facts.reduce<Signal>(evolveSignal, noSignal) as KnownSignal;
};

/** What the policy itself says, asked here and not by the hub. */
async function projected(
  signal: KnownSignal,
  to: Awaited<ReturnType<typeof endOf>>,
  purpose: string,
  sender: string,
): Promise<RecordDecision> {
  const { instruments } = await hub.hub.foundation.law.fresh();
  const { holder, situation } = signal;
  const asOf = dutchDay(new Date());
  const way = transferRequest(instruments, { activity: 'disclose', from: holder, to, purpose, asOf });
  const { host } = await endOf(sender);
  const held = signal.fields.map(({ id, cell, regime, on, finding }) => ({
    id,
    cell,
    obtained: { by: holder.partner, task: holder.task, regime, on, finding },
  }));
  return decideRecord(policy, randomUUID(), { ...situation, ...way, ...(host && { actor: host.partner, actorTask: host.task }) }, held);
}
const permitted = ({ fields }: RecordDecision): string[] =>
  fields
    .filter(({ effect }) => effect === 'permit')
    .flatMap(({ ids }) => ids)
    .toSorted();

/** Asked in every run besides the random ones: reports of which much may go, and one with little to find, so that nothing is compared with nothing. */
const certain = [
  [0, 60],
  [1, 60],
  [0, 3],
].map(([offset = 0, length = 0]): [string, object, number[], boolean, (typeof receivers)[number][], string[]] => [
  'demo-inspecteur',
  {
    georganiseerdVerband: 'sterk',
    gemotiveerd: true,
    adresIsWoning: false,
    bedrijfIsPersoon: false,
    geheimAdres: false,
    directeKring: true,
  },
  Array.from({ length }, (_, place) => 2 * place + offset),
  true,
  receivers.slice(0, 2),
  ['organised-crime', 'shelter-registration', 'help'],
]);

const seen = { fields: 0, withheld: 0, hits: 0, misses: 0 };

/** Every way of looking shows one projection: what was granted, listed, counted, read, searched, heard of and known to supervision. */
async function oneProjection(
  sender: string,
  signal: KnownSignal,
  signalId: string,
  receiver: (typeof receivers)[number],
  purpose: string,
): Promise<string[]> {
  const to = await endOf(receiver.as);
  const expected = permitted(await projected(signal, { ...to, task: receiver.task }, purpose, sender));
  const wish = { signaal: signalId, aan: { oin: to.oin, partner: to.partner, taak: receiver.task }, doel: purpose };
  const { status, body: grant } = await post(sender, '/verstrekkingen', wish);
  expect(status).toBe(201);
  expect(idsOf(grant.gaat)).toEqual(expected);
  expect(idsOf([...grant.gaat, ...grant.blijft])).toEqual(signal.fields.map(({ id }) => id).toSorted());

  const { body: list } = await get(receiver.as, '/verstrekkingen?paginaGrootte=100');
  const row = list.items.find(({ id }: { id: string }) => id === grant.id);
  expect(row?.aantalVelden).toBe(expected.length || undefined);

  const detail = await get(receiver.as, `/verstrekkingen/${grant.id}/velden`);
  const shown: Field[] = detail.status === 200 ? detail.body.velden : [];
  expect(detail.status).toBe(expected.length ? 200 : 404);
  expect(expected).toEqual(expect.arrayContaining(idsOf(shown)));
  if (receiver.partner !== 'RC') expect(idsOf(shown)).toEqual(expected);
  // what is not shown has no value anywhere in the answer
  for (const part of (detail.body.afgeschermd ?? []) as object[]) expect(part).not.toHaveProperty('waarde');

  await hub.hub.foundation.delivery.caughtUp((await hub.hub.foundation.ledger.size()) - 1);
  const heard = await get(receiver.as, `/gebeurtenissen?na=${grant.volgnummer - 1}&aantal=100`);
  expect(heard.body.items.some(({ id }: { id: string }) => id === grant.id)).toBe(expected.length > 0);

  // what supervision is told of was shown, and the other way round
  const known = await post('demo-privacy-officer', '/toezicht/_kennis', { signaal: signalId, oin: to.oin, op: '2099-01-01' });
  const knownIds = known.body.items.flatMap(({ velden }: { velden: string[] }) => velden) as string[];
  expect(knownIds.toSorted()).toEqual(idsOf(shown));
  seen.fields += shown.length;
  seen.withheld += signal.fields.length - shown.length;
  return expected;
}

test('list, detail, count, search and feed show one projection, for any signal, partner, role and purpose', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...senders),
      circumstances,
      choices,
      fc.boolean(),
      fc.shuffledSubarray(receivers, { minLength: 2, maxLength: 3 }),
      fc.array(fc.constantFrom(...purposes), { minLength: 3, maxLength: 3 }),
      async (sender, said, chosen, finding, some, forWhat) => {
        const { status, body } = await post(sender, '/signalen', reportOf(said, chosen, finding));
        if (status === 403) return; // nothing of it may be stored: then there is nothing to show
        expect(status).toBe(201);
        const signal = await signalAt(body.id);
        const ownDetail = await get(sender, `/signalen/${body.id}`);
        expect(idsOf(ownDetail.body.velden)).toEqual(signal.fields.map(({ id }) => id).toSorted());

        const toOthers = some.filter(({ as }) => as !== sender);
        for (const [index, receiver] of toOthers.entries()) {
          const purpose = receiver.partner === 'RC' ? 'organised-crime' : forWhat[index]!;
          const granted = await oneProjection(sender, signal, body.id, receiver, purpose);
          if (receiver.partner === 'RC') await searched(body.id, signal, granted);
          // the signal itself is for its holder alone
          expect([403, 404]).toContain((await get(receiver.as, `/signalen/${body.id}`)).status);
        }
      },
    ),
    { numRuns: 36, endOnFailure: true, examples: certain },
  );
  // a comparison of nothing would prove nothing
  expect(seen.fields).toBeGreaterThan(20);
  expect(seen.withheld).toBeGreaterThan(50);
  expect(seen.hits).toBeGreaterThan(0);
  expect(seen.misses).toBeGreaterThan(0);
});

/** A search in the compartment finds the signal by what was granted to it and by nothing else; a kind that may not be asked is refused. */
async function searched(signalId: string, signal: KnownSignal, granted: readonly string[]): Promise<void> {
  for (const [soort, format] of Object.entries(searches)) {
    const fields = signal.fields.filter(({ key }) => formatOf(policy.fields.find((one) => one.key === key)) === format);
    const definition = policy.fields.find((one) => formatOf(one) === format);
    if (!definition) throw new Error(`no field of format ${format}`);
    const value = [valueFor(definition)].flat()[0] as string;
    const { status, body } = await post('demo-riec-analist', '/signalen/_zoek', { soort, waarde: value, gemotiveerd: true });
    const hit = status === 200 && (body.signalen as string[]).includes(signalId);
    const reachable = fields.some(({ id }) => granted.includes(id));
    if (hit) expect(reachable).toBe(true);
    if (status === 200 && reachable && ['kvk', 'plate'].includes(format)) expect(hit).toBe(true);
    if (hit) seen.hits += 1;
    else seen.misses += 1;
  }
}
