import { emptyDraft, nextRef, type Person } from './draft.rules.js';
import { bodyOf } from './signal-body.rules.js';

const seen = { ...emptyDraft, seenOn: { day: '1', month: '11', year: '2026' }, facts: 'Acht matrassen op zolder' };
const person: Person = { ref: 'p1', role: 'slachtoffer', name: ' Testpersoon Wilg ', sex: '', phone: '', passportHeld: 'ja' };

test('what was seen on a day is a signal; what was not told is left out, so that the strictest counts', () =>
  expect(bodyOf(seen, 'GB-TZ')).toEqual({
    doelen: ['supervision'],
    gezienOp: '2026-11-01',
    omstandigheden: {},
    velden: [{ veld: 'bevindingen', waarde: 'Acht matrassen op zolder', bevinding: true }],
  }));

test.each([
  ['a day', { ...seen, seenOn: emptyDraft.seenOn }],
  ['a day that exists', { ...seen, seenOn: { day: '31', month: '2', year: '2026' } }],
  ['anything seen', { ...seen, facts: '  ' }],
])('no signal without %s', (_, draft) => expect(bodyOf(draft, 'GB-TZ')).toBeNull());

test.each([
  ['geen', 'GB-TZ', ['supervision']],
  ['mogelijk', 'GB-TZ', ['organised-crime', 'supervision']],
  ['sterk', 'PO', ['organised-crime', 'criminal-investigation']],
  ['mogelijk', 'RC', ['organised-crime']],
  ['geen', 'CM', ['shelter-registration']],
] as const)('with %s link to organised crime %s records for %j', (organised, capacity, purposes) =>
  expect(bodyOf({ ...seen, organised }, capacity)?.doelen).toEqual(purposes),
);

test('facts and opinion are fields apart', () =>
  expect(bodyOf({ ...seen, impression: 'Ik denk aan uitbuiting' }, 'GB-TZ')?.velden).toEqual([
    { veld: 'bevindingen', waarde: 'Acht matrassen op zolder', bevinding: true },
    { veld: 'verhaal', waarde: 'Ik denk aan uitbuiting' },
  ]));

test('a person is a role, and what of her was seen', () => {
  const body = bodyOf({ ...seen, facts: '', persons: [person, { ...person, ref: 'p2', role: 'getuige', phone: '0612345678' }] }, 'GB-TZ');
  expect(body?.betrokkenen).toEqual([
    { ref: 'p1', rol: 'slachtoffer' },
    { ref: 'p2', rol: 'getuige' },
  ]);
  expect(body?.velden).toEqual([
    { veld: 'naam', waarde: 'Testpersoon Wilg', betrokkene: 'p1' },
    { veld: 'paspoortBijAnder', waarde: true, betrokkene: 'p1' },
    { veld: 'naam', waarde: 'Testpersoon Wilg', betrokkene: 'p2' },
  ]);
});

test('answers are told as they were given', () =>
  expect(
    bodyOf({ ...seen, home: 'nee', soleTrader: 'ja', hidden: 'nee', danger: 'geen', motivated: true }, 'GB-TZ')?.omstandigheden,
  ).toEqual({
    adresIsWoning: false,
    bedrijfIsPersoon: true,
    geheimAdres: false,
    gevaar: 'geen',
    gemotiveerd: true,
  }));

test.each(['', 'acht', '-1', '8,5'])('%j is no number of beds', (beds) =>
  expect(bodyOf({ ...seen, beds }, 'GB-TZ')?.velden.map(({ veld }) => veld)).toEqual(['bevindingen']),
);

test('a name within a signal is free again when its person was taken out', () => {
  expect(nextRef([])).toBe('p1');
  expect(nextRef([person, { ...person, ref: 'p3' }])).toBe('p2');
});
