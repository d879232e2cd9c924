import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProperty, ApiSchema, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsISO8601, Matches, Max, Min, ValidateIf } from 'class-validator';
import { AllowRoles, Caller } from '#libs/identity';
import { requireSupervisor } from '../supervisor.rules.js';
import { Retention } from './retention.js';

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
}

/** What a term will take away. Nothing is erased here. */
@ApiTags('toezicht')
@ApiBearerAuth()
@Controller('bewaartermijnen')
export class RetentionController {
  constructor(private readonly retention: Retention) {}

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
    const { items, total } = await this.retention.preview(op, aantal);
    const told = items.map(({ subject: betrokkene, signalId: signaal, term: termijn, endedOn: verlopenOp, held: bewaarplicht }) => {
      return { betrokkene, signaal, termijn, verlopenOp, bewaarplicht };
    });
    return { op, totaal: total, items: told };
  }
}
