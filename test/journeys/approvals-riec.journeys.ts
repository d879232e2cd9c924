import { HubClient } from '../../apps/inspect/src/demo/hub-client.js';
import { journeys, type Shared } from '../../apps/inspect/src/demo/journeys.js';
import { freshKvk } from '../../apps/inspect/src/demo/nail-bar.js';
import { Story } from '../../apps/inspect/src/demo/story.js';
import { startTestHub, type TestHub } from '../hub.js';
import { approving, cells, expectReplayable, idOf, waitsFor, yes, type Told } from './approving.js';

/** What leaves a RIEC waits for a human, for the committee and for who brought the data in. */
describe('a RIEC gives something', () => {
  let hub: TestHub;
  const shared: Shared = { kvkNummer: freshKvk() };
  let caseId: string;
  const { as, oinOf, committee } = approving(() => hub);
  const detective = as('demo-rechercheur');
  const analyst = as('demo-riec-analist');
  const secondAnalyst = as('demo-riec-analist', () => ({ sub: 'analist-2', client_id: 'analist-2' }));
  const limburg = as('demo-riec-limburg');
  const policeMandate = as('demo-tekenbevoegde-politie');
  const townMandate = as('demo-tekenbevoegde-gemeente');
  const comensha = as('demo-comensha');

  beforeAll(async () => {
    hub = await startTestHub();
    const client = new HubClient(hub.url, (officer) => hub.token(officer));
    const story = new Story(() => {});
    for (const number of [0, 2]) await journeys[number]!({ client, story, shared, proof: null });
    expect(story.deviations).toEqual([]);
    caseId = (await analyst('GET', '/v1/zaken')).body.items[0].id;
  });
  afterAll(() => hub?.close());

  describe('a result to CoMensha (WGS 1.7)', () => {
    const wish = () => ({
      signaal: shared.signalId,
      aan: { oin: oinOf('CM'), partner: 'CM', taak: 'registratie' },
      doel: 'organised-crime',
      gevraagdeAkkoorden: ['rac', 'human-review'],
    });

    test('after a look by another analyst and the advice of the committee', async () => {
      const first = await analyst('POST', '/v1/verstrekkingen', wish());
      expect(waitsFor(first)).toEqual(['human-review', 'rac']);
      const [review, advice] = [idOf(first, 'human-review'), idOf(first, 'rac')];
      expect(await analyst('POST', `/v1/goedkeuringen/${review}`, yes)).toMatchObject({
        status: 403,
        body: { code: 'approval.own-question' },
      });
      expect(await limburg('POST', `/v1/goedkeuringen/${review}`, yes)).toMatchObject({ status: 404, body: { code: 'approval.unknown' } });
      expect(await secondAnalyst('POST', `/v1/goedkeuringen/${advice}`, yes)).toMatchObject({
        status: 403,
        body: { code: 'approval.other-organisation' },
      });
      expect(await secondAnalyst('POST', `/v1/goedkeuringen/${review}`, yes)).toMatchObject({ status: 201 });
      expect(await committee('POST', `/v1/goedkeuringen/${advice}`, yes)).toMatchObject({ status: 201 });
      const given = await analyst('POST', '/v1/verstrekkingen', wish());
      expect(cells(given.body.gaat)).toContain('victim.IDV');
      const read = await comensha('GET', `/v1/verstrekkingen/${given.body.id}/velden`);
      expect(read.body.velden.map(({ cel }: Told) => cel)).toContain('victim.IDV');
    });

    test('the committee says no: that is the reason', async () => {
      const less = {
        ...wish(),
        doel: 'organised-crime',
        velden: ['v7'],
        aan: { oin: oinOf('CM'), partner: 'CM', taak: 'opvangcoordinatie' },
      };
      const first = await analyst('POST', '/v1/verstrekkingen', less);
      await committee('POST', `/v1/goedkeuringen/${idOf(first, 'rac')}`, { besluit: 'geweigerd', reden: 'niet-rechtmatig' });
      expect(cells((await analyst('POST', '/v1/verstrekkingen', less)).body.blijft)).toEqual(['victim.IDV RAC_REFUSED']);
    });
  });

  describe('police data to another RIEC (WGS 2.20)', () => {
    const wish = () => ({
      signaal: shared.policeSignalId,
      zaak: caseId,
      aan: { oin: oinOf('RC', /^RIEC Limburg$/), partner: 'RC' },
      doel: 'organised-crime',
    });

    test('when the police agrees, until it takes that back', async () => {
      const first = await analyst('POST', '/v1/verstrekkingen', wish());
      expect(waitsFor(first)).toEqual(['supplier-consent:PO']);
      const consent = idOf(first, 'supplier-consent:PO');
      const path = `/v1/goedkeuringen/${consent}`;
      const listed = (await policeMandate('GET', '/v1/goedkeuringen')).body.items as { id: string; velden: { cel: string }[] }[];
      expect(
        listed
          .find(({ id }) => id === consent)!
          .velden.map(({ cel }) => cel)
          .sort(),
      ).toEqual(['suspect.POL8', 'suspect.POL9']);
      expect(await townMandate('POST', path, yes)).toMatchObject({ status: 404, body: { code: 'approval.unknown' } });
      expect(await secondAnalyst('POST', path, yes)).toMatchObject({ status: 403, body: { code: 'approval.other-organisation' } });
      expect(await detective('POST', path, yes)).toMatchObject({ status: 403, body: { code: 'approval.role-missing' } });
      expect(await policeMandate('POST', path, yes)).toMatchObject({ status: 201, body: { akkoord: 'supplier-consent:PO' } });

      const given = await analyst('POST', '/v1/verstrekkingen', wish());
      expect(cells(given.body.gaat)).toEqual(['suspect.POL8', 'suspect.POL9']);
      const read = () => limburg('GET', `/v1/verstrekkingen/${given.body.id}/velden`);
      expect((await read()).status).toBe(200);

      expect(await policeMandate('POST', `${path}/intrekkingen`, { reden: 'zwaarwegend-belang' })).toMatchObject({ status: 201 });
      const after = await read();
      // why is for nobody else to know, so for who reads they are not there any more
      expect(after).toMatchObject({ status: 200, body: { velden: [], afgeschermd: [] } });
      const denied = await analyst('POST', '/v1/verstrekkingen', wish());
      expect(cells(denied.body.blijft)).toEqual(['suspect.POL8 NIET_BESCHIKBAAR', 'suspect.POL9 NIET_BESCHIKBAAR']);
      expect(denied.body.akkoorden).toEqual([]);
    });

    test('that a supplier refused is for nobody else to know', async () => {
      const one = { ...wish(), velden: ['v1'] };
      const consent = idOf(await analyst('POST', '/v1/verstrekkingen', one), 'supplier-consent:PO');
      const { delivery, ledger } = hub.hub.foundation;
      const before = (await ledger.size()) - 1;
      await policeMandate('POST', `/v1/goedkeuringen/${consent}`, { besluit: 'geweigerd', reden: 'zwaarwegend-belang' });
      const itemFor = async (who: typeof analyst, side: string) =>
        (await who('GET', `/v1/goedkeuringen?kant=${side}`)).body.items.find(({ id }: { id: string }) => id === consent);
      await delivery.caughtUp((await ledger.size()) - 1);
      const hears = async (who: typeof analyst) => JSON.stringify((await who('GET', `/v1/gebeurtenissen?na=${before}`)).body);
      expect(await hears(analyst)).not.toContain('approval-refused');
      expect(await hears(policeMandate)).toContain('approval-refused');
      expect(await itemFor(analyst, 'gevraagd')).toMatchObject({
        status: 'niet-beschikbaar',
        reden: null,
        uitweg: null,
        beantwoordOp: null,
      });
      expect(await itemFor(policeMandate, 'te-geven')).toMatchObject({ status: 'geweigerd', reden: 'zwaarwegend-belang' });
      expect((await analyst('GET', '/v1/goedkeuringen?kant=gevraagd&status=geweigerd')).body.items).not.toContainEqual(
        expect.objectContaining({ id: consent }),
      );
      expect(cells((await analyst('POST', '/v1/verstrekkingen', one)).body.blijft)).toEqual(['suspect.POL8 NIET_BESCHIKBAAR']);
    });
  });

  test('every decision of all this can be made again', () => expectReplayable(hub));
});
