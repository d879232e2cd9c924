import { jest } from '@jest/globals';
import { yesterday } from '../../apps/inspect/src/demo/nail-bar.js';
import { startTestHub, type TestHub } from '../hub.js';
import { approving, cells, expectReplayable, idOf, waitsFor, yes } from './approving.js';

/** Only the date is moved: the hub, the database and the network go on as they are. */
const everythingButDate = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
] as const;

/** One use is one day, over real HTTP on real PostgreSQL: read, withheld, asked anew. */
describe('what the police gave once (Wpg 19)', () => {
  let hub: TestHub;
  const { as, oinOf, prosecutor } = approving(() => hub);
  const police = (differs: Record<string, unknown> = {}) => as('demo-rechercheur', () => ({ oin: oinOf('PO', /Limburg/), ...differs }));
  const detective = police();
  const colleague = police({ sub: 'rechercheur-2', client_id: 'rechercheur-2' });
  const inspector = as('demo-inspecteur');

  beforeAll(async () => {
    hub = await startTestHub();
  });
  afterAll(() => hub?.close());

  let signal: string;
  const wish = () => ({
    signaal: signal,
    aan: { oin: oinOf('GB-TZ', /^Gemeente Eindhoven$/), partner: 'GB-TZ', taak: 'huisvesting' },
    doel: 'supervision',
    gevraagdeAkkoorden: ['gezag-om'],
  });
  const ask = () => detective('POST', '/v1/verstrekkingen', wish());

  beforeEach(async () => {
    const body = {
      doelen: ['criminal-investigation'],
      gezienOp: yesterday(),
      omstandigheden: { geheimAdres: false, gemotiveerd: true, adresIsWoning: false },
      betrokkenen: [{ ref: 'p1', rol: 'verdachte' }],
      velden: [
        { veld: 'adres', waarde: 'Voorbeeldstraat 99, Eindhoven' },
        { veld: 'naam', betrokkene: 'p1', waarde: 'Testpersoon Beuk' },
      ],
    };
    const made = await detective('POST', '/v1/signalen', body);
    expect(made).toMatchObject({ status: 201, body: { nietOpgeslagen: [] } });
    signal = made.body.id;
  });

  const tomorrow = () => new Date(Date.now() + 24 * 3_600_000);
  afterEach(() => jest.useRealTimers());

  async function giveOnce(): Promise<string> {
    const first = await ask();
    await colleague('POST', `/v1/goedkeuringen/${idOf(first, 'four-eyes')}`, yes);
    await prosecutor()('POST', `/v1/goedkeuringen/${idOf(first, 'gezag-om')}`, yes);
    return (await ask()).body.id;
  }

  test('is read all that day, and not on the next; then it is asked, and answered, anew', async () => {
    const read = async (id: string) => (await inspector('GET', `/v1/verstrekkingen/${id}/velden`)).body;
    const once = await giveOnce();
    const again = (await ask()).body.id;
    expect((await read(once)).velden).toHaveLength(2);
    expect((await read(once)).velden).toHaveLength(2);

    jest.useFakeTimers({ now: tomorrow(), doNotFake: [...everythingButDate] });
    const nextDay = await read(once);
    expect(nextDay.velden).toEqual([]);
    expect(cells(nextDay.afgeschermd)).toEqual(['case.LOC GRANT_USED', 'suspect.IDS GRANT_USED']);
    expect(nextDay.afgeschermd[0]).toMatchObject({ reden: { tekst: expect.stringContaining('één keer') } });
    // one approval is one use, however often it was given under it
    expect(cells((await read(again)).afgeschermd)).toEqual(['case.LOC GRANT_USED', 'suspect.IDS GRANT_USED']);

    const anew = await ask();
    expect(waitsFor(anew)).toEqual(['four-eyes', 'gezag-om']);
    const second = await giveOnce();
    expect((await read(second)).velden).toHaveLength(2);
    await expectReplayable(hub);
  });

  test('waits for nobody any more when the approval was taken back after its use: that no stays', async () => {
    const first = await ask();
    const once = await giveOnce();
    await inspector('GET', `/v1/verstrekkingen/${once}/velden`);
    await prosecutor()('POST', `/v1/goedkeuringen/${idOf(first, 'gezag-om')}/intrekkingen`, { reden: 'vergissing' });
    jest.useFakeTimers({ now: tomorrow(), doNotFake: [...everythingButDate] });
    expect(cells((await ask()).body.blijft)).toEqual(['case.LOC APPROVAL_REFUSED', 'suspect.IDS APPROVAL_REFUSED']);
  });
});
