import { Body, Controller, HttpCode, Post, Res, StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiConflictResponse, ApiOkResponse, ApiOperation, ApiTags, OmitType } from '@nestjs/swagger';
import { AllowRoles, Caller, NoIdempotencyKey } from '#libs/identity';
import { RegisterVraag } from '../oversight.dto.js';
import { requireSupervisor } from '../supervisor.rules.js';
import { ExportRecord } from './export-record.js';

/** The same question as on the screen, without its pages. */
export class RegisterExportVraag extends OmitType(RegisterVraag, ['na', 'paginaGrootte'] as const) {}

interface Reply {
  headers(headers: Record<string, string>): unknown;
}

/** Taking the record along. */
@ApiTags('toezicht')
@ApiBearerAuth()
@Controller('toezicht')
export class RecordExportController {
  constructor(private readonly queries: QueryBus) {}

  @Post('_export')
  @HttpCode(200)
  @NoIdempotencyKey()
  @AllowRoles('privacy-officer')
  @ApiOperation({
    operationId: 'exporteerRegister',
    summary: 'Het register meenemen als bestand voor een rekenblad',
    description:
      'Dezelfde vraag als bij _verstrekkingen, ten hoogste 10.000 regels; een rij per cel. Bovenaan staat wie het wanneer en waarvoor meenam. Wordt vastgelegd met de hash ' +
      'van het bestand voordat de eerste byte vertrekt.',
  })
  @ApiOkResponse({
    description: 'Het bestand',
    headers: {
      'Content-Digest': { description: 'SHA-256 van het bestand, zoals in het logboek staat (RFC 9530)', schema: { type: 'string' } },
    },
    content: { 'text/csv': { schema: { type: 'string' } } },
  })
  @ApiConflictResponse()
  async exporteren(
    @Caller() caller: Caller,
    @Body() vraag: RegisterExportVraag,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<StreamableFile> {
    requireSupervisor(caller);
    const { sorteerOp, richting, ...filter } = vraag;
    const { id, bytes, digest } = await this.queries.execute(new ExportRecord(caller, filter, { by: sorteerOp, direction: richting }));
    void reply.headers({
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Length': String(bytes.length),
      'Content-Disposition': `attachment; filename="register-${id}.csv"`,
      'Content-Digest': `sha-256=:${Buffer.from(digest, 'hex').toString('base64')}:`,
    });
    return new StreamableFile(bytes);
  }
}
