/** As many signs as fit in a cell of the narrowest column on one page. */
const signs_max = 500;

/**
 * A row as rows of which no cell is too long for a page: what does not fit goes on in the next row, at a space where there is one. Nothing is lost. Pure.
 */
export function rowsThatFit(row: readonly string[]): string[][] {
  const pieces = row.map(piecesOf);
  const count = Math.max(1, ...pieces.map(({ length }) => length));
  const [heads = ['']] = pieces;
  return Array.from({ length: count }, (_, at) =>
    pieces.map((piece, column) => piece[at] ?? (column === 0 ? `${heads.at(-1) ?? ''} (vervolg)` : '')),
  );
}

function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > signs_max) {
    const space = rest.lastIndexOf(' ', signs_max);
    const end = space > signs_max / 2 ? space : wholeSigns(rest, signs_max);
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return [...pieces, rest];
}

/** Not between the halves of one sign. */
const wholeSigns = (text: string, end: number): number => (/[\uD800-\uDBFF]/.test(text.charAt(end - 1)) ? end - 1 : end);
