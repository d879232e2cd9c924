import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  ApiBearerAuth,
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiSchema,
  ApiTags,
} from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsISO8601, Matches, Max, Min, ValidateIf } from 'class-validator';
import { AllowRoles, Caller } from '#libs/identity';
import { requireSupervisor } from '../supervisor.rules.js';
import { Retention } from './retention.js';
import { SettleRetention } from './settle-retention.js';

class BewaartermijnVraag {
  @ApiProperty({ format: 'date', description: 'Wat dan niet langer bewaard mag worden', example: '2031-11-27' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'Schrijf een datum als JJJJ-MM-DD.' })
  @IsISO8601({ strict: true }, { message: 'Deze dag bestaat niet.' })
  op: string;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 500, default: 100, required: false, description: 'Ten hoogste zoveel' })
  @ValidateIf((_, value) => value !== undefined)
  @Type(() => Number)
  @IsInt({ message: 'Geef een geheel getal.' })
  @Min(1, { message: 'Geef een getal van 1 tot 500.' })
  @Max(500, { message: 'Geef een getal van 1 tot 500.' })
  aantal: number = 100;
}

@ApiSchema({ name: 'BewaartermijnVaststelling' })
class VaststellingDto extends BewaartermijnVraag {
  @ApiProperty({ pattern: '^[0-9a-f]{32}$', description: 'Het kenmerk van het voorbeeld dat u zag' })
  @Matches(/^[0-9a-f]{32}$/, { message: 'Geef het kenmerk van het voorbeeld: 32 tekens, 0-9 en a-f.' })
  kenmerk: string;
}

@ApiSchema({ name: 'BewaartermijnVastgesteld' })
class SettledTold {
  @ApiProperty({ format: 'date', example: '2031-11-27' })
  op: string;

  @ApiProperty({ type: 'integer', minimum: 1, description: 'Zoveel verdwijnt op zijn dag, als er dan geen bewaarplicht op rust' })
  aantal: number;
}

@ApiSchema({ name: 'OnbeslisteBewaartermijn' })
class UndecidedTold {
  @ApiProperty({ format: 'uuid' })
  betrokkene: string;

  @ApiProperty({ format: 'uuid' })
  signaal: string;

  @ApiProperty({ type: [String], description: 'Wetten waarvan het beleid geen termijn heeft', example: ['jeugd'] })
  wetten: string[];

  @ApiProperty({ format: 'date', description: 'Vanaf dan moet iemand beslissen' })
  sinds: string;
}

@ApiSchema({ name: 'VerlopenBewaartermijn' })
class DueTold {
  @ApiProperty({ format: 'uuid', description: 'Schuilnummer van de betrokkene in één rol, of van de zaak zelf' })
  betrokkene: string;

  @ApiProperty({ format: 'uuid' })
  signaal: string;

  @ApiProperty({ description: 'Naam van de termijn in het beleid', example: 'compartment' })
  termijn: string;

  @ApiProperty({ format: 'date', description: 'Eerste dag waarop het te laat is', example: '2031-11-20' })
  verlopenOp: string;

  @ApiProperty({ description: 'Er rust een bewaarplicht op: dan blijft het' })
  bewaarplicht: boolean;
}

@ApiSchema({ name: 'BewaartermijnenVooruit' })
class RetentionPreview {
  @ApiProperty({ format: 'date', example: '2031-11-27' })
  op: string;

  @ApiProperty({ type: 'integer', minimum: 0 })
  totaal: number;

  @ApiProperty({ type: [DueTold] })
  items: DueTold[];

  @ApiProperty({ pattern: '^[0-9a-f]{32}$', description: 'Kenmerk van precies dit voorbeeld; nodig om het vast te stellen' })
  kenmerk: string;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Zoveel blijft alleen staan omdat een wet hier geen termijn heeft' })
  totaalOnbeslist: number;

  @ApiProperty({ type: [UndecidedTold] })
  onbeslist: UndecidedTold[];
}

/** What a term will take away, and that somebody has seen it. Nothing is erased here. */
@ApiTags('toezicht')
@ApiBearerAuth()
@Controller('bewaartermijnen')
export class RetentionController {
  constructor(
    private readonly retention: Retention,
    private readonly commands: CommandBus,
  ) {}

  @Get('voorbeeld')
  @AllowRoles('privacy-officer')
  @ApiOperation({
    operationId: 'toonBewaartermijnen',
    summary: 'Vooraf zien wat op een dag moet worden vernietigd',
    description: 'Op volgorde van de dag waarop de termijn eindigde. Er wordt niets vernietigd.',
  })
  @ApiOkResponse({ type: RetentionPreview })
  async voorbeeld(@Caller() caller: Caller, @Query() { op, aantal }: BewaartermijnVraag): Promise<RetentionPreview> {
    requireSupervisor(caller);
    const { items, total, shown, undecided, undecidedTotal } = await this.retention.preview(op, aantal);
    const told = items.map(({ subject: betrokkene, signalId: signaal, term: termijn, endedOn: verlopenOp, held: bewaarplicht }) => {
      return { betrokkene, signaal, termijn, verlopenOp, bewaarplicht };
    });
    const onbeslist = undecided.map(({ subject: betrokkene, signalId: signaal, laws: wetten, since: sinds }) => {
      return { betrokkene, signaal, wetten, sinds };
    });
    return { op, totaal: total, items: told, kenmerk: shown, totaalOnbeslist: undecidedTotal, onbeslist };
  }

  @Post('vaststellingen')
  @AllowRoles('privacy-officer')
  @ApiOperation({
    operationId: 'stelBewaartermijnenVast',
    summary: 'Vaststellen dat wat u zag op zijn dag wordt vernietigd',
    description:
      'U noemt het kenmerk van het voorbeeld. Is het intussen veranderd, dan weigert de hub (409 retention.changed). De hub vernietigt wat is vastgesteld op de dag ' +
      'waarop de termijn eindigt, en niets anders; een bewaarplicht gaat voor.',
  })
  @ApiCreatedResponse({ type: SettledTold })
  @ApiConflictResponse()
  vaststellen(@Caller() caller: Caller, @Body() { op, aantal, kenmerk }: VaststellingDto): Promise<SettledTold> {
    requireSupervisor(caller);
    return this.commands.execute(new SettleRetention(caller, op, aantal, kenmerk));
  }
}
