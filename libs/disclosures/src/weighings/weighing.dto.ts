import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsObject, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import type { WeighingCriteria } from '#libs/cases/facts';

const kinds = ['seksueel', 'arbeid', 'crimineel', 'orgaanverwijdering', 'onbekend'] as const;
const scales = ['enkeling', 'kleine-groep', 'grote-groep'] as const;
const weights = ['licht', 'ernstig', 'zeer-ernstig'] as const;

export class CriteriaDto {
  @ApiProperty({ enum: kinds, description: 'Soort uitbuiting' })
  @IsIn(kinds, { message: `Kies uit: ${kinds.join(', ')}.` })
  soort: WeighingCriteria['kind'];

  @ApiProperty({ enum: scales, description: 'Aantal en aard' })
  @IsIn(scales, { message: `Kies uit: ${scales.join(', ')}.` })
  omvang: WeighingCriteria['scale'];

  @ApiProperty({ enum: weights, description: 'Ernst' })
  @IsIn(weights, { message: `Kies uit: ${weights.join(', ')}.` })
  ernst: WeighingCriteria['weight'];

  @ApiProperty({ description: 'Zijn er eerder maatregelen genomen?' })
  @IsBoolean()
  eerdereMaatregelen: boolean;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 99, description: 'Aantal deelnemers met hetzelfde signaal', example: 1 })
  @IsInt()
  @Min(1)
  @Max(99)
  deelnemersMetZelfdeSignaal: number;
}

export class WegingDto {
  @ApiProperty({ format: 'uuid', description: 'Een signaal uit de lijst van wat op een weging wacht' })
  @IsUUID()
  signaal: string;

  @ApiProperty({ description: 'Aanvaard voor een gezamenlijke aanpak' })
  @IsBoolean()
  aanvaard: boolean;

  @ApiProperty({ type: CriteriaDto, description: 'De vier criteria van WGS artikel 2.23 lid 3' })
  @IsObject()
  @ValidateNested()
  @Type(() => CriteriaDto)
  criteria: CriteriaDto;
}

@ApiSchema({ name: 'VastgelegdeWeging' })
export class WeighingRecorded {
  @ApiProperty({ format: 'uuid' })
  signaal: string;

  @ApiProperty()
  aanvaard: boolean;

  @ApiProperty({ type: 'integer', minimum: 1, example: 1, description: 'Hoeveelste weging van dit signaal door dit RIEC' })
  versie: number;
}
