import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiConflictResponse, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AllowRoles, Caller, NoIdempotencyKey } from '#libs/identity';
import { requireSupervisor } from '../supervisor.rules.js';
import { AskErasure, ReadErasure } from './ask-erasure.js';
import { BewaarplichtDto, ErasureForReceiver, ErasuresTold, HoldTold, OpheffingDto, WisDto } from './erasure.dto.js';
import { LiftHold, PlaceHold } from './hold.js';

/** Destroying personal data, and what forbids it for a while. */
@ApiTags('toezicht')
@ApiBearerAuth()
@Controller()
export class ErasureController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post('betrokkenen/_wis')
  @HttpCode(200)
  @NoIdempotencyKey()
  @AllowRoles('privacy-officer')
  @ApiOperation({
    operationId: 'wisBetrokkene',
    summary: 'De gegevens van een betrokkene vernietigen',
    description:
      'De eerste vraag wacht op een tweede functionaris die hetzelfde vraagt. Dan verdwijnen waarden en sleutel, horen de ontvangers het, en blijft elk bewijs ' +
      'kloppen. Opnieuw vragen verandert niets meer. Een bewaarplicht houdt het tegen.',
  })
  @ApiOkResponse({ type: ErasuresTold })
  @ApiConflictResponse()
  async wissen(@Caller() caller: Caller, @Body() { betrokkenen, reden }: WisDto): Promise<ErasuresTold> {
    requireSupervisor(caller);
    return { items: await this.commands.execute(new AskErasure(caller, betrokkenen, reden)) };
  }

  @Get('wissingen/:id')
  @ApiOperation({
    operationId: 'leesWissing',
    summary: 'Wat is gewist en dus ook bij u weg moet',
    description: 'Voor wie de gegevens had of kreeg. Uw ontvangstbewijzen noemen de betrokkene met hetzelfde kenmerk.',
  })
  @ApiOkResponse({ type: ErasureForReceiver })
  wissing(@Caller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<ErasureForReceiver> {
    return this.queries.execute(new ReadErasure(caller, id));
  }

  @Post('signalen/:id/bewaarplichten')
  @AllowRoles('privacy-officer')
  @ApiOperation({
    operationId: 'legBewaarplichtOp',
    summary: 'Verbieden dat iets van een signaal wordt vernietigd',
    description: 'Geldt tot u haar opheft, ook als een bewaartermijn voorbij is.',
  })
  @ApiCreatedResponse({ type: HoldTold })
  opleggen(@Caller() caller: Caller, @Param('id', ParseUUIDPipe) id: string, @Body() { reden }: BewaarplichtDto): Promise<HoldTold> {
    requireSupervisor(caller);
    return this.commands.execute(new PlaceHold(caller, id, reden));
  }

  @Post('signalen/:signaalId/bewaarplichten/:id/opheffingen')
  @AllowRoles('privacy-officer')
  @ApiOperation({ operationId: 'hefBewaarplichtOp', summary: 'Een bewaarplicht opheffen' })
  @ApiCreatedResponse({ type: HoldTold })
  opheffen(
    @Caller() caller: Caller,
    @Param('signaalId', ParseUUIDPipe) signalId: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reden }: OpheffingDto,
  ): Promise<HoldTold> {
    requireSupervisor(caller);
    return this.commands.execute(new LiftHold(caller, signalId, id, reden));
  }
}
