import { listPages } from './pages.rules.js';
import { registersVictims, victimBody, type VictimForm } from './victim.rules.js';

const none = { day: '', month: '', year: '' };
const empty: VictimForm = {
  seenOn: { day: '26', month: '11', year: '2026' },
  name: '',
  born: none,
  needs: '',
  college: null,
  hidden: null,
};

test('what was filled in goes as fields of one victim, and only that', () => {
  const filled: VictimForm = {
    ...empty,
    name: ' Testpersoon Linde ',
    born: { day: '4', month: '4', year: '1998' },
    needs: 'Een tolk',
    college: 'ja',
    hidden: 'nee',
  };
  expect(victimBody(filled)).toEqual({
    doelen: ['care'],
    gezienOp: '2026-11-26',
    omstandigheden: { inOpdrachtVanCollege: true, geheimAdres: false },
    betrokkenen: [{ ref: 'p1', rol: 'slachtoffer' }],
    velden: [
      { veld: 'naam', betrokkene: 'p1', waarde: 'Testpersoon Linde' },
      { veld: 'geboortedatum', betrokkene: 'p1', waarde: '1998-04-04' },
      { veld: 'zorgbehoefte', betrokkene: 'p1', waarde: { plan: 'Een tolk' } },
    ],
  });
});

test('what is not known is left out', () => {
  expect(victimBody({ ...empty, needs: 'Een tolk' })).toMatchObject({ omstandigheden: {}, velden: [{ veld: 'zorgbehoefte' }] });
});

test.each<[string, Partial<VictimForm>]>([
  ['without a day', { seenOn: none, name: 'Testpersoon Linde' }],
  ['with an impossible day', { seenOn: { day: '31', month: '2', year: '2026' }, name: 'Testpersoon Linde' }],
  ['without anything about the victim', { name: '  ', needs: ' ' }],
])('%s there is nothing to send', (_, change) => expect(victimBody({ ...empty, ...change })).toBeNull());

test.each([
  ['ZC', true],
  ['GS', true],
  ['OP', true],
  ['CM', false],
  ['PO', false],
])('%s records for care: %s', (capacity, may) => expect(registersVictims(capacity)).toBe(may));

test('the address of the lists has numbers of pages and nothing else', () => {
  expect(listPages({ ontvangen: '2', eigen: 3, naam: 'Linde' })).toEqual({ ontvangen: 2, eigen: 3 });
  expect(listPages({ ontvangen: 1, eigen: 'Linde' })).toEqual({});
});
