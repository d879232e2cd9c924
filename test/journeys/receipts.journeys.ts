import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { FieldsDelivered } from '#libs/disclosures/facts';
import type { StoredFact } from '#libs/ledger';
import { verifyProof } from '../../apps/verifier/src/verifier.js';
import { nailBar } from '../../apps/inspect/src/demo/nail-bar.js';
import { startTestHub, type TestHub } from '../hub.js';
import { signLog } from '../signed-log.js';

/** Giver and receiver hold the same receipt, and check it without the hub. */
const [inspector, analyst] = ['demo-inspecteur', 'demo-riec-analist'];
const criteria = { soort: 'arbeid', omvang: 'kleine-groep', ernst: 'ernstig', eerdereMaatregelen: false, deelnemersMetZelfdeSignaal: 1 };
const folder = mkdtempSync(join(tmpdir(), 'ontvangstbewijs-'));
let hub: TestHub;
let riec: string;
let signal: { id: string };
let given: { id: string; bewijs: string; volgnummer: number; beslissing: string; gaat: { id: string; gronden: { code: string }[] }[] };

const post = async (as: string, path: string, body: object) => {
  const answer = await hub.ask(`/v1${path}`, { as, method: 'POST', body });
  expect([path, answer.status, answer.status === 201 ? '' : answer.body]).toEqual([path, 201, '']);
  return answer.body;
};
const get = (as: string, path: string) => hub.ask(`/v1${path}`, { as });
const wish = (doel = 'organised-crime') => ({ signaal: signal.id, aan: { oin: riec, partner: 'RC' }, doel });
const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString('utf8')); // eslint-disable-line typescript/no-unsafe-return
const factAt = async (seq: number) => (await hub.hub.foundation.ledger.scan(seq, 1))[0]!;
const superuser = async (sql: string, values: unknown[] = []): Promise<{ seq: string; jws: string }[]> => {
  const client = new pg.Client({ connectionString: hub.database.superUrl });
  await client.connect();
  try {
    return (await client.query<{ seq: string; jws: string }>(sql, values)).rows;
  } finally {
    await client.end();
  }
};

/** With the verifier: from the receipt, the proof and the public keys alone. */
async function verified(token: string, proof: string): Promise<string[]> {
  const { body } = await hub.ask('/v1/logboek/sleutels', { as: null });
  const file = (name: string, text: string) => {
    const path = join(folder, `${name}-${randomUUID()}`);
    writeFileSync(path, text);
    return path;
  };
  const keys = file('keys', [body.logboek, ...body.getuigen, ...body.ontvangstbewijzen].join('\n'));
  return verifyProof(file('proof', proof), { keys, receipts: [file('jws', token)] }).problems.map(({ what }) => what);
}

beforeAll(async () => {
  hub = await startTestHub();
  await hub.hub.foundation.logbook.stop(); // no rounds of its own: this spec says what is signed
  riec = hub.policy.organisations.find(({ name }) => name === 'RIEC Oost-Brabant')!.oin;
  signal = await post(inspector, '/signalen', nailBar('mogelijk', '90000001'));
  given = await post(inspector, '/verstrekkingen', wish());
});
afterAll(async () => {
  await hub?.close();
  rmSync(folder, { recursive: true });
});

test('giver and receiver hold the same receipt, the same text each time, and a repeated request gives it again', async () => {
  const paths = [`/verstrekkingen/${given.id}/bewijs`, `/ontvangstbewijzen/${given.volgnummer}`];
  for (const as of [inspector, analyst, inspector])
    for (const path of paths) {
      const answer = await get(as, path);
      expect([answer.status, answer.headers.get('content-type'), answer.body]).toEqual([200, 'application/jose', given.bewijs]);
    }
  const again = { as: inspector, method: 'POST', body: wish(), headers: { 'idempotency-key': 'dezelfde-sleutel' } };
  const first = await hub.ask('/v1/verstrekkingen', again);
  const second = await hub.ask('/v1/verstrekkingen', again);
  expect(second.headers.get('idempotency-replayed')).toBe('true');
  expect(second.body).toEqual(first.body);
  expect((await get(analyst, `/verstrekkingen/${first.body.id}/bewijs`)).body).toBe(first.body.bewijs);
});

