import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsObject, ValidateIf, IsUUID, Matches, Max, Min, ValidateNested } from 'class-validator';
import type { CaseActivity, Stage, WeighingCriteria } from './facts.js';

/** Absent is absent: null is not a way to leave something out. */
const MayBeAbsent = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);

const kinds = ['seksueel', 'arbeid', 'crimineel', 'orgaanverwijdering', 'onbekend'] as const;
const scales = ['enkeling', 'kleine-groep', 'grote-groep'] as const;
const weights = ['licht', 'ernstig', 'zeer-ernstig'] as const;
const activities = ['casusoverleg', 'handhavingsknelpunt', 'gebiedsscan'] as const;

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
  @ApiProperty({ format: 'uuid' })
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

export class ZaakDto {
  @ApiProperty({ format: 'uuid', description: 'Een gewogen en aanvaard signaal' })
  @IsUUID()
  signaal: string;

  @ApiPropertyOptional({ enum: activities, default: 'gebiedsscan' })
  @MayBeAbsent()
  @IsIn(activities, { message: `Kies uit: ${activities.join(', ')}.` })
  activiteit?: CaseActivity;
}

export class KoppelingDto {
  @ApiProperty({ format: 'uuid', description: 'Een gewogen en aanvaard signaal' })
  @IsUUID()
  signaal: string;
}

export class LidDto {
  @ApiProperty({ pattern: '^[0-9]{20}$', example: '00000099000000000001' })
  @Matches(/^\d{20}$/, { message: 'Een OIN heeft twintig cijfers.' })
  oin: string;

  @ApiProperty({ description: 'Code waaronder de organisatie meedoet', example: 'PO', maxLength: 8 })
  @Matches(/^[A-Z]{2,4}(-[A-Z]{2})?$/, { message: 'Gebruik een code van een partner, zoals PO.' })
  partner: string;

  @ApiPropertyOptional({ description: 'true: de organisatie is geen lid meer.' })
  @MayBeAbsent()
  @IsBoolean()
  ontslagen?: boolean;
}

export class StapDto {
  @ApiProperty({ enum: [2, 3], type: 'integer', description: '2 gezamenlijke zaak, 3 met onderzoeksgegevens' })
  @IsIn([2, 3], { message: 'Kies uit: 2, 3.' })
  stap: Stage;

  @ApiProperty({ enum: activities })
  @IsIn(activities, { message: `Kies uit: ${activities.join(', ')}.` })
  activiteit: CaseActivity;
}
