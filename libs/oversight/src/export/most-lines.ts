import { Refusal } from '#libs/ledger';
import type { FileFormat } from '../facts.js';

/** More is no longer read by anybody, and is held in memory at once. On paper each row is drawn, which takes some milliseconds, so there it is less. */
export const lines_max: Record<FileFormat, number> = { 'text/csv': 10_000, 'application/pdf': 1_000 };

/** @throws Refusal 'oversight.export-too-large' */
export function requireFew(lines: number, format: FileFormat): void {
  const most = lines_max[format];
  if (lines <= most) return;
  const other = format === 'application/pdf' ? ' Of neem het mee als CSV: daar past meer in.' : '';
  const detail = `Dit zijn meer dan ${most} regels. Beperk uw vraag, bijvoorbeeld tot een week of een maand.${other}`;
  throw new Refusal('oversight.export-too-large', 'conflict', detail);
}
