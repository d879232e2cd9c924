import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Res, StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiExtraModels,
  ApiGoneResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import { Readable } from 'node:stream';
import { Caller, Discloses, RepeatsItself } from '#libs/identity';
import { CountCase } from './count-case.js';
import { CaseCounts, ExportDocument } from './export-answers.dto.js';
import { ExportCase, type ExportedFile } from './export-case.js';
import { AantallenQuery, ExportDto } from './export.dto.js';

interface Reply {
  headers(headers: Record<string, string>): unknown;
}

const piece_bytes = 64 * 1024;

/** Taking a case along, and counting it: both are judged and on record before anything leaves. */
@ApiTags('verstrekkingen')
@ApiBearerAuth()
@ApiExtraModels(ExportDocument)
@Controller('zaken/:id')
export class ExportsController {
  constructor(private readonly queries: QueryBus) {}

  @Post('exporten')
  @Discloses()
  @RepeatsItself()
  @ApiOperation({
    operationId: 'exporteerZaak',
    summary: 'De gezamenlijke zaak meenemen als bestand',
    description:
      'Wordt per veld beoordeeld voor u, en vastgelegd met de hash van het bestand voordat de eerste byte vertrekt. Wat u ermee moet en niet mag ' +
      'staat bovenaan. Dezelfde sleutel geeft hetzelfde bestand, zolang u alles daarin nog mag zien.',
  })
  @ApiCreatedResponse({
    description: 'Het bestand, in het gevraagde formaat',
    headers: {
      'Content-Digest': { description: 'SHA-256 van het bestand, zoals in het logboek staat (RFC 9530)', schema: { type: 'string' } },
      'Export-Id': { description: 'Id van deze export', schema: { type: 'string', format: 'uuid' } },
      'Export-Volgnummers': { description: 'Waar deze export in het logboek staat', schema: { type: 'string' }, example: '12,13' },
    },
    content: { 'application/json': { schema: { $ref: getSchemaPath(ExportDocument) } }, 'text/csv': { schema: { type: 'string' } } },
  })
  @ApiGoneResponse()
  async exporteren(
    @Caller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { doel, formaat, cellen }: ExportDto,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<StreamableFile> {
    const question = { caseId: id, purpose: doel, cells: cellen ?? null };
    const file = await this.queries.execute(new ExportCase(caller, question, formaat));
    void reply.headers(headersOf(file));
    return new StreamableFile(Readable.from(pieces(file.bytes)));
  }

  @Get('aantallen')
  @Discloses()
  @ApiOperation({
    operationId: 'telZaak',
    summary: 'Hoeveel velden van de zaak u mag zien',
    description: 'Telt alleen wat u nu mag zien. Ook tellen wordt beoordeeld en vastgelegd.',
  })
  @ApiOkResponse({ type: CaseCounts })
  @ApiGoneResponse()
  tellen(@Caller() caller: Caller, @Param('id', ParseUUIDPipe) id: string, @Query() { doel }: AantallenQuery): Promise<CaseCounts> {
    return this.queries.execute(new CountCase(caller, { caseId: id, purpose: doel, cells: null }));
  }
}

function headersOf({ id, kenmerk, format, bytes, digest, seqs, repeated }: ExportedFile): Record<string, string> {
  const [type, extension] = format === 'text/csv' ? ['text/csv; charset=utf-8', 'csv'] : ['application/json; charset=utf-8', 'json'];
  return {
    'Content-Type': type,
    'Content-Length': String(bytes.length),
    'Content-Disposition': `attachment; filename="${kenmerk}-${id}.${extension}"`,
    'Content-Digest': `sha-256=:${Buffer.from(digest, 'hex').toString('base64')}:`,
    'Export-Id': id,
    'Export-Volgnummers': seqs.join(','),
    ...(repeated && { 'Idempotency-Replayed': 'true' }),
  };
}

/** A slow receiver holds up no more than a piece. */
function* pieces(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += piece_bytes) yield bytes.subarray(at, at + piece_bytes);
}
