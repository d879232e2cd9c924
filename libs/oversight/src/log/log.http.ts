import { Controller, HttpCode, Post, Res, StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Readable } from 'node:stream';
import { AllowRoles, Caller, NoIdempotencyKey } from '#libs/identity';
import type { Reply } from '../export/file.http.js';
import { requireSupervisor } from '../supervisor.rules.js';
import { TakeLog } from './take-log.js';

/** Taking the whole log along, to check it where the hub is not. */
@ApiTags('toezicht')
@ApiBearerAuth()
@Controller('toezicht')
export class LogController {
  constructor(private readonly queries: QueryBus) {}

  @Post('_logboek')
  @HttpCode(200)
  @NoIdempotencyKey()
  @AllowRoles('privacy-officer')
  @ApiOperation({
    operationId: 'neemLogboekMee',
    summary: 'Het hele logboek meenemen',
    description:
      'Tot en met het controlepunt dat nu gepubliceerd is, als tar: dezelfde map als van ledger export, zonder gegevens van personen. Dat het vertrekt is vastgelegd voordat de eerste byte gaat. ' +
      'Het controlepunt komt als laatste: een bestand dat halverwege afbrak, keurt de verifier af.',
  })
  @ApiOkResponse({
    description: 'Het archief',
    headers: { 'Content-Length': { description: 'Hoe groot het wordt, in bytes', schema: { type: 'integer' } } },
    content: { 'application/x-tar': { schema: { type: 'string', format: 'binary' } } },
  })
  @ApiNotFoundResponse()
  async meenemen(@Caller() caller: Caller, @Res({ passthrough: true }) reply: Reply): Promise<StreamableFile> {
    requireSupervisor(caller);
    const { name, size, content } = await this.queries.execute(new TakeLog(caller));
    void reply.headers({
      'Content-Type': 'application/x-tar',
      'Content-Length': String(size),
      'Content-Disposition': `attachment; filename="${name}"`,
    });
    return new StreamableFile(Readable.from(content, { objectMode: false, highWaterMark: piece_bytes }));
  }
}

/** So much waits for a slow receiver, and no more is read before it has gone. */
const piece_bytes = 64 * 1024;
