import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyExport } from '../../apps/verifier/src/verifier.js';
import { fg, GivenPeople } from '../journeys/erasing.js';
import { signLog } from '../signed-log.js';
import { commandLine, patience_ms } from './seinhuis.js';

const { seinhuis } = commandLine();
const root = mkdtempSync(join(tmpdir(), 'wissen-'));
const env = { SEINHUIS_ROOT_KEY: Buffer.alloc(32, 7).toString('base64') };
let people: GivenPeople;
let signal: Awaited<ReturnType<GivenPeople['shared']>>;

beforeAll(async () => {
  people = await GivenPeople.make();
  signal = await people.shared('90000001');
}, patience_ms);
afterAll(async () => {
  await people?.close();
  rmSync(root, { recursive: true });
});

const erase = (more: string[], subject = signal.victim) =>
  seinhuis(['ledger', 'erase', '--subject', subject, '--database-url', people.hub.database.url, ...more], { env });
const two = ['--by', 'anne', '--approved-by', 'bea'];
const why = ['--reason', 'verzoek-betrokkene'];
let made = 0;
/** As `npm start` leaves it while this hub runs; null: it does not run. */
function dataFolder(connection: object | null): string {
  const folder = mkdtempSync(join(root, 'data-'));
  const running = {
    hub: people.hub.url,
    issuer: people.hub.config.issuers[0]!.issuer,
    databaseUrl: people.hub.database.url,
    ...connection,
  };
  if (connection) writeFileSync(join(folder, 'connection.json'), JSON.stringify(running));
  return folder;
}
async function exported(): Promise<string> {
  await signLog(people.hub.hub);
  const folder = join(root, String((made += 1)));
  const args = ['--out', folder, '--database-url', people.hub.database.url, '--hub', people.hub.url];
  expect(await seinhuis(['ledger', 'export', ...args])).toMatchObject({ code: 0, err: '' });
  return folder;
}

test.each<[string, string[], RegExp]>([
  ['without a second person', [...why, '--by', 'anne'], /ontbreekt: --approved-by/],
  ['with nothing but a person', [], /ontbreekt: --reason <reden>, --by <medewerker>, --approved-by <medewerker>; bijvoorbeeld: /],
  ['twice the same person', [...why, '--by', 'anne', '--approved-by', 'anne'], /vraagt twee mensen/],
  ['without a reason', two, /ontbreekt: --reason/],
  ['with a reason that is none', ['--reason', 'zomaar', ...two], /deze waarde kan niet/],
])(
  '%s: 2, and nothing is erased',
  async (_, more, says) => {
    const { code, err } = await erase(more);
    expect(code).toBe(2);
    expect(err).toMatch(says);
    expect(await people.sealed(signal.victim)).toBeGreaterThan(0);
  },
  patience_ms,
);

test.each<[string, object | null, NodeJS.ProcessEnv]>([
  ['an officer who exists logs in there', { demo: false }, {}],
  ['it does not say who logs in there', {}, {}],
  ['the database is named', { demo: true }, { DATABASE_URL: 'postgresql://127.0.0.1:1/elders' }],
  ['no hub runs there', null, {}],
])(
  'with nothing but a person, where %s: 2',
  async (_, connection, more) => {
    const ran = await seinhuis(['ledger', 'erase', '--subject', signal.victim, '--data-dir', dataFolder(connection)], {
      env: { ...env, ...more },
    });
    expect([ran.code, ran.err]).toEqual([2, expect.stringMatching(/^seinhuis: er ontbreekt: --reason <reden>, --by/)]);
    expect(await people.sealed(signal.victim)).toBeGreaterThan(0);
  },
  patience_ms,
);

test(
  'with nothing but a person, on the demo: what is missing is filled in, and told',
  async () => {
    const { victim } = await people.shared('90000002');
    const demo = ['ledger', 'erase', '--subject', victim, '--data-dir', dataFolder({ demo: true })];
    const otherwise = await seinhuis([...demo, '--by', 'demo-tweede-privacy-officer'], { env });
    expect([otherwise.code, otherwise.err]).toEqual([2, expect.stringMatching(/vraagt twee mensen/)]);
    const { code, out, err } = await seinhuis(demo, { env });
    expect([code, out]).toEqual([0, expect.stringContaining(`Vernietigd: ${victim}`)]);
    expect(err).toBe(
      'Dit is de proef van npm start. Ingevuld: --reason verzoek-betrokkene, --by demo-privacy-officer, ' +
        '--approved-by demo-tweede-privacy-officer. Op een echte hub noemt u ze zelf.\n',
    );
    expect(await people.sealed(victim)).toBe(0);
  },
  patience_ms,
);

test(
  'somebody who is not there, and a signal under a legal hold',
  async () => {
    const absent = await erase([...why, ...two], '00000000-0000-4000-8000-000000000000');
    expect([absent.code, absent.err]).toEqual([2, expect.stringMatching(/betrokkene is niet gevonden/)]);
    const hold = await people.post(fg, `/signalen/${signal.id}/bewaarplichten`, { reden: 'klacht' });
    const held = await erase([...why, ...two]);
    expect([held.code, held.err]).toEqual([2, expect.stringMatching(/rust een bewaarplicht/)]);
    expect(await people.sealed(signal.victim)).toBeGreaterThan(0);
    await people.post(fg, `/signalen/${signal.id}/bewaarplichten/${hold.id}/opheffingen`, { reden: 'vergissing' });
  },
  patience_ms,
);

test(
  'erases, can be given again, and the log that was exported before is a part of the one after',
  async () => {
    const before = await exported();
    const done = await erase([...why, ...two, '--json']);
    expect({ code: done.code, err: done.err, erased: JSON.parse(done.out).erased }).toEqual({
      code: 0,
      err: '',
      erased: [{ subject: signal.victim, signalId: signal.id }],
    });
    expect(await people.sealed(signal.victim)).toBe(0);
    expect(await people.sealed(signal.suspect)).toBeGreaterThan(0);
    const size = await people.hub.hub.foundation.ledger.size();
    expect(await erase([...why, ...two])).toMatchObject({ code: 0, out: expect.stringContaining(`Vernietigd: ${signal.victim}`) });
    expect(await people.hub.hub.foundation.ledger.size()).toBe(size);
    const after = await exported();
    expect(verifyExport(after, { older: [join(before, 'checkpoint')], receipts: [join(before, 'receipts')] })).toMatchObject({
      sound: true,
    });
    expect(readdirSync(join(after, 'receipts')).length).toBeGreaterThan(0);
    expect(readFileSync(join(after, 'entries.ndjson'), 'utf8').split('\n').length - 1).toBeGreaterThan(size - 1);
    expect(await seinhuis(['ledger', 'verify', '--sealed', '--database-url', people.hub.database.url], { env })).toMatchObject({ code: 0 });
    const replay = await seinhuis(['ledger', 'replay', '--json', '--database-url', people.hub.database.url], { env });
    expect(JSON.parse(replay.out)).toMatchObject({ sound: true, deviations: [] });
  },
  patience_ms * 2,
);
