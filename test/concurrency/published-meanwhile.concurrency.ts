import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadPolicies, type PolicyPack, type RecordDecision } from '#libs/policy';
import { rulebookStream, type RulebookFact } from '#libs/rulebook/facts';
import { startTestHub, type TestHub } from '../hub.js';

let hub: TestHub;
let riecOin: string;
const folder = mkdtempSync(join(tmpdir(), 'seinhuis-beleid-'));

beforeAll(async () => {
  cpSync('policies', folder, { recursive: true });
  hub = await startTestHub({ policiesDir: folder });
  riecOin = hub.policy.organisations.find(({ name }) => name === 'RIEC Oost-Brabant')!.oin;
});
afterAll(async () => {
  await hub?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Another digest, and the same rules. */
function changed(): PolicyPack {
  const file = join(folder, 'terms.yaml');
  writeFileSync(file, `${readFileSync(file, 'utf8').trimEnd()}\n# de andere\n`);
  return loadPolicies(folder);
}
const ask = (path: string, body: object) => hub.ask(`/v1${path}`, { method: 'POST', body });
const report = {
  doelen: ['organised-crime', 'supervision'],
  gezienOp: '2026-11-01',
  omstandigheden: { georganiseerdVerband: 'mogelijk', adresIsWoning: false, bedrijfIsPersoon: false, gemotiveerd: true },
  velden: [{ veld: 'kvkNummer', waarde: '90000001' }],
};

test('a policy published between judging and committing, a hundred times: no decision under a retired one', async () => {
  const { ledger, packs, law } = hub.hub.foundation;
  const two = [(await law.fresh()).policy, changed()];
  const { id } = (await ask('/signalen', report)).body;
  const order = { stream: rulebookStream, org: 'hub', traceId: '1'.repeat(32), spanId: '2'.repeat(16) };
  let round = 0;
  const publish = async () => {
    const pack = two[++round % 2]!;
    const { digest, version } = pack;
    const name = { digest, version };
    const facts: RulebookFact[] = [
      { type: 'PolicyProposed', data: name },
      { type: 'PolicyPublished', data: { ...name, proposedBy: 'een', approvedBy: 'twee' } },
    ];
    const decider = { initial: null, evolve: () => null };
    await ledger.decide<null, RulebookFact>({ ...order, at: new Date(), alongside: (tx) => packs.put(tx, pack) }, decider, () => facts);
  };
  const statuses: number[] = [];
  while (round < 100) {
    const busy = [
      ask('/verstrekkingen', { signaal: id, aan: { oin: riecOin, partner: 'RC' }, doel: 'organised-crime' }),
      ask('/signalen', report),
      hub.ask(`/v1/signalen/${id}`),
    ];
    await publish();
    statuses.push(...(await Promise.all(busy)).map(({ status }) => status));
  }
  expect(new Set(statuses)).toEqual(new Set([200, 201]));

  let active = '';
  const retired: unknown[] = [];
  let judged = 0;
  const size = await ledger.size();
  for (const { type, data, seq } of await ledger.scan(0, size)) {
    const { digest, decision, decisions } = data as { digest?: string; decision?: RecordDecision; decisions?: RecordDecision[] };
    if (type === 'PolicyPublished') active = digest!;
    for (const made of [...(decision ? [decision] : []), ...(decisions ?? [])]) {
      judged++;
      if (made.policy.digest !== active) retired.push({ seq, type });
    }
  }
  expect(judged).toBeGreaterThan(300);
  expect(retired).toEqual([]);
});
