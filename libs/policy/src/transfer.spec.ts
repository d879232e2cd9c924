import { dutchDay, loadPolicies, transferRequest, type Party } from './index.js';

const pack = loadPolicies('policies');
const party = (partner: string, task: string | null, ...regions: string[]): Party => ({ partner, task, regions });
const town = party('GB-TZ', 'apv', 'riec-oost-brabant', 'politie-oost-brabant', 'zvh-brabant-zuidoost', 'lsi-brabant');
const police = party('PO', 'opsporing', 'politie-oost-brabant', 'riec-oost-brabant');
const riec = party('RC', 'casus', 'riec-oost-brabant');
const limburg = party('RC', 'casus', 'riec-limburg');
const house = party('ZV', 'casus', 'zvh-brabant-zuidoost');
const national = party('CM', 'registratie');

const laneOf = (from: Party, to: Party | undefined, purpose = 'help') => {
  const request = transferRequest(pack.instruments, { activity: 'disclose', from, ...(to && { to }), purpose, asOf: '2026-11-20' });
  const ids = (request.instruments ?? []).map(({ id, regions }) => `${id} ${regions.length === 1 ? regions[0] : regions.length}`);
  return [request.region, request.toRegion, ids.sort()];
};

describe('the region whose agreements govern a lane', () => {
  test.each<[string, Party, Party, string, unknown[]]>([
    ['to a RIEC: its own', town, riec, 'organised-crime', ['riec-oost-brabant', undefined, ['I-RIEC 10']]],
    [
      'to a RIEC of elsewhere: of that RIEC, not of the sender',
      town,
      limburg,
      'organised-crime',
      ['riec-limburg', undefined, ['I-RIEC 10']],
    ],
    ['out of a RIEC: its own', riec, police, 'organised-crime', ['riec-oost-brabant', undefined, ['I-RIEC 10']]],
    ['between two RIECs: both', riec, limburg, 'organised-crime', ['riec-oost-brabant', 'riec-limburg', ['I-RIEC 10']]],
    [
      'to a house of care and safety: of the house',
      town,
      house,
      'complex-case',
      ['zvh-brabant-zuidoost', undefined, ['I-ZVH zvh-brabant-zuidoost']],
    ],
    [
      'from a RIEC to a house: each by its own kind',
      riec,
      house,
      'complex-case',
      ['riec-oost-brabant', 'zvh-brabant-zuidoost', ['I-RIEC 10', 'I-ZVH zvh-brabant-zuidoost']],
    ],
    [
      'from a house to a RIEC: the same, the other way',
      house,
      riec,
      'complex-case',
      ['zvh-brabant-zuidoost', 'riec-oost-brabant', ['I-RIEC 10', 'I-ZVH zvh-brabant-zuidoost']],
    ],
    ['from the police: their own', police, national, 'help', ['politie-oost-brabant', undefined, ['I-W20 politie-oost-brabant']]],
    [
      'to the police, from who has no region: of the police',
      national,
      police,
      'help',
      ['politie-oost-brabant', undefined, ['I-W20 politie-oost-brabant']],
    ],
    [
      'for an intervention team: the project',
      town,
      party('NL', 'arbeid-toezicht'),
      'labour-benefit-fraud',
      ['lsi-brabant', undefined, ['I-SUWI lsi-brabant']],
    ],
    [
      'for organised crime without a compartment: that of the RIEC',
      town,
      party('BD', 'belasting'),
      'organised-crime',
      ['riec-oost-brabant', undefined, ['I-RIEC 10']],
    ],
  ])('%s', (_, from, to, purpose, expected) => expect(laneOf(from, to, purpose)).toEqual(expected));

  test.each<[string, Party, Party | undefined, string]>([
    ['nobody has one', national, party('ZC', 'zorgcoordinatie'), 'help'],
    ['the compartment has none of its kind', town, party('RC', 'casus', 'politie-oost-brabant'), 'organised-crime'],
    ['the sender lies in no project', police, undefined, 'labour-benefit-fraud'],
  ])('no region and no agreement when %s', (_, from, to, purpose) => expect(laneOf(from, to, purpose)).toEqual([undefined, undefined, []]));
});

describe('the rest of the request', () => {
  test('names both ends with their tasks, and leaves out what is not known', () => {
    expect(
      transferRequest(pack.instruments, {
        activity: 'disclose',
        from: town,
        to: { ...national, task: null },
        purpose: 'help',
        asOf: '2026-11-20',
      }),
    ).toEqual({
      asOf: '2026-11-20',
      activity: 'disclose',
      from: 'GB-TZ',
      fromTask: 'apv',
      to: 'CM',
      purpose: 'help',
      region: 'politie-oost-brabant',
      instruments: pack.instruments.filter(({ regions }) => regions.includes('politie-oost-brabant')),
    });
  });

  test('has no receiver when there is none', () => {
    expect(transferRequest(pack.instruments, { activity: 'register', from: national, purpose: 'help', asOf: '2026-11-20' })).toEqual({
      asOf: '2026-11-20',
      activity: 'register',
      from: 'CM',
      fromTask: 'registratie',
      purpose: 'help',
    });
  });
});

describe('the day in the Netherlands', () => {
  test.each([
    ['2026-11-24T22:59:59.999Z', '2026-11-24'],
    ['2026-11-24T23:00:00Z', '2026-11-25'],
    ['2026-07-24T21:59:59Z', '2026-07-24'],
    ['2026-07-24T22:00:00Z', '2026-07-25'],
    ['2026-03-29T00:59:59Z', '2026-03-29'],
    ['2026-12-31T23:00:00Z', '2027-01-01'],
  ])('of %s is %s', (instant, day) => expect(dutchDay(new Date(instant))).toBe(day));
});
