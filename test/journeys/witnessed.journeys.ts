import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Memory } from '#libs/growth';
import { ed25519Key, keySigner, parseCheckpoint, parseVkey, verifyNote } from '#libs/notes';
import { tilePath, tilesOf, verifyConsistency, verifyInclusion } from '#libs/proofs';
import { nailBar } from '../../apps/inspect/src/demo/nail-bar.js';
import { demoOrigin, logConfig } from '../../apps/hub/src/log-configuration.js';
import { witnessServer } from '../../apps/witness/src/server.js';
import { Witness } from '../../apps/witness/src/witness.js';
import { startTestHub, type TestHub } from '../hub.js';
import { signLog } from '../signed-log.js';

/** Two witnesses outside watch a hub over HTTP; whoever wants to check it needs the public addresses and their keys, and nothing else. */
const seed = Buffer.alloc(32, 9);
const logKey = keySigner(demoOrigin, 'note', ed25519Key(seed)).key;
const parties: { server: Server; folder: string; name: string }[] = [];
/** Until then they answer nobody. */
let awake = false;
let hub: TestHub;

async function startWitness(name: string) {
  const folder = mkdtempSync(join(tmpdir(), 'getuige-'));
  const signer = keySigner(name, 'cosignature', generateKeyPairSync('ed25519').privateKey);
  const witness = witnessServer(new Witness(signer, [{ origin: demoOrigin, keys: [logKey] }], new Memory(folder)));
  const server = createServer((request, response) => (awake ? witness.emit('request', request, response) : response.writeHead(503).end()));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  parties.push({ server, folder, name });
  const { port } = server.address() as { port: number };
  return { url: `http://127.0.0.1:${port}`, key: signer.key };
}

beforeAll(async () => {
  const witnesses = [await startWitness('getuige.example/comensha'), await startWitness('getuige.example/rekenkamer')];
  hub = await startTestHub({ log: logConfig(demoOrigin, seed, witnesses) });
});
afterAll(async () => {
  await hub?.close();
  for (const { server, folder } of parties) {
    server.close().closeAllConnections();
    rmSync(folder, { recursive: true });
  }
});

const open = (path: string) => hub.ask(`/v1/logboek/${path}`, { as: null });
const riec = () => hub.policy.organisations.find(({ name }) => name === 'RIEC Oost-Brabant')!.oin;
const bytesOf = async (path: string) => Buffer.from(await (await fetch(`${hub.url}/v1/logboek/${path}`)).arrayBuffer());

/** The log as it is now, signed and cosigned. */
async function watched(): Promise<void> {
  const { witnesses } = hub.hub.foundation.logbook;
  const last = await signLog(hub.hub);
  for (const witness of witnesses.list) expect(await witnesses.ask(witness, last)).toBe('cosigned');
}

test('before a witness has seen the log nothing is disclosed, and reporting goes on', async () => {
  const report = await hub.ask('/v1/signalen', { method: 'POST', body: nailBar('mogelijk', '90000001') });
  expect(report.status).toBe(201);
  const wish = { signaal: report.body.id, aan: { oin: riec(), partner: 'RC' }, doel: 'organised-crime' };
  const refused = await hub.ask('/v1/verstrekkingen', { method: 'POST', body: wish });
  expect(refused).toMatchObject({ status: 503, body: { code: 'logbook.not-witnessed', detail: expect.stringContaining('getuige') } });
  expect(refused.headers.get('retry-after')).toBe('60');
  for (const [path, method] of [
    [`/v1/verstrekkingen/${report.body.id}/velden`, 'GET'],
    [`/v1/zaken/${report.body.id}/velden`, 'GET'],
    ['/v1/signalen/_zoek', 'POST'],
  ] as const) {
    const asked = {
      as: 'demo-riec-analist',
      method,
      ...(method === 'POST' && { body: { soort: 'kvkNummer', waarde: '90000001', gemotiveerd: true } }),
    };
    expect(await hub.ask(path, asked)).toMatchObject({ status: 503, body: { code: 'logbook.not-witnessed' } });
  }
  awake = true;
  await watched();
  expect((await hub.ask('/v1/verstrekkingen', { method: 'POST', body: wish })).status).toBe(201);
});

