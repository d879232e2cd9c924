import { createHash } from 'node:crypto';
import { Refusal } from '#libs/ledger';
import { csvFile } from '#libs/sheets';
import type { Exported } from './facts.js';
import type { ExportDocument } from './export-answers.dto.js';

/** More fields are no longer one case; a joint case of fifty full signals has fewer. */
export const fields_max = 5_000;
/** A file is held in memory until its digest is on record, and several officers export at once. */
export const file_bytes_max = 8 * 1024 * 1024;

/** A file that is ready to leave, once its record is committed. */
export interface ExportFile {
  bytes: Buffer;
  format: Exported['format'];
  /** SHA-256 in hex. */
  digest: string;
}

/** @throws Refusal 'export.too-large' */
export function fileOf(document: ExportDocument, format: Exported['format'], largest_bytes = file_bytes_max): ExportFile {
  const text = format === 'text/csv' ? csvFile(csvRows(document)) : `${JSON.stringify(document, null, 2)}\n`;
  const bytes = Buffer.from(text);
  if (bytes.length > largest_bytes) throw tooLarge(`${largest_bytes / 1024 / 1024} MiB`);
  return { bytes, format, digest: createHash('sha256').update(bytes).digest('hex') };
}

export function tooLarge(limit: string): Refusal {
  return new Refusal(
    'export.too-large',
    'conflict',
    `Dit wordt te groot: een export is ten hoogste ${limit}. Noem in cellen alleen wat u nodig hebt, of lees de zaak in Seinhuis.`,
  );
}

/** Head, fields, refused groups; an empty line between. The head comes first, so that nobody reads a value before its duties. */
function csvRows({ export: head, verplichtingen, velden, geweigerd }: ExportDocument): string[][] {
  return [
    ['export', head.id],
    ['zaak', head.kenmerk],
    ['stap', String(head.stap)],
    ['gemaakt op', head.gemaaktOp],
    ['voor', `${head.voor.oin} ${head.voor.partner}`],
    ['kenmerk van dit bestand', head.zout],
    ['doel', verplichtingen.doel],
    ['vernietigen op', verplichtingen.vernietigenOp ?? ''],
    ['doorgeven', verplichtingen.doorgeven],
    ...verplichtingen.afhandelcodes.map(({ signaal, code }) => ['afhandelcode', code, signaal ?? '']),
    ...verplichtingen.plichten.map(({ code, tekst }) => ['verplichting', tekst, code]),
    [],
    ['signaal', 'id', 'veld', 'cel', 'betrokkene', 'waarde', 'van', 'oin van de bron', 'verkregen op', 'gronden', 'verplichtingen'],
    ...velden.map((field) => [
      field.signaal,
      field.id,
      field.veld,
      field.cel,
      field.betrokkene ?? '',
      typeof field.waarde === 'string' ? field.waarde : JSON.stringify(field.waarde),
      field.bron.partner,
      field.bron.oin,
      field.bron.verkregenOp,
      field.gronden.map(({ artikel }) => artikel).join(' | '),
      field.verplichtingen.join(' '),
    ]),
    [],
    ['niet in dit bestand', 'uitkomst', 'reden', 'uitleg', 'wat wel kan'],
    ...geweigerd.map(({ cel, uitkomst, reden, uitleg, uitwegen }) => [
      cel,
      uitkomst,
      reden?.tekst ?? '',
      uitleg,
      uitwegen.map(({ tekst }) => tekst).join(' | '),
    ]),
  ];
}
