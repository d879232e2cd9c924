import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoredFact } from '#libs/ledger';
import { loadPolicies } from '#libs/policy';
import { type GivenHubs, givenHubs, until } from './given-hubs.js';
import type { OwnHub } from './own-hub.js';

const PUBLICATIONS = 5;
const [proposer, publisher] = ['demo-beleidsbeheerder', 'demo-privacy-officer'];
const riec = loadPolicies('policies').organisations.find(({ name }) => name === 'RIEC Oost-Brabant')!.oin;
const suspicion = {
  doelen: ['organised-crime', 'supervision'],
  gezienOp: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10),
  omstandigheden: { georganiseerdVerband: 'mogelijk', adresIsWoning: false, bedrijfIsPersoon: false, gemotiveerd: true },
  velden: [{ veld: 'kvkNummer', waarde: '90000001' }],
};

let folder: string;
let given: GivenHubs;
let hubs: [OwnHub, OwnHub, OwnHub];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'seinhuis-beleid-'));
  cpSync('policies', folder, { recursive: true });
  given = await givenHubs();
  const start = () => given.start({ policiesDir: folder });
  hubs = await Promise.all([start(), start(), start()]);
});
afterAll(async () => {
  await given?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Changes a file of the folder, which hub A then proposes. */
function change(name: string, edit: (text: string) => string): void {
  const file = join(folder, name);
  writeFileSync(file, edit(readFileSync(file, 'utf8')));
}

async function post(hub: OwnHub, path: string, body: unknown, as?: string) {
  const answer = await given.insist(hub.url, path, { body, ...(as && { as }) });
  if (![200, 201].includes(answer.status)) throw new Error(`${path}: ${answer.status} ${String(answer.body.code)}`);
  return answer.body;
}

/** Through hub A alone: the others hear of it only by themselves. Returns the digest, when it is answered that it counts. */
async function publish(): Promise<string> {
  const { digest } = await post(hubs[0], '/v1/beleidsversies', {}, proposer);
  await post(hubs[0], `/v1/beleidsversies/${digest}/vaststellingen`, {}, publisher);
  return digest as string;
}

interface Decided {
  seq: number;
  id: string;
  under: string;
  inForce: string;
}

/** Every decision of the ledger, with the policy that was in force at its place. */
function decisionsIn(facts: readonly StoredFact[]): Decided[] {
  let inForce = '';
  return facts.flatMap(({ seq, type, data }) => {
    const { digest, decision, decisions = [] } = data as { digest?: string; decision?: Made; decisions?: Made[] };
    if (type === 'PolicyPublished') inForce = digest!;
    return [...(decision ? [decision] : []), ...decisions].map(({ id, policy }) => ({ seq, id, under: policy.digest, inForce }));
  });
}
type Made = { id: string; policy: { digest: string } };

test('policies published at one hub, while the others decide and read: no decision under a retired one', async () => {
  const { id } = await post(hubs[1], '/v1/signalen', suspicion);
  const wish = { signaal: id, aan: { oin: riec, partner: 'RC' }, doel: 'organised-crime' };
  let published = 0;
  const released: string[] = [];
  const busy = async (hub: OwnHub) => {
    while (published < PUBLICATIONS) {
      released.push((await post(hub, '/v1/verstrekkingen', wish)).beslissing);
      await post(hub, '/v1/signalen', suspicion);
      expect((await given.insist(hub.url, `/v1/signalen/${id}`)).status).toBe(200);
    }
  };
  const clients = hubs.slice(1).flatMap((hub) => [busy(hub), busy(hub)]);
  const working = Promise.all(clients);
  let broken = false;
  working.catch(() => (broken = true));
  /** Until one of them was asked and answered since this was called: each may have one under way. @throws what a client met */
  const oneMore = async () => {
    const enough = released.length + clients.length + 1;
    await until(async () => broken || released.length >= enough, Boolean);
    if (broken) await working;
  };
  const afterwards = new Map<string, string>();
  for (; published < PUBLICATIONS; published++) {
    change('terms.yaml', (text) => `${text.trimEnd()}\n# ${published}\n`);
    const digest = await publish();
    for (const hub of hubs.slice(1)) afterwards.set((await post(hub, '/v1/verstrekkingen', wish)).beslissing, digest);
    await oneMore();
  }
  await working;

  const decided = decisionsIn(await given.soundFacts());
  // the first ones only: a broken build makes hundreds
  expect(decided.filter(({ under, inForce }) => under !== inForce).slice(0, 3)).toEqual([]);
  const under = new Map(decided.map((one) => [one.id, one.under]));
  // whoever asks after the publication was answered is judged by it, at any hub
  expect([...afterwards.keys()].map((one) => under.get(one))).toEqual([...afterwards.values()]);
  // nothing was released that is not in the ledger, and the race was one: decisions fell under each of the policies
  expect(released.filter((one) => !under.has(one))).toEqual([]);
  expect([...new Set(afterwards.values())].filter((digest) => !released.some((one) => under.get(one) === digest))).toEqual([]);
});

test('a task that a policy brings may be named at a hub that decides nothing', async () => {
  const token = await given.issuer.token('demo-inspecteur', { task: 'opiumwet-13b' });
  const partners = () => given.ask(hubs[2].url, '/v1/partners', { token });
  expect((await partners()).body.code).toBe('token.task-unknown');
  change('partners.yaml', (text) => text.replace('tasks: [apv, huisvesting', 'tasks: [opiumwet-13b, apv, huisvesting'));
  await publish();
  expect(await until(partners, ({ status }) => status !== 401)).toMatchObject({ status: 200 });
});

test('a new key of the provider opens every hub, and the one before it none', async () => {
  const before = await given.issuer.token('demo-inspecteur');
  const everywhere = (token: string) => Promise.all(hubs.map(({ url }) => given.ask(url, '/v1/partners', { token })));
  const codes = async (token: string) => (await everywhere(token)).map(({ status, body }) => body.code ?? status);
  expect(await codes(before)).toEqual([200, 200, 200]);
  await given.issuer.rotate();
  const after = await given.issuer.token('demo-inspecteur');
  await until(
    () => codes(after),
    (all) => all.every((code) => code === 200),
  );
  await until(
    () => codes(before),
    (all) => all.every((code) => code === 'token.key-unknown'),
  );
});
