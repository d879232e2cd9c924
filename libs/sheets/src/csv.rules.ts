/**
 * One cell of a file that a spreadsheet opens. A cell that could be taken for a formula gets an apostrophe in front, also when spaces stand before
 * the sign, and also for the wide forms that some spreadsheets take for the same. So does a row of digits that a spreadsheet would not keep: with a
 * zero in front, or longer than its fifteen digits.
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function csvCell(value: string): string {
  const changed = /^[\t\r\n]|^\s*[=+\-@＝＋－＠]|^0\d+$|^\d{16,}$/.test(value);
  const harmless = changed ? `'${value}` : value;
  return /[;"\r\n]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** A file that a Dutch spreadsheet opens as it stands: byte order mark, semicolons, CRLF. */
export function csvFile(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(csvCell).join(';')}\r\n`).join('')}`;
}
