import type { Font } from 'fontkit';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** The letters of every paper, whole: Latin with all accents, Greek and Cyrillic. */
export interface Typeface {
  regular: Font;
  bold: Font;
}

const files = createRequire(import.meta.url);
const folder = '@expo-google-fonts/source-sans-3';
let known: Promise<Typeface> | undefined;

/** Read once, at the first paper. */
export function typeface(): Promise<Typeface> {
  return (known ??= read());
}

async function read(): Promise<Typeface> {
  const { create } = await import('fontkit');
  return { regular: await fontOf('400Regular', create), bold: await fontOf('700Bold', create) };
}

async function fontOf(style: string, create: typeof import('fontkit').create): Promise<Font> {
  const font = create(await readFile(files.resolve(`${folder}/${style}/SourceSans3_${style}.ttf`)));
  if (!('hasGlyphForCodePoint' in font)) throw new Error(`${style} is a collection, not one font`);
  return font;
}

/**
 * The text as it can be printed: a sign that the font has not stands there as its number, for an empty box would hide what it was. Line ends stay,
 * other control characters become a space.
 */
export function printable(text: string, { regular }: Typeface): string {
  return [...text.replaceAll('\r\n', '\n')]
    .map((sign) => {
      const code = sign.codePointAt(0) ?? 0;
      if (sign === '\n') return sign;
      if (code < 32 || code === 127) return ' ';
      return regular.hasGlyphForCodePoint(code) ? sign : `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
    })
    .join('');
}
