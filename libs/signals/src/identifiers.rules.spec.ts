import fc from 'fast-check';
import { IDENTIFIER_FORMATS, normaliseIdentifier, type IdentifierFormat } from './identifiers.rules.js';

const digits = (count: number) => fc.stringMatching(new RegExp(`^[0-9]{${count}}$`));
const letters = (count: number) => fc.stringMatching(new RegExp(`^[A-Z]{${count}}$`));

/** Every number made this way is valid: the last digit follows from the eight before it, unless it would have to be ten. */
const bsn = digits(8)
  .map((eight) => ({ eight, rest: [...eight].reduce((sum, digit, place) => sum + Number(digit) * (9 - place), 0) % 11 }))
  .filter(({ eight, rest }) => rest < 10 && eight !== '00000000')
  .map(({ eight, rest }) => eight + String(rest));

const nlIban = fc.tuple(letters(4), digits(10)).map(([bank, account]) => {
  const number = [...bank].map((letter) => letter.charCodeAt(0) - 55).join('') + account + '232100';
  return `NL${String(98n - (BigInt(number) % 97n)).padStart(2, '0')}${bank}${account}`;
});

const plate = fc.constantFrom(
  ...'LLDDDD DDDDLL DDLLDD LLDDLL LLLLDD DDLLLL DDLLLD DLLLDD LLDDDL LDDDLL LLLDDL LDDLLL DLLDDD DDDLLD'.split(' '),
);
const plateOf = plate.chain((shape) =>
  fc.tuple(...[...shape].map((sign) => (sign === 'L' ? letters(1) : digits(1)))).map((parts) => parts.join('')),
);

const valid: Record<IdentifierFormat, fc.Arbitrary<string>> = {
  bsn,
  iban: nlIban,
  plate: plateOf,
  kvk: fc.oneof(digits(8), digits(12)).filter((number) => /[1-9]/.test(number)),
  bag: fc
    .tuple(fc.integer({ min: 1, max: 9999 }), fc.constantFrom('01', '02', '03', '10', '20', '30'), digits(10))
    .map(([place, kind, number]) => String(place).padStart(4, '0') + kind + number),
  postcode: fc
    .tuple(fc.integer({ min: 1000, max: 9999 }), letters(2))
    .filter(([, pair]) => !['SA', 'SD', 'SS'].includes(pair))
    .map(([number, pair]) => `${number}${pair}`),
  phone: fc.oneof(
    digits(8).map((rest) => `06${rest}`),
    fc.tuple(fc.constantFrom('+40', '+32', '+49'), digits(9)).map(([country, rest]) => country + rest),
  ),
  email: fc
    .tuple(fc.stringMatching(/^[a-z0-9]{1,20}$/), fc.stringMatching(/^[a-z]{2,12}$/))
    .map(([name, host]) => `${name}@${host}.example`),
  uri: fc.stringMatching(/^[a-z0-9/]{0,30}$/).map((path) => `https://voorbeeld.example/${path}`),
  'v-number': digits(10),
  country: fc.constantFrom('NL', 'RO', 'BG', 'XXA', 'XXX'),
  language: fc.constantFrom('nl', 'ro', 'ti', 'ary'),
  address: fc
    .tuple(
      fc.constantFrom('Voorbeeldstraat', "'s-Gravendijk", 'Çelebiplein'),
      fc.integer({ min: 1, max: 999 }),
      fc.constantFrom('', ' A', '-bis'),
    )
    .map(([street, number, more]) => `${street} ${number}${more}, Eindhoven`),
};

describe.each(IDENTIFIER_FORMATS)('%s', (format) => {
  test('what is made by its own rules is valid, and normalising twice changes nothing', () =>
    fc.assert(
      fc.property(valid[format], (value) => {
        const once = normaliseIdentifier(format, value);
        expect(once).not.toBeNull();
        expect(normaliseIdentifier(format, once!)).toBe(once);
      }),
    ));

  test('any text gives a spelling that is itself valid, or nothing', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const normal = normaliseIdentifier(format, value);
        if (normal !== null) expect(normaliseIdentifier(format, normal)).toBe(normal);
      }),
    ));
});

