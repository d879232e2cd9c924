import { Refusal } from '#libs/ledger';

/** Levels of objects and lists. The deepest body of the API has seven; a parser that recurses is safe at this depth. */
export const deepest = 32;
const forbiddenNames = new Set(['__proto__', 'constructor', 'prototype']);
const token = /"([^"\\]*(?:\\.[^"\\]*)*)"|[{}[\],:]|-?\d[\d.eE+-]*|true|false|null/g;
const loneSurrogate = /\p{Surrogate}/u;

type Level = { names: Set<string> | null; nameNext: boolean };

/**
 * Reads a JSON body that has one meaning only. Parsers differ on members written twice, on numbers too large to keep and on half characters,
 * and what parsers read differently cannot be hashed, judged or proven.
 * @throws Refusal of kind invalid
 */
export function parseStrictJson(body: Uint8Array): unknown {
  const text = decoded(body);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refusal('body.not-json', 'invalid', 'De inhoud van het verzoek is geen geldige JSON.');
  }
  inspect(text);
  return value;
}

function decoded(body: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    throw new Refusal('body.not-utf8', 'invalid', 'De inhoud van het verzoek is geen UTF-8.');
  }
}

/** Walks the tokens of a text that is known to be JSON. */
function inspect(text: string): void {
  const levels: Level[] = [];
  for (const [written, inside] of text.matchAll(token)) {
    const level = levels.at(-1);
    if (inside !== undefined) {
      const read = inside.includes('\\') ? (JSON.parse(written) as string) : inside;
      if (loneSurrogate.test(read)) throw new Refusal('body.half-character', 'invalid', 'De inhoud van het verzoek bevat een half teken.');
      if (level?.nameNext) checkName(level, read);
    } else if (written === '{' || written === '[') {
      if (levels.length === deepest)
        throw new Refusal('body.too-deep', 'invalid', `De inhoud van het verzoek is dieper dan ${deepest} lagen.`);
      levels.push({ names: written === '{' ? new Set() : null, nameNext: written === '{' });
    } else if (written === '}' || written === ']') levels.pop();
    else if (written === ',' && level) level.nameNext = level.names !== null;
    else checkNumber(written);
  }
}

function checkName(level: Level, name: string): void {
  if (forbiddenNames.has(name)) throw new Refusal('body.name-refused', 'invalid', 'De inhoud van het verzoek bevat een naam die niet mag.');
  if (level.names?.has(name)) throw new Refusal('body.name-twice', 'invalid', 'De inhoud van het verzoek noemt een gegeven twee keer.');
  level.names?.add(name);
  level.nameNext = false;
}

function checkNumber(written: string): void {
  if (!/^-?\d/.test(written)) return;
  const value = Number(written);
  const exact = Number.isFinite(value) && (!/^-?\d+$/.test(written) || Number.isSafeInteger(value));
  if (!exact) throw new Refusal('body.number-too-large', 'invalid', 'De inhoud van het verzoek bevat een getal dat te groot is.');
}
