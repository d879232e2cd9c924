import { Body, Controller, HttpCode, Post, Res, type StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiConflictResponse, ApiOkResponse, ApiOperation, ApiTags, OmitType } from '@nestjs/swagger';
import { AllowRoles, Caller, NoIdempotencyKey } from '#libs/identity';
import { RegisterVraag } from '../oversight.dto.js';
import { requireSupervisor } from '../supervisor.rules.js';
import type { FileFormat } from '../facts.js';
import { ExportRecord } from './export-record.js';
import { Formaat } from './file.dto.js';
import { fileAnswer, type Reply, send } from './file.http.js';

/** The same question as on the screen, without its pages. */
export class RegisterExportVraag extends OmitType(RegisterVraag, ['na', 'paginaGrootte'] as const) {
  @Formaat()
  formaat: FileFormat = 'text/csv';
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
    summary: 'Het register meenemen als bestand',
    description:
      'Dezelfde vraag als bij _verstrekkingen, ten hoogste 10.000 regels, als PDF 1.000 rijen; een rij per cel. Bovenaan staat wie het wanneer en waarvoor meenam. Wordt vastgelegd met de hash ' +
      'van het bestand voordat de eerste byte vertrekt.',
  })
  @ApiOkResponse(fileAnswer('text/csv', 'application/pdf'))
  @ApiConflictResponse()
  async exporteren(
    @Caller() caller: Caller,
    @Body() vraag: RegisterExportVraag,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<StreamableFile> {
    requireSupervisor(caller);
    const { sorteerOp, richting, formaat, ...filter } = vraag;
    return send(await this.queries.execute(new ExportRecord(caller, filter, { by: sorteerOp, direction: richting }, formaat)), reply);
  }
}
