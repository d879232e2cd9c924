import { hintsIn, isBsn } from './hints.rules.js';

const kinds = (text: string) => hintsIn(text).map(({ kind, words }) => `${kind}: ${words}`);

test.each([
  ['De vrouw zei dat zij zwanger is.', ['gezondheid: zwanger']],
  ['Hij is onder behandeling en slikt medicijnen.', ['gezondheid: onder behandeling', 'gezondheid: medicijnen']],
  ['Nummer 999990019 stond op een brief.', ['bsn: 999990019']],
  ['Op het kaartje stond 9999.90.019.', ['bsn: 9999.90.019']],
  ['Er liep een meisje rond, 15 jaar oud.', ['minderjarige: meisje', 'minderjarige: 15 jaar oud']],
  ['De man heet Jan de Tester en reed weg.', ['naam: Jan']],
  ['Zij noemt zich Wilg Voorbeeld.', ['naam: Wilg Voorbeeld']],
])('%s', (text, expected) => expect(kinds(text)).toEqual(expected));

test.each([
  ['Acht matrassen op zolder, geen vluchtweg.'],
  ['De zaak is van 9 tot 17 uur open.'],
  ['Kenteken GV-999-X, KvK 90000001.'],
  ['Telefoon +31612345678.'],
  ['Nummer 999990018 stond op een brief.'],
  ['Er werken 18 jarige medewerkers en ouder.'],
  ['De eigenaar heet ons welkom.'],
  [''],
])('nothing to warn of: %s', (text) => expect(kinds(text)).toEqual([]));

test('what is said twice is warned of once', () => expect(kinds('zwanger, ja zwanger')).toEqual(['gezondheid: zwanger']));

test.each([
  ['999990019', true],
  ['999990018', false],
  ['000000000', false],
  ['12345678', false],
])('the 11-test of %s is %s', (digits, passes) => expect(isBsn(digits)).toBe(passes));
