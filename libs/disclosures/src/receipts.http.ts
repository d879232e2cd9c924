import { Controller, Get, Param, ParseUUIDPipe, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Caller } from '#libs/identity';
import { ReadReceipt, type ReceiptForm, type ReceiptOf } from './read-receipt.js';
import { BewijsPad, BewijsQuery } from './receipt.dto.js';

interface Reply {
  header(name: string, value: string): unknown;
}

const answer = {
  description: 'Het ontvangstbewijs als JWS (sleutel: /v1/logboek/sleutels), of het bewijs dat het in het logboek staat',
  content: { 'application/jose': { schema: { type: 'string' as const } }, 'text/plain': { schema: { type: 'string' as const } } },
};
const types: Record<ReceiptForm, string> = { jws: 'application/jose', 'tlog-proof': 'text/plain; charset=utf-8' };

/** Receipts: the same text each time, for as long as the log is there. Also after a recall or an erasure, for it still happened. */
@ApiTags('verstrekkingen')
@ApiBearerAuth()
@Controller()
export class ReceiptsController {
  constructor(private readonly queries: QueryBus) {}

  @Get('verstrekkingen/:id/bewijs')
  @ApiOperation({
    operationId: 'leesBewijsVanVerstrekking',
    summary: 'Het ontvangstbewijs van een verstrekking',
    description: 'Voor gever en ontvanger, hetzelfde bewijs. Welke velden op welke grond, zonder waarden.',
  })
  @ApiOkResponse(answer)
  verstrekking(
    @Caller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { vorm }: BewijsQuery,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<string> {
    return this.receipt(caller, { disclosureId: id }, vorm, reply);
  }

  @Get('ontvangstbewijzen/:volgnummer')
  @ApiParam({ name: 'volgnummer', schema: { type: 'integer', minimum: 0 }, description: 'Plaats in het logboek', example: 12 })
  @ApiOperation({
    operationId: 'leesOntvangstbewijs',
    summary: 'Het ontvangstbewijs van een regel in het logboek',
    description: 'Ook van wat u las of meenam: die volgnummers staan bij het antwoord.',
  })
  @ApiOkResponse(answer)
  regel(
    @Caller() caller: Caller,
    @Param() { volgnummer }: BewijsPad,
    @Query() { vorm }: BewijsQuery,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<string> {
    return this.receipt(caller, { seq: volgnummer }, vorm, reply);
  }

  private async receipt(caller: Caller, which: ReceiptOf, form: ReceiptForm = 'jws', reply: Reply): Promise<string> {
    const text = await this.queries.execute(new ReadReceipt(caller, which, form));
    void reply.header('Content-Type', types[form]);
    return text;
  }
}
