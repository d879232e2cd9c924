import { isSize } from './checkpoint.js';
import { HASH_bytes, isBase64 } from './note-text.js';

/** Everything someone needs, besides the entry and the keys he trusts, to see offline that it stands in the log. */
export interface TlogProof {
  readonly index: number;
  readonly hashes: readonly Buffer[];
  /** The signed and cosigned checkpoint, as it was published. */
  readonly checkpoint: string;
}

const FIRST = 'c2sp.org/tlog-proof@v1';

/** As text, for a file that ends in .tlog-proof. @see https://c2sp.org/tlog-proof */
export const formatTlogProof = ({ index, hashes, checkpoint }: TlogProof): string =>
  [FIRST, `index ${index}`, ...hashes.map((hash) => hash.toString('base64')), '', checkpoint].join('\n');

/** @returns undefined when it is no such proof. What is in it proves nothing until it was verified. An `extra` line is passed over: nothing vouches for it */
export function parseTlogProof(text: string): TlogProof | undefined {
  const gap = text.indexOf('\n\n');
  if (gap < 0) return undefined;
  const [first, ...rest] = text.slice(0, gap).split('\n');
  if (rest[0]?.startsWith('extra ')) rest.shift();
  const [place = '', ...lines] = rest;
  const index = place.slice('index '.length);
  if (first !== FIRST || !place.startsWith('index ') || !isSize(index) || !lines.every(isBase64)) return undefined;
  const hashes = lines.map((line) => Buffer.from(line, 'base64'));
  return hashes.every(({ length }) => length === HASH_bytes)
    ? { index: Number(index), hashes, checkpoint: text.slice(gap + 2) }
    : undefined;
}
