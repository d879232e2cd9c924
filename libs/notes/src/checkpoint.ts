import { HASH_bytes, isBase64 } from './note-text.js';

/** What a log says of itself: so many entries, and this root. */
export interface Checkpoint {
  /** Which log it is: a URL without scheme, such as 'seinhuis.example/logboek'. */
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
}

/** The text that the log signs and witnesses cosign. @see https://c2sp.org/tlog-checkpoint */
export const checkpointText = ({ origin, size, root }: Checkpoint): string => `${origin}\n${size}\n${root.toString('base64')}\n`;

/**
 * Reads the text of a checkpoint, whose signature was verified. Lines that a log adds after the third are no statement of ours and are refused.
 * @returns undefined when it is none
 */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  const [origin = '', size = '', root = '', rest, ...more] = text.split('\n');
  if (origin === '' || rest !== '' || more.length || !isSize(size) || !isBase64(root)) return undefined;
  const bytes = Buffer.from(root, 'base64');
  return bytes.length === HASH_bytes ? { origin, size: Number(size), root: bytes } : undefined;
}

/** A whole number without leading zeroes that can be reckoned with exactly. */
export const isSize = (text: string): boolean => /^(0|[1-9]\d{0,15})$/.test(text) && Number.isSafeInteger(Number(text));
