/** One file that goes into an archive. */
export interface Packed {
  path: string;
  /** Bytes: they stand before the content, so they must be known before it is read. */
  size: number;
  content: Iterable<Buffer> | AsyncIterable<Buffer>;
}

const BLOCK = 512;
/** What an octal field of eleven digits can say: 8 GiB. */
const SIZE_MAX = 0o77777777777;
const end = Buffer.alloc(2 * BLOCK);

const padded = (size: number): number => Math.ceil(size / BLOCK) * BLOCK;

/** Bytes of the archive of files of these sizes. Pure. */
export const tarSize = (sizes: Iterable<{ size: number; count: number }>): number =>
  [...sizes].reduce((sum, { size, count }) => sum + count * (BLOCK + padded(size)), end.length);

/**
 * An archive, piece by piece as it is asked for; whoever stops asking stops the reading of the content. The plain format of POSIX (ustar), which every system can unpack.
 * @param folder in which everything stands, so that unpacking scatters nothing
 * @throws Error when content is not as long as was said, or a name or size does not fit
 * @see POSIX.1-2017, pax, "ustar Interchange Format"
 */
export async function* tarOf(folder: string, files: AsyncIterable<Packed>, madeAt: Date): AsyncGenerator<Buffer> {
  for await (const { path, size, content } of files) {
    yield headerOf(`${folder}/${path}`, size, madeAt);
    let left = size;
    for await (const part of content) {
      left -= part.length;
      if (left < 0) break;
      yield part;
    }
    if (left !== 0) throw new Error('a file in an archive is not as long as was said');
    if (padded(size) > size) yield Buffer.alloc(padded(size) - size);
  }
  yield end;
}

function headerOf(name: string, size: number, madeAt: Date): Buffer {
  if (Buffer.byteLength(name) > 100 || size > SIZE_MAX) throw new RangeError('a name or a size does not fit in the header of an archive');
  const header = Buffer.alloc(BLOCK);
  const octal = (value: number, digits: number) => `${value.toString(8).padStart(digits, '0')}\0`;
  const seconds = Math.floor(madeAt.getTime() / 1000);
  header.write(name, 0);
  header.write(`${octal(0o644, 7)}${octal(0, 7)}${octal(0, 7)}${octal(size, 11)}${octal(seconds, 11)}        0`, 100);
  header.write('ustar\u000000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}
