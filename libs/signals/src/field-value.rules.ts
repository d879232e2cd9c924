import type { FieldDefinition } from '#libs/policy';
import { isCalendarDate, isInOrder, isMoment } from './dates.rules.js';
import { isIdentifierFormat, normaliseIdentifier } from './identifiers.rules.js';
import { checkStructured, isPlainObject, problem, tooLong, type ValueProblem } from './structured-value.rules.js';
import { composeText, lengthOf, TEXT_DETAILS, textProblem } from './text.rules.js';

export type { ValueProblem } from './structured-value.rules.js';

/** Items of one field that may be given more than once. */
const MAX_ITEMS = 50;
/** Largest whole number a field holds: sleeping places, not identifiers. */
const MAX_INTEGER = 1_000_000;
/** Fields about what has happened. */
const PAST_FIELDS = new Set(['birth_date', 'times']);

/**
 * The value as it should be stored, to be called before `checkValue`: texts composed, identifiers in their one spelling. What is not valid stays as
 * it was given. Doing it twice changes nothing.
 */
export function canonicalValue(field: FieldDefinition, value: unknown): unknown {
  const one = (item: unknown): unknown =>
    typeof item === 'string' && isIdentifierFormat(field.format) ? (normaliseIdentifier(field.format, item) ?? item) : item;
  const composed = composeText(value);
  return Array.isArray(composed) ? composed.map(one) : one(composed);
}

/**
 * Everything that is wrong with the value of one field, by its definition in the data dictionary; an empty list means it may be stored.
 * Text must be composed already (`canonicalValue`). A type that is not known here holds nothing.
 * @param today `YYYY-MM-DD` of the command; given, days after it are refused where a field is about the past
 */
export function checkValue(field: FieldDefinition, value: unknown, today?: string): ValueProblem[] {
  if (!field.many) return checkItem(field, value, today);
  if (!Array.isArray(value)) return [problem('', 'value.not-list', 'Geef een lijst, ook als er maar één waarde is.')];
  if (value.length === 0) return [problem('', 'value.empty', TEXT_DETAILS.empty)];
  if (value.length > MAX_ITEMS) return [problem('', 'value.too-many', `Geef hoogstens ${MAX_ITEMS} waarden.`)];
  const problems = Array.from(value, (item: unknown, place) =>
    checkItem(field, item, today).map((found) => ({ ...found, pointer: `/${place}${found.pointer}` })),
  ).flat();
  const texts = value.filter((item) => typeof item === 'string');
  if (new Set(texts).size < texts.length) problems.push(problem('', 'value.double', 'Noem elke waarde één keer.'));
  return problems;
}

function checkItem(field: FieldDefinition, value: unknown, today: string | undefined): ValueProblem[] {
  if (field.codes) return checkCode(field.codes, value);
  const type = field.type.replace(/\[\]$/, '');
  switch (type) {
    case 'bool':
      return typeof value === 'boolean' ? [] : [problem('', 'value.not-boolean', 'Geef true of false.')];
    case 'int':
      return checkInteger(value);
    case 'date':
      return checkText(field, 'date', value, today);
    case 'text':
    case 'richtext':
      return checkText(field, field.format, value, today, 'more-lines');
    case 'interval':
      return checkMoments(field, value, today);
    case 'geo':
      return checkPlace(value, field.maxChars);
    case 'struct':
    case 'edge':
    case 'event':
    case 'blob':
      return checkStructured(value, field.maxChars);
    case 'code':
    case 'ref':
      if (isPlainObject(value) && !field.format) return checkStructured(value, field.maxChars);
      return checkText(field, field.format, value, today);
    case 'string':
    case 'enum':
      return checkText(field, field.format, value, today);
    case 'uri':
    case 'ulid':
    case 'hash':
      return checkText(field, field.format ?? type, value, today);
    default:
      return [problem('', 'value.unknown-type', 'Dit veld kan niet worden ingevuld.')];
  }
}

function checkCode(codes: NonNullable<FieldDefinition['codes']>, value: unknown): ValueProblem[] {
  if (typeof value === 'string' && codes.some((known) => known.code === value)) return [];
  return [problem('', 'value.unknown-code', `Kies uit: ${codes.map((known) => known.code).join(', ')}.`)];
}

function checkInteger(value: unknown): ValueProblem[] {
  const fits = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_INTEGER;
  return fits ? [] : [problem('', 'value.not-integer', `Geef een heel getal van 0 tot en met ${MAX_INTEGER}.`)];
}

function checkText(
  field: FieldDefinition,
  format: string | undefined,
  value: unknown,
  today: string | undefined,
  lines: 'one-line' | 'more-lines' = 'one-line',
): ValueProblem[] {
  if (typeof value !== 'string') return [problem('', 'value.not-text', 'Geef tekst tussen aanhalingstekens.')];
  const canonical = String(canonicalValue(field, value));
  if (lengthOf(canonical) > field.maxChars) return [tooLong('', field.maxChars)];
  const wrong = textProblem(value, lines);
  if (wrong) return [problem('', `value.${wrong}`, TEXT_DETAILS[wrong])];
  if (format !== undefined && !hasFormat(format, value)) {
    return [problem('', `value.${format}`, EXPECTED[format] ?? 'Dit veld heeft een vorm die hier niet bekend is.')];
  }
  const future = format === 'date' && PAST_FIELDS.has(field.key) && today !== undefined && value > today;
  return future ? [problem('', 'value.in-future', IN_FUTURE)] : [];
}

