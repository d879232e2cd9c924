import { StreamableFile } from '@nestjs/common';
import type { FileFormat } from '../facts.js';
import type { TakenFile } from './taken-file.js';

export interface Reply {
  headers(headers: Record<string, string>): unknown;
}

/** Sends it with the digest that is on record. */
export function send({ name, format, bytes, digest }: TakenFile, reply: Reply): StreamableFile {
  void reply.headers({
    'Content-Type': format === 'text/csv' ? 'text/csv; charset=utf-8' : format,
    'Content-Length': String(bytes.length),
    'Content-Disposition': `attachment; filename="${name}"`,
    'Content-Digest': `sha-256=:${Buffer.from(digest, 'hex').toString('base64')}:`,
  });
  return new StreamableFile(bytes);
}

/** How the answer is described: a file of one of these kinds. */
export const fileAnswer = (...formats: FileFormat[]): object => ({
  description: 'Het bestand',
  headers: {
    'Content-Digest': { description: 'SHA-256 van het bestand, zoals in het logboek staat (RFC 9530)', schema: { type: 'string' } },
  },
  content: Object.fromEntries(
    formats.map((format) => [format, { schema: { type: 'string', ...(format === 'application/pdf' && { format: 'binary' }) } }]),
  ),
});
