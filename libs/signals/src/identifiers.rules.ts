import { normaliseEmail, normalisePhone, normaliseUri } from './contact.rules.js';
import { COUNTRIES, LANGUAGES } from './iso-codes.rules.js';

/**
 * Formats of the data dictionary that identify a person, a firm, a place or a thing and that are compared with each other.
 * The names equal `format` in policies/fields.yaml.
 */
export const IDENTIFIER_FORMATS = [
  'bsn',
  'kvk',
  'bag',
  'postcode',
  'plate',
  'phone',
  'email',
  'iban',
  'uri',
  'v-number',
  'country',
  'language',
  'address',
] as const;
export type IdentifierFormat = (typeof IDENTIFIER_FORMATS)[number];

/**
 * One spelling for every way to write the same identifier, so that a keyed tag over it matches. Null when the value is not valid or the format
 * is not known: then there is nothing to match on. Normalising twice gives the same as once.
 */
export function normaliseIdentifier(format: string, value: string): string | null {
  return isIdentifierFormat(format) ? NORMALISERS[format](value) : null;
}

export function isIdentifierFormat(format: string | undefined): format is IdentifierFormat {
  return format !== undefined && Object.hasOwn(NORMALISERS, format);
}

const NORMALISERS: Record<IdentifierFormat, (value: string) => string | null> = {
  bsn: normaliseBsn,
  kvk: normaliseKvk,
  bag: normaliseBag,
  postcode: normalisePostcode,
  plate: normalisePlate,
  phone: normalisePhone,
  email: normaliseEmail,
  iban: normaliseIban,
  uri: normaliseUri,
  'v-number': normaliseVNumber,
  country: (value) => pick(COUNTRIES, value.trim().toUpperCase()),
  language: (value) => pick(LANGUAGES, value.trim().toLowerCase()),
  address: normaliseAddress,
};

/** A whole address as text: letters and digits alone, so that commas, spaces and capitals do not matter. Without a house number it is a street: null. */
function normaliseAddress(value: string): string | null {
  const plain = value
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return /\p{L}/u.test(plain) && /\p{N}/u.test(plain) ? plain : null;
}

/** Citizen service number: nine digits, the eleven test with weights 9 to 2 and -1, not all zero. */
function normaliseBsn(value: string): string | null {
  const digits = digitsOf(value);
  if (!/^\d{9}$/.test(digits) || digits === '000000000') return null;
  const sum = [9, 8, 7, 6, 5, 4, 3, 2, -1].reduce((total, weight, place) => total + weight * Number(digits[place]), 0);
  return sum % 11 === 0 ? digits : null;
}

/** Trade register: eight digits for a firm, twelve for a branch (vestigingsnummer). */
function normaliseKvk(value: string): string | null {
  const digits = digitsOf(value);
  return /^(?:\d{8}|\d{12})$/.test(digits) && /[1-9]/.test(digits) ? digits : null;
}

/** Register of addresses and buildings: municipality (4), kind of object (2), number (10). */
function normaliseBag(value: string): string | null {
  const digits = digitsOf(value);
  return /^(?!0000)\d{4}(?:01|02|03|10|20|30)\d{10}$/.test(digits) ? digits : null;
}

/** SA, SD and SS are never given out. */
function normalisePostcode(value: string): string | null {
  const compact = compactOf(value);
  return /^[1-9]\d{3}(?!SA|SD|SS)[A-Z]{2}$/.test(compact) ? compact : null;
}

/** Side codes 1 to 14 in order, then the royal house and the diplomats of the International Court of Justice. Letters A, digits 9. */
const PLATES = new Set('AA9999 9999AA 99AA99 AA99AA AAAA99 99AAAA 99AAA9 9AAA99 AA999A A999AA AAA99A A99AAA 9AA999 999AA9'.split(' '));
const SPECIAL_PLATE = /^(?:AA\d{1,3}|CDJ\d{1,3})$/;

/** Dutch plates without dashes; a foreign plate stands behind its country and a colon, as in `RO:B123ABC`. */
function normalisePlate(value: string): string | null {
  return ofCountry(value, /^[\p{L}\p{N}]{2,12}$/u, (compact) => {
    const shape = compact.replace(/[A-Z]/g, 'A').replace(/\d/g, '9');
    return PLATES.has(shape) || SPECIAL_PLATE.test(compact) ? compact : null;
  });
}

/** Number of the foreigner (ten digits), or the number of a document behind its country and a colon, as in `RO:054321987`. */
function normaliseVNumber(value: string): string | null {
  const documentNumber = /^[A-Z0-9]{5,20}$/;
  if (/^\s*NL\s*:/i.test(value)) {
    const compact = compactOf(value.slice(value.indexOf(':') + 1));
    return documentNumber.test(compact) ? `NL:${compact}` : null;
  }
  return ofCountry(value, documentNumber, (compact) => /^V?(\d{10})$/.exec(compact)?.[1] ?? null);
}

/** Length of an account number per country: the registry of ISO 13616. */
const IBAN_LENGTHS = new Map(
  `AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22
  GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27
  MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29
  VA22 VG24 XK20 YE30`
    .split(/\s+/)
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** Account number with check digits (remainder 1 after division by 97); Dutch ones also name a bank in four letters. */
function normaliseIban(value: string): string | null {
  const compact = compactOf(value);
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(compact) || compact.length !== IBAN_LENGTHS.get(compact.slice(0, 2))) return null;
  if (compact.startsWith('NL') && !/^NL\d{2}[A-Z]{4}\d{10}$/.test(compact)) return null;
  let remainder = 0;
  for (const character of compact.slice(4) + compact.slice(0, 4)) {
    const number = Number.parseInt(character, 36);
    remainder = (remainder * (number > 9 ? 100 : 10) + number) % 97;
  }
  return remainder === 1 ? compact : null;
}

function ofCountry(value: string, foreign: RegExp, dutch: (compact: string) => string | null): string | null {
  const colon = value.indexOf(':');
  if (colon < 0) return dutch(compactOf(value));
  const country = pick(COUNTRIES, value.slice(0, colon).trim().toUpperCase());
  const compact = compactOf(value.slice(colon + 1));
  if (country === null) return null;
  if (country === 'NL') return dutch(compact);
  return foreign.test(compact) ? `${country}:${compact}` : null;
}

const pick = (codes: ReadonlySet<string>, code: string): string | null => (codes.has(code) ? code : null);
const compactOf = (value: string): string => value.replace(/[\s.-]/g, '').toUpperCase();
const digitsOf = (value: string): string => value.replace(/[ .-]/g, '');
