import { yesterday } from '../../apps/inspect/src/demo/nail-bar.js';
import { startTestHub, type TestHub } from '../hub.js';
import { approving, cells, expectReplayable, idOf, waitsFor, yes } from './approving.js';

/** Who has a duty of silence decides herself whether to speak, states why on a form, and a colleague looks as well. */
describe('a doctor in a conflict of duties', () => {
  let hub: TestHub;
  const { as, oinOf } = approving(() => hub);
  const inPractice = (sub: string) =>
    as('demo-zorgcoordinator', () => ({ sub, client_id: sub, oin: oinOf('ZO'), partner: 'ZO', task: 'huisarts', roles: ['hulpverlener'] }));
  const [doctor, colleague, detective] = [inPractice('huisarts'), inPractice('praktijkgenoot'), as('demo-rechercheur')];

  beforeAll(async () => {
    hub = await startTestHub();
  });
  afterAll(() => hub?.close());

  test('speaks once all six statements are made and a colleague agrees; not before', async () => {
    const report = {
      doelen: ['care'],
      gezienOp: yesterday(),
      omstandigheden: { geheimAdres: false },
      betrokkenen: [{ ref: 'p1', rol: 'slachtoffer' }],
      velden: [{ veld: 'naam', betrokkene: 'p1', waarde: 'Testpersoon Els' }],
    };
    const signaal = (await doctor('POST', '/v1/signalen', report)).body.id;
    const police = { oin: oinOf('PO', /Oost-Brabant/), partner: 'PO', taak: 'opsporing' };
    const wish = { signaal, aan: police, doel: 'help', gevraagdeAkkoorden: ['conflict-form'] };
    const silent = await doctor('POST', '/v1/verstrekkingen', { ...wish, gevraagdeAkkoorden: undefined });
    expect(cells(silent.body.blijft)).toEqual(['victim.IDV CONSENT_NEEDED']);
    expect(silent.body.akkoorden).toEqual([]);

    const asked = await doctor('POST', '/v1/verstrekkingen', wish);
    expect(waitsFor(asked)).toEqual(['conflict-form', 'four-eyes']);
    const [form, eyes] = [`/v1/goedkeuringen/${idOf(asked, 'conflict-form')}`, `/v1/goedkeuringen/${idOf(asked, 'four-eyes')}`];
    const { body } = await doctor('GET', '/v1/goedkeuringen?status=wacht');
    const { verklaringen } = body.items.find(({ akkoord }: { akkoord: string }) => akkoord === 'conflict-form');
    expect(verklaringen).toHaveLength(6);
    for (const few of [undefined, verklaringen.slice(1)])
      expect(await doctor('POST', form, { ...yes, verklaringen: few })).toMatchObject({
        status: 400,
        body: { code: 'approval.form-incomplete', errors: [{ pointer: '/verklaringen' }] },
      });
    expect(await doctor('POST', form, { ...yes, verklaringen })).toMatchObject({ status: 201, body: { status: 'gegeven' } });
    expect(await doctor('POST', eyes, yes)).toMatchObject({ status: 403, body: { code: 'approval.own-question' } });
    expect(waitsFor(await doctor('POST', '/v1/verstrekkingen', wish))).toEqual(['four-eyes']);
    expect(await colleague('POST', eyes, yes)).toMatchObject({ status: 201 });

    const given = await doctor('POST', '/v1/verstrekkingen', wish);
    expect(cells(given.body.gaat)).toEqual(['victim.IDV']);
    expect((await detective('GET', `/v1/verstrekkingen/${given.body.id}/velden`)).body.velden).toHaveLength(1);
    await expectReplayable(hub);
  });
});
