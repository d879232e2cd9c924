import { createHash } from 'node:crypto';
import type { FileFormat } from '../facts.js';

/** A file that is on record with its digest, and may leave. */
export interface TakenFile {
  /** Kind and a random id: nothing of a person. */
  name: string;
  format: FileFormat;
  bytes: Buffer;
  /** SHA-256 in hex. */
  digest: string;
}

const endings: Record<FileFormat, string> = { 'text/csv': 'csv', 'application/pdf': 'pdf' };

/** @param kind such as `register` */
export const takenFile = (kind: string, id: string, format: FileFormat, bytes: Buffer): TakenFile => ({
  name: `${kind}-${id}.${endings[format]}`,
  format,
  bytes,
  digest: createHash('sha256').update(bytes).digest('hex'),
});
