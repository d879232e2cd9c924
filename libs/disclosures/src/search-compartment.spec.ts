import { jest } from '@jest/globals';
import { startTestHub, type TestHub } from '../../../test/hub.js';

let hub: TestHub;
let riecOin: string;
let next = 90_000_001;

beforeAll(async () => {
  hub = await startTestHub();
  riecOin = hub.policy.organisations.find(({ name }) => name === 'RIEC Oost-Brabant')!.oin;
});
afterAll(() => hub.close());

const post = async (as: string, path: string, body: unknown, status = 201) => {
  const answer = await hub.ask(`/v1${path}`, { method: 'POST', body, as });
  expect([path, answer.status, answer.status === status ? '' : answer.body]).toEqual([path, status, '']);
  return answer.body;
};
const circumstances = { georganiseerdVerband: 'mogelijk', adresIsWoning: false, bedrijfIsPersoon: false, gemotiveerd: true };
const freshKvk = () => String(next++);

/** A firm that the inspector reports and gives to the RIEC. */
async function reported(kvkNummer: string): Promise<{ signal: string; disclosure: string; field: string }> {
  const receipt = await post('demo-inspecteur', '/signalen', {
    doelen: ['organised-crime', 'supervision'],
    gezienOp: '2026-11-01',
    omstandigheden: circumstances,
    velden: [{ veld: 'kvkNummer', waarde: kvkNummer }],
  });
  const disclosure = await given(receipt.id);
  return { signal: receipt.id, disclosure: disclosure.id, field: receipt.opgeslagen[0].id };
}

const given = (signaal: string) =>
  post('demo-inspecteur', '/verstrekkingen', { signaal, aan: { oin: riecOin, partner: 'RC' }, doel: 'organised-crime' });
const question = (waarde: string) => ({ soort: 'kvkNummer', waarde, gemotiveerd: true });
const found = async (kvk: string): Promise<string[]> => (await post('demo-riec-analist', '/signalen/_zoek', question(kvk), 200)).signalen;
const knownElsewhere = async (kvk: string): Promise<boolean> =>
  (await post('demo-riec-limburg', '/signalen/_zoek', { ...question(kvk), bij: riecOin }, 200)).treffer;

test('a compartment finds what was given to it, and another one hears only yes or no', async () => {
  const kvk = freshKvk();
  const { signal } = await reported(kvk);
  expect(await found(kvk)).toEqual([signal]);
  expect(await found(freshKvk())).toEqual([]);
  const elsewhere = await post('demo-riec-limburg', '/signalen/_zoek', { ...question(kvk), bij: riecOin }, 200);
  expect(elsewhere).toMatchObject({ treffer: true, signalen: [], contact: 'RIEC Oost-Brabant' });
  expect((await post('demo-riec-limburg', '/signalen/_zoek', question(kvk), 200)).treffer).toBe(false);
});

test('a signal that was registered and not given is not found', async () => {
  const kvk = freshKvk();
  await post('demo-inspecteur', '/signalen', {
    doelen: ['supervision'],
    gezienOp: '2026-11-01',
    omstandigheden: { bedrijfIsPersoon: false },
    velden: [{ veld: 'kvkNummer', waarde: kvk }],
  });
  expect([await found(kvk), await knownElsewhere(kvk)]).toEqual([[], false]);
});

test('after a recall nobody finds it, there or elsewhere', async () => {
  const kvk = freshKvk();
  const { disclosure } = await reported(kvk);
  expect(await knownElsewhere(kvk)).toBe(true);
  await post('demo-inspecteur', `/verstrekkingen/${disclosure}/terugnemingen`, { reden: 'vergissing' });
  expect([await found(kvk), await knownElsewhere(kvk)]).toEqual([[], false]);
});