test('it says who, to whom, for what, on which grounds and which fields, and no value', async () => {
  const { eventId, leafHash, recordedAt, traceId, spanId } = await factAt(given.volgnummer);
  const claims = claimsOf(given.bewijs);
  expect(claims).toMatchObject({
    jti: eventId,
    iat: Math.floor(recordedAt.getTime() / 1000),
    seq: given.volgnummer,
    leaf_hash: leafHash,
    event: 'granted',
    from_partner: 'GB-TZ',
    to_org: riec,
    to_partner: 'RC',
    purpose: 'organised-crime',
    policy_digest: hub.policy.digest,
    decision_id: given.beslissing,
    disclosure_id: given.id,
    trace_id: traceId,
    span_id: spanId,
  });
  expect(claims.checkpoint_size).toBeLessThanOrEqual(given.volgnummer);
  expect(claims.fields.map(({ path }: { path: string }) => path)).toEqual(given.gaat.map(({ id }) => `velden/${id}`));
  expect(claims.legal_basis_ids).toEqual([...new Set(given.gaat.flatMap(({ gronden }) => gronden.map(({ code }) => code)))].sort());
  expect(claims.subject_tags.length).toBeGreaterThan(0);
  for (const text of ['Voorbeeldstraat', '90000001', 'Testpersoon', 'GV-999-X']) expect(JSON.stringify(claims)).not.toContain(text);
});

