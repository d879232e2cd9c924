import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyExport } from '../../apps/verifier/src/verifier.js';
import { nailBar } from '../../apps/inspect/src/demo/nail-bar.js';
import { receiptSigner } from '#libs/logbook';
import { ed25519Key, formatVkey } from '#libs/notes';
import { startTestHub, type TestHub } from '../hub.js';
import { signLog } from '../signed-log.js';
import { commandLine, patience_ms } from './seinhuis.js';

const { seinhuis } = commandLine();
const root = mkdtempSync(join(tmpdir(), 'bewijzen-'));
let hub: TestHub;
let tokens: string[];
let folder: string;

beforeAll(async () => {
  hub = await startTestHub();
  const post = async (path: string, body: object, as = 'demo-inspecteur') =>
    (await hub.ask(`/v1${path}`, { method: 'POST', body, as })).body as { id: string; bewijs: string };
  const { id } = await post('/signalen', nailBar('mogelijk', '90000001'));
  const { oin } = hub.policy.organisations.find(({ name }) => name === 'RIEC Oost-Brabant')!;
  const wish = { signaal: id, aan: { oin, partner: 'RC' }, doel: 'organised-crime' };
  const given = await post('/verstrekkingen', wish);
  const read = await hub.ask(`/v1/verstrekkingen/${given.id}/velden`, { as: 'demo-riec-analist' });
  tokens = [given.bewijs, ...(read.body.bewijzen as string[])];
  // from here on no checkpoint of the hub's own rounds: the next disclosure must stay beyond the last one
  await hub.hub.foundation.logbook.stop();
  await signLog(hub.hub);
  // beyond the checkpoint: of this one nothing can be proved yet
  await post('/verstrekkingen', wish);
  folder = join(root, 'uitvoer');
  const url = new URL(hub.database.url);
  url.searchParams.set('options', '-c role=seinhuis_auditor');
  const ran = await seinhuis(['ledger', 'export', '--out', folder, '--database-url', url.href, '--hub', hub.url]);
  expect(ran).toMatchObject({ code: 0, err: '', out: expect.stringContaining('Ontvangstbewijzen: 2.') });
}, patience_ms);
afterAll(async () => {
  await hub?.close();
  rmSync(root, { recursive: true });
});

const kept = () => readdirSync(join(folder, 'receipts')).map((name) => readFileSync(join(folder, 'receipts', name), 'utf8').trimEnd());
const withReceipt = (token: string) => {
  const file = join(root, 'eigen.jws');
  writeFileSync(file, token);
  return verifyExport(folder, { receipts: [file] });
};

test('the export holds the receipts up to its checkpoint and the key that they verify under, for the role that may only read', () => {
  expect(kept()).toEqual(tokens);
  expect(readFileSync(join(folder, 'keys'), 'utf8')).toContain(formatVkey(hub.config.log.receiptSigner.key));
  expect(verifyExport(folder, {})).toMatchObject({ sound: true, problems: [], receipts: 2 });
  expect(withReceipt(tokens[0]!)).toMatchObject({ sound: true, receipts: 3 });
});

test('a receipt of an entry that the log shows otherwise, or of a hub with another key, is named', () => {
  const { receiptSigner: ours } = hub.config.log;
  const theirs = receiptSigner('seinhuis.example/logboek', ed25519Key(Buffer.alloc(32, 77)));
  const claims = JSON.parse(Buffer.from(tokens[0]!.split('.')[1]!, 'base64url').toString('utf8')) as { seq: number };
  const forged = (by: typeof ours, change: object): string => {
    const head = Buffer.from(JSON.stringify({ alg: 'Ed25519', kid: by.key.name, typ: 'disclosure-receipt+jwt' })).toString('base64url');
    const text = `${head}.${Buffer.from(JSON.stringify({ ...claims, ...change })).toString('base64url')}`;
    return `${text}.${by.sign(Buffer.from(text)).toString('base64url')}`;
  };
  const told = (token: string) => withReceipt(token).problems.map(({ what }) => what);
  expect(told(forged(ours, {}))).toEqual([]);
  expect(told(forged(ours, { leaf_hash: 'ab'.repeat(32) }))).toEqual([expect.stringMatching(/staat niet in het logboek/)]);
  expect(told(forged(ours, { seq: 1_000_000 }))).toEqual([expect.stringMatching(/is er niet/)]);
  expect(told(forged(theirs, {}))).toEqual([expect.stringMatching(/sleutel die u niet vertrouwt/)]);
});