function hasFormat(format: string, value: string): boolean {
  if (isIdentifierFormat(format)) return normaliseIdentifier(format, value) !== null;
  if (format === 'date') return isCalendarDate(value);
  if (format === 'ulid') return ULID.test(value) || UUID.test(value);
  return format === 'hash' && /^[A-Za-z0-9_-]{22,128}$/.test(value);
}

/** One moment, or an object of moments such as `{ van, tot }`. */
function checkMoments(field: FieldDefinition, value: unknown, today: string | undefined): ValueProblem[] {
  if (typeof value === 'string') return checkMoment(field, '', value, today);
  const problems = checkStructured(value, field.maxChars);
  if (problems.length > 0 || !isPlainObject(value)) return problems;
  problems.push(...Object.entries(value).flatMap(([name, moment]) => checkMoment(field, `/${name}`, moment, today)));
  if (problems.length === 0 && typeof value.van === 'string' && typeof value.tot === 'string' && !isInOrder(value.van, value.tot)) {
    problems.push(problem('', 'value.order', '"van" ligt niet na "tot".'));
  }
  return problems;
}

function checkMoment(field: FieldDefinition, pointer: string, value: unknown, today: string | undefined): ValueProblem[] {
  if (typeof value !== 'string' || !isMoment(value)) return [problem(pointer, 'value.moment', MOMENT)];
  const future = PAST_FIELDS.has(field.key) && today !== undefined && value.slice(0, 10) > today;
  return future ? [problem(pointer, 'value.in-future', IN_FUTURE)] : [];
}

/** A point on the map as GeoJSON (`coordinates` holds longitude, then latitude) or as two named numbers, in degrees of WGS 84. */
function checkPlace(value: unknown, maxChars: number): ValueProblem[] {
  const problems = checkStructured(value, maxChars);
  if (problems.length > 0 || !isPlainObject(value)) return problems;
  const geoJson = value.type === 'Point' && Array.isArray(value.coordinates) && value.coordinates.length === 2;
  const [longitude, latitude]: unknown[] = geoJson ? (value.coordinates as unknown[]) : [value.lengtegraad, value.breedtegraad];
  const fits = isBetween(longitude, 180) && isBetween(latitude, 90);
  return fits ? [] : [problem('', 'value.place', 'Geef breedtegraad (-90 tot 90) en lengtegraad (-180 tot 180), of een GeoJSON Point.')];
}

const isBetween = (value: unknown, limit: number): boolean => typeof value === 'number' && Math.abs(value) <= limit;

const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const IN_FUTURE = 'Deze dag ligt in de toekomst. Geef een dag tot en met vandaag.';
const MOMENT = 'Geef een datum (jjjj-mm-dd) of een tijdstip met tijdzone (jjjj-mm-ddTuu:mm:ssZ), niet vóór 1900.';

/** What a format expects, in Dutch. */
const EXPECTED: Record<string, string> = {
  bsn: 'Geef een burgerservicenummer van negen cijfers dat voldoet aan de elfproef.',
  kvk: 'Geef een KvK-nummer van acht cijfers of een vestigingsnummer van twaalf cijfers.',
  bag: 'Geef een BAG-nummer van zestien cijfers: gemeente (4), soort object (01, 02, 03, 10, 20 of 30) en volgnummer (10).',
  postcode: 'Geef een Nederlandse postcode, zoals 1234 AB.',
  plate: 'Geef een Nederlands kenteken, zoals GB-123-X. Buitenlands: landcode, dubbele punt en kenteken, zoals RO:B123ABC.',
  phone: 'Geef een telefoonnummer, zoals 0612345678 of +40712345678, of het IMEI-nummer van een toestel (15 cijfers).',
  email: 'Geef een e-mailadres, zoals naam@voorbeeld.nl.',
  iban: 'Geef een rekeningnummer (IBAN) met het juiste controlegetal, zoals NL02 ABNA 0123 4567 89.',
  uri: 'Geef een webadres dat begint met https:// of http://, zonder naam of wachtwoord erin.',
  'v-number': 'Geef een vreemdelingennummer van tien cijfers. Document: landcode, dubbele punt en nummer, zoals RO:054321987.',
  country: 'Geef een landcode van twee letters (ISO 3166), zoals NL of RO. Staatloos is XXA, onbekend is XXX.',
  language: 'Geef een taalcode (ISO 639), zoals nl, ro of ary.',
  date: 'Geef een datum die bestaat, als jjjj-mm-dd, niet vóór 1900.',
  ulid: 'Geef een nummer in de vorm van een ULID of UUID.',
  hash: 'Geef een controlegetal van 22 tot 128 letters en cijfers.',
};