test('it becomes a proof once a checkpoint covers it, and anybody verifies it offline', async () => {
  const fresh = await post(inspector, '/verstrekkingen', wish());
  const early = await get(analyst, `/verstrekkingen/${fresh.id}/bewijs?vorm=tlog-proof`);
  expect(early).toMatchObject({ status: 404, body: { code: 'receipt.not-covered' } });
  await signLog(hub.hub);
  const proof = await get(analyst, `/verstrekkingen/${fresh.id}/bewijs?vorm=tlog-proof`);
  expect([proof.status, proof.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
  expect(await verified(fresh.bewijs, proof.body as string)).toEqual([]);
  expect(await verified(given.bewijs, proof.body as string)).toEqual([expect.stringMatching(/bewijst niet/)]);
  expect(await verified(`${fresh.bewijs}A`, proof.body as string)).toEqual([expect.stringMatching(/voorgeschreven vorm|handtekening/)]);
});

test('who reads or takes along gets a receipt of that too', async () => {
  const read = await get(analyst, `/verstrekkingen/${given.id}/velden`);
  expect(read.body.bewijzen).toHaveLength(1);
  const [place] = read.body.volgnummers as number[];
  expect(claimsOf(read.body.bewijzen[0])).toMatchObject({ event: 'read', seq: place, to_org: riec });
  expect((await get(analyst, `/ontvangstbewijzen/${place}`)).body).toBe(read.body.bewijzen[0]);
  expect(await get(inspector, `/ontvangstbewijzen/${place}`)).toMatchObject({ status: 404, body: { code: 'receipt.unknown' } });

  await post(analyst, '/wegingen', { signaal: signal.id, aanvaard: true, criteria });
  const { id: zaak } = await post(analyst, '/zaken', { signaal: signal.id, activiteit: 'casusoverleg' });
  const together = await get(analyst, `/zaken/${zaak}/velden`);
  expect(together.body.bewijzen.map((token: string) => claimsOf(token).case_id)).toEqual([zaak]);
  const file = await hub.ask(`/v1/zaken/${zaak}/exporten`, {
    as: analyst,
    method: 'POST',
    body: { doel: 'organised-crime', formaat: 'application/json' },
  });
  const taken = await get(analyst, `/ontvangstbewijzen/${file.headers.get('export-volgnummers')}`);
  const digest = /sha-256=:(.+):/.exec(file.headers.get('content-digest') ?? '')![1]!;
  expect(claimsOf(taken.body as string)).toMatchObject({ event: 'exported', file_sha256: Buffer.from(digest, 'base64').toString('hex') });
});

test('no field went without a receipt that is kept, and nothing else has one', async () => {
  const { ledger } = hub.hub.foundation;
  const facts = await ledger.scan(0, await ledger.size());
  const giving = facts.filter(
    (fact) => ['DisclosureGranted', 'FieldsDelivered'].includes(fact.type) && (fact as StoredFact<FieldsDelivered>).data.fields.length > 0,
  );
  const kept = await superuser('select seq, jws from logbook_receipt order by seq');
  expect(giving.length).toBeGreaterThan(4);
  expect(kept.map(({ seq }) => Number(seq))).toEqual(giving.map(({ seq }) => seq));
  expect(kept.map(({ jws }) => claimsOf(jws).leaf_hash)).toEqual(giving.map(({ leafHash }) => leafHash));
});

describe('refused', () => {
  const outsider = 'demo-comensha';
  test('a stranger hears what he hears of a disclosure that does not exist', async () => {
    const strange = await get(outsider, `/verstrekkingen/${given.id}/bewijs`);
    const absent = await get(outsider, `/verstrekkingen/${randomUUID()}/bewijs`);
    expect(strange).toMatchObject({ status: 404, body: { code: 'disclosure.unknown' } });
    expect(strange.body.detail).toBe(absent.body.detail);
    for (const place of [given.volgnummer, 0, 999_999])
      expect(await get(outsider, `/ontvangstbewijzen/${place}`)).toMatchObject({ status: 404, body: { code: 'receipt.unknown' } });
  });

  test('of what was refused there is none: the giver hears why, the other nothing', async () => {
    const comensha = hub.policy.organisations.find(({ partners }) => partners.includes('CM'))!.oin;
    const aan = { oin: comensha, partner: 'CM', taak: 'registratie' };
    const refused = await post(inspector, '/verstrekkingen', { ...wish('shelter-registration'), aan });
    expect(refused).toMatchObject({ status: 'geweigerd', bewijs: null });
    expect(await get(inspector, `/verstrekkingen/${refused.id}/bewijs`)).toMatchObject({
      status: 409,
      body: { code: 'disclosure.never-granted' },
    });
    expect(await get(outsider, `/verstrekkingen/${refused.id}/bewijs`)).toMatchObject({
      status: 404,
      body: { code: 'disclosure.unknown' },
    });
  });

  test.each([
    [`/verstrekkingen/geen-id/bewijs`, 400],
    [`/ontvangstbewijzen/-1`, 400],
    [`/ontvangstbewijzen/1.5`, 400],
    [`/ontvangstbewijzen/twaalf`, 400],
    [`/ontvangstbewijzen/1?vorm=pdf`, 400],
  ])('%s: %i', async (path, status) => {
    expect((await get(inspector, path)).status).toBe(status);
  });

  test('without a token: 401', async () => {
    expect(await hub.ask(`/v1/verstrekkingen/${given.id}/bewijs`, { as: null })).toMatchObject({ status: 401 });
  });
});

test('after a recall it is still there, for it happened', async () => {
  const other = await post(inspector, '/verstrekkingen', wish());
  await post(inspector, `/verstrekkingen/${other.id}/terugnemingen`, { reden: 'vergissing' });
  expect((await get(analyst, `/verstrekkingen/${other.id}/bewijs`)).body).toBe(other.bewijs);
});

test('a disclosure from before there were receipts gets one when it is asked for, and keeps it', async () => {
  const other = await post(inspector, '/verstrekkingen', wish());
  await superuser('delete from logbook_receipt where seq = $1', [other.volgnummer]);
  const late = await get(analyst, `/verstrekkingen/${other.id}/bewijs`);
  await signLog(hub.hub);
  expect((await get(inspector, `/verstrekkingen/${other.id}/bewijs`)).body).toBe(late.body);
  const { leaf_hash: leaf, jti } = claimsOf(other.bewijs);
  expect(claimsOf(late.body as string)).toMatchObject({ leaf_hash: leaf, jti });
});

test('one that somebody put in the place of another is not handed out', async () => {
  const other = await post(inspector, '/verstrekkingen', wish());
  await superuser('update logbook_receipt set jws = $2 where seq = $1', [other.volgnummer, given.bewijs]);
  expect((await get(analyst, `/verstrekkingen/${other.id}/bewijs`)).status).toBe(500);
});

test('the hub at work may add a receipt, and change or take away none', async () => {
  const { dataSource } = hub.hub.foundation;
  for (const sql of [`update logbook_receipt set jws = ''`, 'delete from logbook_receipt', 'truncate logbook_receipt'])
    await expect(dataSource.query(sql)).rejects.toThrow('permission denied');
});