test('anybody can check the checkpoint with the keys of log and witnesses, without a token', async () => {
  await watched();
  const { body: note, headers } = await open('checkpoint');
  expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
  const { body: keys } = await open('sleutels');
  const trusted = [keys.logboek as string, ...(keys.getuigen as string[])].map(parseVkey);
  const found = verifyNote(note as string, trusted);
  expect(found?.by.map(({ key }) => key.name)).toEqual([demoOrigin, ...parties.map(({ name }) => name)]);
  expect(parseCheckpoint(found!.text)).toMatchObject({ origin: demoOrigin });
});

test('from the tiles alone the root of the checkpoint follows, and the proofs hold', async () => {
  await watched();
  const { size, root } = parseCheckpoint(verifyNote((await open('checkpoint')).body as string, [logKey])!.text)!;
  const leaves: Buffer[] = [];
  for (const tile of tilesOf(size).filter(({ level }) => level === 0)) {
    const bytes = await bytesOf(tilePath(tile));
    for (let at = 0; at < bytes.length; at += 32) leaves.push(bytes.subarray(at, at + 32));
  }
  expect(leaves).toHaveLength(size);
  const facts = await hub.hub.foundation.ledger.scan(0, size);
  expect(leaves.map((leaf) => leaf.toString('hex'))).toEqual(facts.map(({ leafHash }) => leafHash));
  for (const seq of [0, 1, Math.floor(size / 2), size - 1]) {
    const { body } = await open(`inclusiebewijzen?volgnummer=${seq}&grootte=${size}`);
    const proof = (body.hashes as string[]).map((hash) => Buffer.from(hash, 'base64'));
    expect(verifyInclusion(leaves[seq]!, seq, size, proof, root)).toBe(true);
    expect(verifyInclusion(leaves[(seq + 1) % size]!, seq, size, proof, root)).toBe(false);
  }
  const older = Math.floor(size / 3);
  const olderRoot = (await open(`inclusiebewijzen?volgnummer=0&grootte=${older}`)).body.wortel as string;
  const { body } = await open(`consistentiebewijzen?van=${older}&tot=${size}`);
  const grown = (body.hashes as string[]).map((hash) => Buffer.from(hash, 'base64'));
  expect(verifyConsistency(older, size, grown, Buffer.from(olderRoot, 'base64'), root)).toBe(true);
});

test('a tile never changes and may be kept; what is beyond the checkpoint, or no tile, is not there', async () => {
  await watched();
  const { size } = parseCheckpoint(verifyNote((await open('checkpoint')).body as string, [logKey])!.text)!;
  const { headers } = await fetch(`${hub.url}/v1/logboek/tile/0/000.p/1`).then(async (answer) => (await answer.arrayBuffer(), answer));
  expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  for (const path of [`tile/0/000.p/${size + 1}`, 'tile/0/001', 'tile/0/0', 'tile/entries/000', 'tile/64/000', 'tile/0/000.p/0'])
    expect(await open(path)).toMatchObject({ status: 404, body: { code: 'logbook.no-tile' } });
  expect(await open(`inclusiebewijzen?volgnummer=0&grootte=${size + 1}`)).toMatchObject({ status: 400, body: { code: 'logbook.beyond' } });
  expect(await open(`inclusiebewijzen?volgnummer=${size}&grootte=${size}`)).toMatchObject({
    status: 400,
    body: { code: 'logbook.beyond' },
  });
  expect(await open(`consistentiebewijzen?van=${size}&tot=${size - 1}`)).toMatchObject({ status: 400, body: { code: 'logbook.beyond' } });
  expect(await open('inclusiebewijzen?volgnummer=-1&grootte=0')).toMatchObject({ status: 400, body: { errors: [{}, {}] } });
});
