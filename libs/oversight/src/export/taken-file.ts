import { applyDecorators, StreamableFile } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, ValidateIf } from 'class-validator';
import { createHash } from 'node:crypto';
import { fileFormats, type FileFormat } from '../facts.js';

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

/** As what kind of file it leaves. */
export const Formaat = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({
      enum: fileFormats,
      default: 'text/csv',
      description: 'text/csv opent in een rekenblad; application/pdf is om te lezen',
    }),
    ValidateIf((_, value) => value !== undefined),
    IsIn(fileFormats, { message: `Kies uit: ${fileFormats.join(', ')}.` }),
  );

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
