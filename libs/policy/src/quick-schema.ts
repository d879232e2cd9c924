import addFormats, { type FormatName } from 'ajv-formats';

/** Does this value fit the schema? */
export type Fits = (value: unknown) => boolean;

type Schema = Readonly<Record<string, unknown>>;

/** The schema has something that is not known here; then only ajv can judge it. */
class NotKnown extends Error {}

/**
 * A schema as plain functions, ready at once, where ajv first writes and compiles a program. They say yes or no exactly as ajv does, and nothing about
 * what is wrong.
 * @returns undefined when the schema uses anything but the keywords below: those that the schemas of policies/ and of a request are written in
 */
export function quickSchema(schema: object): Fits | undefined {
  try {
    return fitsOf(schema);
  } catch (error) {
    if (error instanceof NotKnown) return undefined;
    throw error;
  }
}

type Keyword = (argument: never, schema: Schema) => Fits | null;

/** null: says nothing about a value itself, or is part of what another keyword says. */
const keywords: Readonly<Record<string, Keyword>> = {
  $schema: () => null,
  title: () => null,
  description: () => null,
  type: (names: string | string[]) => anyOf([names].flat().map((name) => known(types, name))),
  enum: isListed,
  const: (only: unknown) => isListed([only]),
  anyOf: (schemas: unknown[]) => anyOf(schemas.map(fitsOf)),
  oneOf: (schemas: unknown[]) => {
    const all = schemas.map(fitsOf);
    return (value) => all.filter((fits) => fits(value)).length === 1;
  },
  properties: (_: unknown, schema) => properties(schema),
  additionalProperties: (_: unknown, schema) => (schema['properties'] === undefined ? properties(schema) : null),
  propertyNames: (schema: unknown) => {
    const fits = fitsOf(schema);
    return about(isObject, (value) => {
      for (const key in value) if (!fits(key)) return false;
      return true;
    });
  },
  required: (names: string[]) => about(isObject, (value) => names.every((name) => value[name] !== undefined)),
  minProperties: (least: number) => about(isObject, (value) => Object.keys(value).length >= least),
  items: (schema: unknown) => {
    const fits = fitsOf(schema);
    return about(isList, (value) => {
      for (const item of value) if (!fits(item)) return false;
      return true;
    });
  },
  minItems: (least: number) => about(isList, (value) => value.length >= least),
  maxItems: (most: number) => about(isList, (value) => value.length <= most),
  uniqueItems: (wanted: boolean) => (wanted ? about(isList, areDifferent) : null),
  minLength: (least: number) => about(isText, (value) => value.length >= 2 * least || characters(value) >= least),
  maxLength: (most: number) => about(isText, (value) => value.length <= most || characters(value) <= most),
  pattern: (text: string) => {
    const pattern = new RegExp(text);
    return about(
      isText,
      rememberingLast((value) => pattern.test(value)),
    );
  },
  format: (name: string) => about(isText, rememberingLast(formatOf(name))),
  minimum: (least: number) => about(isNumber, (value) => value >= least),
  maximum: (most: number) => about(isNumber, (value) => value <= most),
};

const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isList = (value: unknown): value is unknown[] => Array.isArray(value);
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !isList(value);

const types: Readonly<Record<string, Fits>> = {
  string: isText,
  number: isNumber,
  integer: Number.isInteger,
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
  array: isList,
  object: isObject,
};

function fitsOf(schema: unknown): Fits {
  if (!isObject(schema)) throw new NotKnown();
  const all = Object.keys(schema).flatMap((name) => known(keywords, name)(schema[name] as never, schema) ?? []);
  const [only] = all;
  if (all.length === 1 && only) return only;
  return (value) => {
    for (const fits of all) if (!fits(value)) return false;
    return true;
  };
}

function known<T>(table: Readonly<Record<string, T>>, name: string): T {
  const entry = Object.hasOwn(table, name) ? table[name] : undefined;
  if (entry === undefined) throw new NotKnown();
  return entry;
}

const anyOf = (all: readonly Fits[]): Fits => {
  const [only] = all;
  return all.length === 1 && only ? only : (value) => all.some((fits) => fits(value));
};

/** A keyword speaks about values of its own kind only. */
function about<T>(isKind: (value: unknown) => value is T, fits: (value: T) => boolean): Fits {
  return (value) => !isKind(value) || fits(value);
}

/** Each key by the schema of its name, or by the one for keys that have no name there. A key that is undefined is not there, as in JSON. */
function properties({ properties: named = {}, additionalProperties: rest }: Schema): Fits {
  const byName = new Map(Object.entries(named as Schema).map(([name, schema]) => [name, fitsOf(schema)]));
  const others = rest === undefined || rest === true ? always : rest === false ? never : fitsOf(rest);
  return about(isObject, (value) => {
    // keys from a prototype count as well: leaving them out would let something through unseen
    for (const key in value) {
      const fits = byName.get(key);
      if (fits ? value[key] !== undefined && !fits(value[key]) : !others(value[key])) return false;
    }
    return true;
  });
}

const always: Fits = () => true;
const never: Fits = () => false;

function isListed(values: readonly unknown[]): Fits {
  if (values.some((value) => typeof value === 'object' && value !== null)) throw new NotKnown();
  const listed = new Set(values);
  return (value) => listed.has(value);
}

/** No two items are equal. `Set` compares what is no object as JSON does; of objects each pair is compared. */
function areDifferent(list: readonly unknown[]): boolean {
  if (new Set(list).size < list.length) return false;
  const nested = list.filter((item) => typeof item === 'object' && item !== null);
  for (let at = 1; at < nested.length; at++) for (let other = 0; other < at; other++) if (isSame(nested[at], nested[other])) return false;
  return true;
}

function isSame(one: unknown, other: unknown): boolean {
  if (isList(one) && isList(other)) return one.length === other.length && one.every((item, at) => isSame(item, other[at]));
  if (!isObject(one) || !isObject(other)) return one === other || (Number.isNaN(one) && Number.isNaN(other));
  // mostly the first key differs, and that is seen before any key is counted
  for (const key in one) if (!isSame(one[key], other[key])) return false;
  return Object.keys(one).length === Object.keys(other).length;
}

/** The same days and regions come again and again, one request after the other: the last text that was fine need not be looked at again. */
function rememberingLast(fits: (value: string) => boolean): (value: string) => boolean {
  let last: string | undefined;
  return (value) => {
    if (value === last) return true;
    if (!fits(value)) return false;
    last = value;
    return true;
  };
}

/** Characters as JSON Schema counts them: code points. */
const characters = (text: string): number => [...text].length;

/** The same functions that ajv is given. */
function formatOf(name: string): (value: string) => boolean {
  if (!formats.includes(name as FormatName)) throw new NotKnown();
  const format = addFormats.default.get(name as FormatName);
  const validate = typeof format === 'object' && 'validate' in format ? format.validate : format;
  if (typeof validate !== 'function') throw new NotKnown();
  return validate as (value: string) => boolean;
}

/** The formats that occur in our schemas. */
export const formats: readonly FormatName[] = ['date', 'uri'];