describe('a typing error is seen', () => {
  const oneOther = (value: string, place: number, digit: number) => value.slice(0, place) + String(digit) + value.slice(place + 1);

  test('every single wrong digit in a citizen service number', () =>
    fc.assert(
      fc.property(bsn, fc.nat(8), fc.integer({ min: 1, max: 9 }), (number, place, by) => {
        expect(normaliseIdentifier('bsn', oneOther(number, place, (Number(number[place]) + by) % 10))).toBeNull();
      }),
    ));

  test('every two neighbours swapped in a citizen service number, but the last two', () =>
    fc.assert(
      fc.property(bsn, fc.nat(6), (number, place) => {
        const swapped = number.slice(0, place) + number[place + 1] + number[place] + number.slice(place + 2);
        fc.pre(swapped !== number);
        expect(normaliseIdentifier('bsn', swapped)).toBeNull();
      }),
    ));

  test('every single wrong digit in an account number', () =>
    fc.assert(
      fc.property(nlIban, fc.constantFrom(2, 3, 8, 11, 14, 17), fc.integer({ min: 1, max: 9 }), (number, place, by) => {
        expect(normaliseIdentifier('iban', oneOther(number, place, (Number(number[place]) + by) % 10))).toBeNull();
      }),
    ));

  test('exactly one in eleven of the numbers passes the eleven test', () => {
    const from = 999_990_000;
    const passing = Array.from({ length: 1100 }, (_, step) => normaliseIdentifier('bsn', String(from + step))).filter(
      (number) => number !== null,
    );
    expect(passing).toHaveLength(100);
  });
});

test.each<[IdentifierFormat, string, string]>([
  ['bsn', '999990342', '999990342'],
  ['bsn', '1112.22.333', '111222333'],
  ['kvk', '0123 4567', '01234567'],
  ['bag', '0772 01 0000000001', '0772010000000001'],
  ['postcode', '5611 ab', '5611AB'],
  ['plate', 'gb-123-x', 'GB123X'],
  ['plate', 'NL: GB-123-X', 'GB123X'],
  ['plate', 'ro:b 123 abc', 'RO:B123ABC'],
  ['phone', '06-12 34 56 78', '+31612345678'],
  ['phone', '+31 (0)6 12345678', '+31612345678'],
  ['phone', '0040 712 345 678', '+40712345678'],
  ['phone', '490154203237518', 'IMEI:490154203237518'],
  ['email', ' Naam@Voorbeeld.Example ', 'naam@voorbeeld.example'],
  ['iban', 'nl02 abna 0123 4567 89', 'NL02ABNA0123456789'],
  ['iban', 'RO49 AAAA 1B31 0075 9384 0000', 'RO49AAAA1B31007593840000'],
  ['uri', 'HTTPS://Voorbeeld.example/a', 'https://voorbeeld.example/a'],
  ['v-number', 'V123.456.7890', '1234567890'],
  ['v-number', 'ro:054321987', 'RO:054321987'],
  ['v-number', 'nl:NWC123456', 'NL:NWC123456'],
  ['country', 'ro', 'RO'],
  ['language', 'NL', 'nl'],
])('%s: %s becomes %s', (format, written, normal) => {
  expect(normaliseIdentifier(format, written)).toBe(normal);
});

test.each<[string, string]>([
  ['bsn', '000000000'],
  ['bsn', '123456789'],
  ['bsn', '99999034'],
  ['bsn', '9999903422'],
  ['bsn', '٩٩٩٩٩٠٣٤٢'],
  ['kvk', '00000000'],
  ['kvk', '1234567'],
  ['kvk', '123456789'],
  ['bag', '0772040000000001'],
  ['bag', '0000010000000001'],
  ['bag', '772010000000001'],
  ['postcode', '0611AB'],
  ['postcode', '5611SS'],
  ['postcode', '5611SA'],
  ['postcode', '5611SD'],
  ['plate', 'GB-1234-X'],
  ['plate', 'NL:B123ABC'],
  ['plate', 'QQ:B123ABC'],
  ['plate', 'RO:'],
  ['phone', '12345'],
  ['phone', '061234567'],
  ['phone', '+3161234567'],
  ['phone', '+31061234567'],
  ['phone', '490154203237519'],
  ['email', 'naam.voorbeeld.example'],
  ['email', 'naam@voorbeeld'],
  ['email', 'a..b@voorbeeld.example'],
  ['email', 'a@b@voorbeeld.example'],
  ['iban', 'NL03ABNA0123456789'],
  ['iban', 'NL02ABNA012345678'],
  ['iban', 'XX02ABNA0123456789'],
  ['uri', 'javascript:alert(1)'],
  ['uri', 'ftp://voorbeeld.example/a'],
  ['uri', 'https://naam:woord@voorbeeld.example/'],
  ['uri', 'https://localhost/'],
  ['v-number', '123456789'],
  ['v-number', 'RO:12'],
  ['country', 'QQ'],
  ['country', 'ROU'],
  ['language', 'qq'],
  ['oin', '00000099000000001000'],
  ['toString', '999990342'],
])('%s: %j is refused', (format, value) => {
  expect(normaliseIdentifier(format, value)).toBeNull();
});
