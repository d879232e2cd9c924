import { getDocumentProxy } from 'unpdf';

// PDF.js asks for it, and Node 20 has it not
const promises = Promise as unknown as { try?: (work: (...input: unknown[]) => unknown, ...input: unknown[]) => Promise<unknown> };
promises.try ??= async (work, ...input) => work(...input);

export interface Tag {
  role: string;
  children: Tag[];
}

/** What a reader of others finds in a PDF. */
export interface PdfRead {
  marked: boolean;
  language: string;
  title: string;
  showsTitle: boolean;
  pages: number;
  /** All text in order, spaces as they come. */
  text: string;
  /** Tags of the first page, in order; of a table that begins there all rows. */
  tags: Tag[];
  /** Names of fonts, and whether each has its letters inside. */
  fonts: { name: string; inside: boolean }[];
}

/** Reads with PDF.js: another program than the one that wrote it. */
export async function readPdf(bytes: Uint8Array): Promise<PdfRead> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const [{ info }, marks, preferences] = await Promise.all([pdf.getMetadata(), pdf.getMarkInfo(), pdf.getViewerPreferences()]);
  const known = info as { Language?: string; Title?: string };
  const texts: string[] = [];
  const tags: Tag[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    texts.push((items as { str?: string; hasEOL?: boolean }[]).map(({ str = '', hasEOL }) => str + (hasEOL ? ' ' : '')).join(''));
    // what begins on the first page is told whole
    if (number === 1) tags.push(...(((await page.getStructTree()) as Tag | null)?.children ?? []));
  }
  return {
    marked: (marks as { Marked?: boolean } | null)?.Marked === true,
    language: known.Language ?? '',
    title: known.Title ?? '',
    showsTitle: (preferences as { DisplayDocTitle?: boolean } | null)?.DisplayDocTitle === true,
    pages: pdf.numPages,
    text: texts.join(' '),
    tags,
    fonts: fontsIn(Buffer.from(bytes).toString('latin1')),
  };
}

/** Every tag with this role, wherever it stands. */
export const tagged = (tags: readonly Tag[], role: string): Tag[] =>
  tags.flatMap((tag) => [...(tag.role === role ? [tag] : []), ...tagged(tag.children ?? [], role)]);

const fontsIn = (file: string): PdfRead['fonts'] =>
  [...file.matchAll(/\/Type \/FontDescriptor[^>]*?\/FontName \/(\S+)[^>]*/g)].map(([descriptor, name = '']) => ({
    name,
    inside: /\/FontFile[23]? \d+ 0 R/.test(descriptor),
  }));
