import { randomUUID } from 'node:crypto';
import type { StoredFact } from '#libs/ledger';
import { replayLedger } from '#libs/oversight';
import type { RecordDecision } from '#libs/policy';
import { yesterday } from '../../apps/inspect/src/demo/nail-bar.js';
import { startTestHub, type Answered, type TestHub } from '../hub.js';
import { approving, cells, expectReplayable, idOf, no, waitsFor, yes } from './approving.js';

/** Approvals over real HTTP on real PostgreSQL: asked, given by who may, counted, refused, withdrawn. */
describe('the police wants to give something once (Wpg 19)', () => {
  let hub: TestHub;
  const { as, oinOf, prosecutor } = approving(() => hub);
  const police = (differs: Record<string, unknown> = {}) => as('demo-rechercheur', () => ({ oin: oinOf('PO', /Limburg/), ...differs }));
  const detective = police();
  const colleague = police({ sub: 'rechercheur-2', client_id: 'rechercheur-2' });
  const receptionist = police({ sub: 'balie', client_id: 'balie', roles: ['tekenbevoegd'] });
  const inspector = as('demo-inspecteur');
  const stranger = as('demo-gemeente-tilburg');

  beforeAll(async () => {
    hub = await startTestHub();
  });
  afterAll(() => hub?.close());

  let signal: string;
  const wish = (velden?: string[]) => ({
    signaal: signal,
    aan: { oin: oinOf('GB-TZ', /^Gemeente Eindhoven$/), partner: 'GB-TZ', taak: 'huisvesting' },
    doel: 'supervision',
    gevraagdeAkkoorden: ['gezag-om'],
    ...(velden && { velden }),
  });
  const ask = (velden?: string[]) => detective('POST', '/v1/verstrekkingen', wish(velden));

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

  test('it waits, each gives what is hers to give, and then it goes', async () => {
    const first = await ask();
    expect(first).toMatchObject({ status: 201, body: { status: 'geweigerd', gaat: [] } });
    expect(waitsFor(first)).toEqual(['four-eyes', 'gezag-om']);
    const [eyes, authority] = [idOf(first, 'four-eyes'), idOf(first, 'gezag-om')];

    const waiting = await prosecutor()('GET', '/v1/goedkeuringen?status=wacht');
    expect(waiting).toMatchObject({ status: 200, body: { pagina: 1 } });
    expect(waiting.body.items).toContainEqual(
      expect.objectContaining({
        id: authority,
        akkoord: 'gezag-om',
        status: 'wacht',
        signaal: signal,
        doel: 'supervision',
        zelfGevraagd: false,
      }),
    );
    expect(JSON.stringify(waiting.body)).not.toMatch(/Beuk|Voorbeeldstraat/);

    const refusedFor: [string, string, string, Answered][] = [
      ['who asked', eyes, '403 approval.own-question', await detective('POST', `/v1/goedkeuringen/${eyes}`, yes)],
      ['a colleague who does no casework', eyes, '403 approval.role-missing', await receptionist('POST', `/v1/goedkeuringen/${eyes}`, yes)],
      [
        'the police in place of its authority',
        authority,
        '403 approval.other-organisation',
        await colleague('POST', `/v1/goedkeuringen/${authority}`, yes),
      ],
      [
        'a prosecutor without a mandate',
        authority,
        '403 approval.role-missing',
        await prosecutor({ roles: ['casuslid'] })('POST', `/v1/goedkeuringen/${authority}`, yes),
      ],
      [
        'somebody of whom the issuer is not sure',
        authority,
        '403 approval.assurance-low',
        await prosecutor({ acr: 'http://eidas.europa.eu/LoA/low' })('POST', `/v1/goedkeuringen/${authority}`, yes),
      ],
      ['the receiver', authority, '404 approval.unknown', await inspector('POST', `/v1/goedkeuringen/${authority}`, yes)],
      ['a stranger', eyes, '404 approval.unknown', await stranger('POST', `/v1/goedkeuringen/${eyes}`, yes)],
      ['an id that is not there', eyes, '404 approval.unknown', await colleague('POST', `/v1/goedkeuringen/${randomUUID()}`, yes)],
      [
        'a reason to refuse with a yes',
        eyes,
        '400 approval.reason-unfit',
        await colleague('POST', `/v1/goedkeuringen/${eyes}`, { ...yes, reden: 'niet-nodig' }),
      ],
    ];
    for (const [who, , code, { status, body }] of refusedFor) expect([who, `${status} ${body.code}`]).toEqual([who, code]);

    expect(await colleague('POST', `/v1/goedkeuringen/${eyes}`, yes)).toMatchObject({
      status: 201,
      body: { id: eyes, akkoord: 'four-eyes', status: 'gegeven' },
    });
    const halfway = await ask();
    expect(waitsFor(halfway)).toEqual(['gezag-om']);
    expect(idOf(halfway, 'gezag-om')).toBe(authority);
    expect(await prosecutor()('POST', `/v1/goedkeuringen/${authority}`, yes)).toMatchObject({ status: 201 });

    const given = await ask();
    expect(given).toMatchObject({ status: 201, body: { status: 'verleend', blijft: [], akkoorden: [] } });
    expect(cells(given.body.gaat)).toEqual(['case.LOC', 'suspect.IDS']);
    const read = await inspector('GET', `/v1/verstrekkingen/${given.body.id}/velden`);
    expect(read).toMatchObject({ status: 200, body: { afgeschermd: [] } });
    expect(read.body.velden.map(({ waarde }: { waarde: string }) => waarde)).toContain('Testpersoon Beuk');

    const facts = await hub.hub.foundation.ledger.scan(0, 10_000);
    const stored = facts.filter(({ type, data }) => type === 'ApprovalGiven' && (data as { signalId: string }).signalId === signal);
    expect(stored.map(({ officer, data }) => [officer, data])).toMatchObject([
      [
        'rechercheur-2',
        { what: 'four-eyes', because: 'voldoet', by: { partner: 'PO', role: 'casuslid', task: 'opsporing' }, fieldIds: ['v1', 'v2'] },
      ],
      [
        'demo-officier-van-justitie',
        { what: 'gezag-om', by: { partner: 'OM', role: 'tekenbevoegd' }, policy: { digest: hub.policy.digest } },
      ],
    ]);
  });

  test('who gave the second look cannot be the one who asks next', async () => {
    const first = await ask();
    await colleague('POST', `/v1/goedkeuringen/${idOf(first, 'four-eyes')}`, yes);
    await prosecutor()('POST', `/v1/goedkeuringen/${idOf(first, 'gezag-om')}`, yes);
    expect(waitsFor(await colleague('POST', '/v1/verstrekkingen', wish()))).toEqual(['four-eyes']);
    expect(waitsFor(await ask())).toEqual([]);
  });

  test('an answer holds for less, and not for more, another purpose or another receiver', async () => {
    const first = await ask(['v1']);
    await colleague('POST', `/v1/goedkeuringen/${idOf(first, 'four-eyes')}`, yes);
    await prosecutor()('POST', `/v1/goedkeuringen/${idOf(first, 'gezag-om')}`, yes);
    expect((await ask(['v1'])).body.status).toBe('verleend');
    expect(waitsFor(await ask())).toEqual(['four-eyes', 'gezag-om']);
    expect(waitsFor(await detective('POST', '/v1/verstrekkingen', { ...wish(['v1']), doel: 'public-order' }))).toEqual([
      'four-eyes',
      'gezag-om',
    ]);
    const elsewhere = { ...wish(['v1']), aan: { oin: oinOf('GB-TZ', /^Gemeente Tilburg$/), partner: 'GB-TZ', taak: 'huisvesting' } };
    expect(waitsFor(await detective('POST', '/v1/verstrekkingen', elsewhere))).toEqual(['four-eyes', 'gezag-om']);
  });

  test('nobody can say in the request that it was given', async () => {
    for (const extra of [
      { akkoorden: [{ akkoord: 'gezag-om' }] },
      { approvals: { 'gezag-om': 'given' } },
      { gevraagdeAkkoorden: ['gegeven'] },
    ])
      expect(await detective('POST', '/v1/verstrekkingen', { ...wish(), ...extra })).toMatchObject({ status: 400 });
    expect(waitsFor(await ask())).toEqual(['four-eyes', 'gezag-om']);
  });

  test('a no is final, with its reason and a way out; what adds to it stays no, and less can be asked', async () => {
    const first = await ask();
    const authority = idOf(first, 'gezag-om');
    expect(await prosecutor()('POST', `/v1/goedkeuringen/${authority}`, no)).toMatchObject({
      status: 201,
      body: { status: 'geweigerd' },
    });
    const denied = await ask();
    expect(cells(denied.body.blijft)).toEqual(['case.LOC APPROVAL_REFUSED', 'suspect.IDS APPROVAL_REFUSED']);
    expect(denied.body.akkoorden).toEqual([
      expect.objectContaining({
        id: authority,
        akkoord: 'gezag-om',
        status: 'geweigerd',
        reden: 'te-veel-gegevens',
        uitweg: 'Vraag het opnieuw met minder gegevens.',
      }),
    ]);
    const mine = await detective('GET', '/v1/goedkeuringen?kant=gevraagd&status=geweigerd');
    expect(mine.body.items).toContainEqual(
      expect.objectContaining({
        id: authority,
        reden: 'te-veel-gegevens',
        uitweg: 'Vraag het opnieuw met minder gegevens.',
        zelfGevraagd: true,
      }),
    );
    expect(await prosecutor()('POST', `/v1/goedkeuringen/${authority}`, yes)).toMatchObject({
      status: 409,
      body: { code: 'approval.answered' },
    });
    expect(await prosecutor()('POST', `/v1/goedkeuringen/${authority}/intrekkingen`, { reden: 'vergissing' })).toMatchObject({
      status: 409,
      body: { code: 'approval.never-given' },
    });
    await detective('POST', `/v1/signalen/${signal}/aanvullingen`, {
      gezienOp: yesterday(),
      velden: [{ veld: 'adres', waarde: 'Voorbeeldstraat 100' }],
    });
    expect(cells((await ask()).body.blijft).filter((cell) => cell !== 'case.LOC APPROVAL_REFUSED')).toEqual([
      'suspect.IDS APPROVAL_REFUSED',
    ]);
    expect(waitsFor(await ask(['v1']))).toEqual(['four-eyes', 'gezag-om']);
  });

  test('what is taken back is refused from then on, and not read any more', async () => {
    const first = await ask();
    const authority = idOf(first, 'gezag-om');
    await colleague('POST', `/v1/goedkeuringen/${idOf(first, 'four-eyes')}`, yes);
    await prosecutor()('POST', `/v1/goedkeuringen/${authority}`, yes);
    const given = await ask();
    expect((await inspector('GET', `/v1/verstrekkingen/${given.body.id}/velden`)).body.velden).toHaveLength(2);
    expect(await colleague('POST', `/v1/goedkeuringen/${authority}/intrekkingen`, { reden: 'vergissing' })).toMatchObject({
      status: 403,
      body: { code: 'approval.other-organisation' },
    });
    const taken = await prosecutor()('POST', `/v1/goedkeuringen/${authority}/intrekkingen`, { reden: 'omstandigheden-veranderd' });
    expect(taken).toMatchObject({ status: 201, body: { status: 'ingetrokken' } });
    const again = await inspector('GET', `/v1/verstrekkingen/${given.body.id}/velden`);
    expect(again).toMatchObject({ status: 200, body: { velden: [] } });
    expect(cells(again.body.afgeschermd)).toEqual(['case.LOC APPROVAL_REFUSED', 'suspect.IDS APPROVAL_REFUSED']);
    expect(cells((await ask()).body.blijft)).toEqual(['case.LOC APPROVAL_REFUSED', 'suspect.IDS APPROVAL_REFUSED']);
  });

  test('of two who answer at once one is heard; the same key gives the same answer', async () => {
    const eyes = idOf(await ask(), 'four-eyes');
    const third = police({ sub: 'rechercheur-3', client_id: 'rechercheur-3' });
    const both = await Promise.all([colleague('POST', `/v1/goedkeuringen/${eyes}`, yes), third('POST', `/v1/goedkeuringen/${eyes}`, no)]);
    expect(both.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([201, 409]);
    expect(both.find(({ status }) => status === 409)!.body).toMatchObject({ code: 'approval.answered' });

    const authority = idOf(await ask(['v2']), 'gezag-om');
    const [one, other] = await Promise.all([1, 2].map(() => prosecutor()('POST', `/v1/goedkeuringen/${authority}`, yes)));
    expect([one!.body, other!.body]).toMatchObject([{ status: 'gegeven' }, { status: 'gegeven', volgnummer: one!.body.volgnummer }]);
    const key = randomUUID();
    const wanted = idOf(await ask(['v1']), 'gezag-om');
    const answers = [
      await prosecutor()('POST', `/v1/goedkeuringen/${wanted}`, yes, key),
      await prosecutor()('POST', `/v1/goedkeuringen/${wanted}`, yes, key),
    ];
    expect(answers[1]).toMatchObject({ status: 201, body: answers[0]!.body });
    expect(await prosecutor()('POST', `/v1/goedkeuringen/${wanted}`, no, key)).toMatchObject({
      status: 409,
      body: { code: 'idempotency.key-reused' },
    });
    const facts = (await hub.hub.foundation.ledger.scan(0, 10_000)).filter(
      ({ type, data }) => type.startsWith('Approval') && (data as { signalId: string }).signalId === signal,
    );
    expect(facts).toHaveLength(3);
  });

  test('the list comes in pages', async () => {
    const page = (await detective('GET', '/v1/goedkeuringen?kant=gevraagd&paginaGrootte=1')).body;
    expect(page).toMatchObject({ items: [expect.anything()], paginaGrootte: 1, volgende: expect.stringContaining('kant=gevraagd') });
    expect(page.totaal).toBeGreaterThan(1);
    expect(await detective('GET', '/v1/goedkeuringen?kant=alles')).toMatchObject({ status: 400 });
  });

  test('who is asked hears that something waits, and who asked hears the answer', async () => {
    const { delivery, ledger } = hub.hub.foundation;
    await delivery.caughtUp((await ledger.size()) - 1);
    const heard = async (who: typeof detective) =>
      new Set((await who('GET', '/v1/gebeurtenissen?aantal=500')).body.items.map(({ soort }: { soort: string }) => soort.split('.')[2]));
    expect(await heard(prosecutor())).toEqual(new Set(['disclosure-refused', 'approval-given', 'approval-refused', 'approval-withdrawn']));
    expect([...(await heard(detective))]).toEqual(expect.arrayContaining(['approval-given', 'approval-refused', 'approval-withdrawn']));
    expect([...(await heard(inspector))]).toContain('approval-withdrawn');
    expect([...(await heard(stranger))]).toEqual([]);
  });

  test('every decision of all this can be made again', () => expectReplayable(hub));

  test('a decision that counts an approval nobody gave is named', async () => {
    const { ledger } = hub.hub.foundation;
    const decisionIn = ({ data }: StoredFact) => (data as { decision?: RecordDecision }).decision;
    const counted = (await ledger.scan(0, 10_000)).find((fact) => decisionIn(fact)?.asked.approvals?.['four-eyes'] === 'given')!;
    const rewritten = {
      size: () => ledger.size(),
      open: (...wanted: Parameters<typeof ledger.open>) => ledger.open(...wanted),
      async scan(from: number, limit: number) {
        const facts = structuredClone(await ledger.scan(from, limit));
        const forged = facts.find(({ seq }) => seq === counted.seq);
        if (forged) Object.assign(decisionIn(forged)!.asked, { approvals: { ...decisionIn(forged)!.asked.approvals, rac: 'given' } });
        return facts;
      },
    };
    const { deviations } = await replayLedger(rewritten, async () => hub.policy);
    expect(deviations).toMatchObject([{ seq: counted.seq, kind: 'reference', about: ['akkoord rac'] }]);
  });
});