describe('a recall between the reading and the commit', () => {
  const criteria = { soort: 'arbeid', omvang: 'enkeling', ernst: 'ernstig', eerdereMaatregelen: false, deelnemersMetZelfdeSignaal: 1 };
  /** Recalls just before the next fact is written, when everything that fact stands on was read. */
  function recallBeforeNextFact(disclosure: string): void {
    const { ledger } = hub.hub.foundation;
    const decide = ledger.decide.bind(ledger);
    const spy = jest.spyOn(ledger, 'decide').mockImplementationOnce(async (...order) => {
      await post('demo-inspecteur', `/verstrekkingen/${disclosure}/terugnemingen`, { reden: 'vergissing' });
      return decide(...order);
    });
    restore = () => spy.mockRestore();
  }
  let restore = () => {};
  afterEach(() => restore());

  async function inCase(): Promise<{ kvk: string; zaak: string; disclosure: string }> {
    const kvk = freshKvk();
    const { signal, disclosure } = await reported(kvk);
    await post('demo-riec-analist', '/wegingen', { signaal: signal, aanvaard: true, criteria });
    const { id } = await post('demo-riec-analist', '/zaken', { signaal: signal, activiteit: 'casusoverleg' });
    return { kvk, zaak: id, disclosure };
  }
  const get = async (path: string) => (await hub.ask(`/v1${path}`, { as: 'demo-riec-analist' })).body;

  test('is seen by who searches', async () => {
    const kvk = freshKvk();
    recallBeforeNextFact((await reported(kvk)).disclosure);
    expect(await found(kvk)).toEqual([]);
  });

  test('is seen by who reads the case', async () => {
    const { kvk, zaak, disclosure } = await inCase();
    expect(JSON.stringify(await get(`/zaken/${zaak}/velden`))).toContain(kvk);
    recallBeforeNextFact(disclosure);
    expect(JSON.stringify(await get(`/zaken/${zaak}/velden`))).not.toContain(kvk);
  });

  test('is seen by who counts it', async () => {
    const { zaak, disclosure } = await inCase();
    recallBeforeNextFact(disclosure);
    expect(await get(`/zaken/${zaak}/aantallen`)).toMatchObject({ totaal: 0 });
  });

  test('is seen by who takes it along', async () => {
    const { zaak, disclosure } = await inCase();
    recallBeforeNextFact(disclosure);
    const wish = { doel: 'organised-crime', formaat: 'application/json' };
    expect(await post('demo-riec-analist', `/zaken/${zaak}/exporten`, wish, 409)).toMatchObject({ code: 'export.nothing-held' });
  });
});

test('after a withdrawal nobody finds it', async () => {
  const kvk = freshKvk();
  const { signal } = await reported(kvk);
  await post('demo-inspecteur', `/signalen/${signal}/intrekkingen`, { reden: 'vergissing' });
  expect([await found(kvk), await knownElsewhere(kvk)]).toEqual([[], false]);
});

test('after a correction the old value is not found; once given again the new one is', async () => {
  const [wrong, right] = [freshKvk(), freshKvk()];
  const { signal, field } = await reported(wrong);
  await post('demo-inspecteur', `/signalen/${signal}/correcties`, { correcties: [{ id: field, waarde: right }], reden: 'typefout' });
  expect(await found(wrong)).toEqual([]);
  await given(signal);
  expect([await found(wrong), await found(right)]).toEqual([[], [signal]]);
});

test('a firm may be asked for in its other spellings, a value of another form not at all', async () => {
  const kvk = freshKvk();
  const { signal } = await reported(kvk);
  expect(await found(`${kvk.slice(0, 4)} ${kvk.slice(4)}`)).toEqual([signal]);
  expect(await post('demo-riec-analist', '/signalen/_zoek', question('1'), 400)).toMatchObject({ code: 'search.invalid-value' });
});

test('a person is not asked for elsewhere, not even with yes or no', async () => {
  const refused = await post(
    'demo-riec-limburg',
    '/signalen/_zoek',
    { soort: 'bsn', waarde: '999990342', gemotiveerd: true, bij: riecOin },
    403,
  );
  expect(refused).toMatchObject({ code: 'search.not-allowed' });
  expect(JSON.stringify(refused)).not.toContain('999990342');
});

test('a person is found by the tag of her number: nothing else is opened, not of another signal and not of another kind', async () => {
  const [asked, other] = ['999990342', '999996356'];
  const withPerson = async (bsn: string): Promise<string> => {
    const { id } = await post('demo-inspecteur', '/signalen', {
      doelen: ['organised-crime', 'supervision'],
      gezienOp: '2026-11-01',
      omstandigheden: { ...circumstances, geheimAdres: false, directeKring: true },
      betrokkenen: [{ ref: 'p1', rol: 'verdachte' }],
      velden: [
        { veld: 'bsn', betrokkene: 'p1', waarde: bsn },
        { veld: 'kvkNummer', waarde: freshKvk() },
        { veld: 'kenteken', waarde: 'GV-777-X' },
      ],
    });
    await given(id);
    return id as string;
  };
  const [signal] = [await withPerson(asked), await withPerson(other), await withPerson(other)];
  const { ledger } = hub.hub.foundation;
  const opened = jest.spyOn(ledger, 'open');
  const open = async (waarde: string) => {
    opened.mockClear();
    const { signalen } = await post('demo-riec-analist', '/signalen/_zoek', { soort: 'bsn', waarde, gemotiveerd: true }, 200);
    return { signalen, fields: opened.mock.calls.flatMap(([wanted]) => wanted.flatMap(({ no }) => no)).length };
  };
  expect(await open(asked)).toEqual({ signalen: [signal], fields: 1 });
  expect((await open(other)).fields).toBe(2);
  expect(await open('999994669')).toEqual({ signalen: [], fields: 0 });
  opened.mockRestore();
});
