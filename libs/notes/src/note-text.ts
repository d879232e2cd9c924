const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** One signature line, not yet looked at: who says it is by whom. */
export interface SignatureLine {
  readonly name: string;
  readonly id: Buffer;
  readonly signature: Buffer;
}

/** Bytes of the hashes that a checkpoint and a proof name. */
export const HASH_bytes = 32;

/** More signatures than this, or a longer note, is refused before anything is verified. */
const SIGNATURES_MAX = 64;
const NOTE_MAX_bytes = 1_000_000;

/** Key names are not empty and have no space of any script, no plus sign and no control character. */
export const isKeyName = (name: string): boolean => name !== '' && !/[\s\p{White_Space}\p{Cc}+]/u.test(name);

/** Padded base64 (RFC 4648 section 4) in the one way in which these bytes can be written. */
export const isBase64 = (text: string): boolean => text.length % 4 === 0 && Buffer.from(text, 'base64').toString('base64') === text;

export const signatureLine = ({ name, id, signature }: SignatureLine): string =>
  `— ${name} ${Buffer.concat([id, signature]).toString('base64')}\n`;

/**
 * Parts a note into its text, with the last newline, and its signature lines. Pure; says nothing about who signed.
 * @returns undefined when it is not a note
 * @see https://c2sp.org/signed-note
 */
export function splitNote(note: string | Uint8Array): { text: string; lines: SignatureLine[] } | undefined {
  const whole = decoded(note);
  if (whole === undefined || !whole.endsWith('\n') || /[^\P{Cc}\n\u007f-\u009f]/u.test(whole)) return undefined;
  const gap = whole.lastIndexOf('\n\n');
  if (gap < 0) return undefined;
  const lines = whole
    .slice(gap + 2, -1)
    .split('\n')
    .map(parseLine);
  const known = lines.filter((line) => line !== undefined);
  return known.length === lines.length && lines.length <= SIGNATURES_MAX ? { text: whole.slice(0, gap + 1), lines: known } : undefined;
}

/** Signature lines alone, as a witness answers them; undefined when one is not. */
export function parseSignatureLines(text: string): SignatureLine[] | undefined {
  return splitNote(`-\n\n${text}`)?.lines;
}

/** A lone surrogate has no UTF-8. */
const isWellFormed = (text: string): boolean => !/\p{Cs}/u.test(text);

function decoded(note: string | Uint8Array): string | undefined {
  if (typeof note === 'string') return note.length <= NOTE_MAX_bytes && isWellFormed(note) ? note : undefined;
  try {
    return note.length <= NOTE_MAX_bytes ? utf8.decode(note) : undefined;
  } catch {
    return undefined;
  }
}

function parseLine(line: string): SignatureLine | undefined {
  const [, name = '', encoded = ''] = /^— ([^ ]+) ([A-Za-z0-9+/]+={0,2})$/.exec(line) ?? [];
  if (!isKeyName(name) || !isBase64(encoded)) return undefined;
  const bytes = Buffer.from(encoded, 'base64');
  return bytes.length > 4 ? { name, id: bytes.subarray(0, 4), signature: bytes.subarray(4) } : undefined;
}
