import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, Max, Min, ValidateIf } from 'class-validator';
import type { ReceiptForm } from './read-receipt.js';

const forms = ['jws', 'tlog-proof'] as const;

export class BewijsQuery {
  @ApiPropertyOptional({
    enum: forms,
    default: 'jws',
    description:
      'jws: het ontvangstbewijs; tlog-proof: het bewijs dat het in het logboek staat (c2sp.org/tlog-proof), zodra een controlepunt het omvat',
  })
  @ValidateIf((_, value) => value !== undefined)
  @IsIn(forms, { message: 'Kies uit: jws, tlog-proof.' })
  vorm?: ReceiptForm;
}

export class BewijsPad {
  @ApiProperty({ type: 'integer', minimum: 0, description: 'Plaats in het logboek', example: 12 })
  @Type(() => Number)
  @IsInt({ message: 'Een volgnummer is een geheel getal.' })
  @Min(0, { message: 'Een volgnummer is nul of meer.' })
  @Max(Number.MAX_SAFE_INTEGER, { message: 'Dit volgnummer bestaat niet.' })
  volgnummer: number;
}
