import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  ValidateIf,
  IsObject,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { PageQuery } from '#libs/paging';
import type { SearchableFormat } from './compartment-index.js';
import { recallReasons, type RecallReason } from './recall-disclosure.js';

/** Absent is absent: null is not a way to leave something out. */
const MayBeAbsent = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);

const approvals = ['four-eyes', 'gezag-om', 'om-decision', 'rac', 'human-review', 'conflict-form', 'good-care-form'] as const;
/** The kinds of identifiers by their names in the API. */
export const kinds = {
  bsn: 'bsn',
  kvkNummer: 'kvk',
  kenteken: 'plate',
  telefoon: 'phone',
  iban: 'iban',
  postcode: 'postcode',
} as const satisfies Record<string, SearchableFormat>;

export class OntvangerDto {
  @ApiProperty({ pattern: '^[0-9]{20}$', example: '00000099000000000001' })
  @Matches(/^\d{20}$/, { message: 'Een OIN heeft twintig cijfers.' })
  oin: string;

  @ApiProperty({ description: 'Code waaronder de ontvanger het krijgt', example: 'CM', maxLength: 8 })
  @Matches(/^[A-Z]{2,4}(-[A-Z]{2})?$/, { message: 'Gebruik een code van een partner, zoals CM.' })
  partner: string;

  @ApiPropertyOptional({ description: 'Taak waarvoor de ontvanger het krijgt', example: 'registratie', maxLength: 64 })
  @MayBeAbsent()
  @Matches(/^[a-z][a-z0-9-]{1,63}$/, { message: 'Gebruik een taak van deze partner.' })
  taak?: string;
}

export class VerstrekkingDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  signaal: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Zaak waarvoor het is' })
  @MayBeAbsent()
  @IsUUID()
  zaak?: string;

  @ApiProperty({ type: OntvangerDto })
  @IsObject()
  @ValidateNested()
  @Type(() => OntvangerDto)
  aan: OntvangerDto;

  @ApiProperty({ description: 'Doel waarvoor u verstrekt', example: 'organised-crime', maxLength: 64 })
  @IsString()
  @MaxLength(64)
  doel: string;

  @ApiPropertyOptional({
    type: [String],
    description: 'Ids van velden; weglaten betekent: alles wat uw organisatie heeft',
    example: ['v1'],
  })
  @MayBeAbsent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(300)
  @ArrayUnique()
  @IsString({ each: true })
  velden?: string[];

  @ApiPropertyOptional({ type: [String], enum: approvals, description: 'Akkoorden die u hebt gevraagd' })
  @MayBeAbsent()
  @IsArray()
  @ArrayUnique()
  @IsIn(approvals, { each: true, message: `Kies uit: ${approvals.join(', ')}.` })
  gevraagdeAkkoorden?: (typeof approvals)[number][];
}

export class VoorbeeldDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  signaal: string;
}

export class TerugnemingDto {
  @ApiProperty({ enum: recallReasons })
  @IsIn(recallReasons, { message: `Kies uit: ${recallReasons.join(', ')}.` })
  reden: RecallReason;
}

export class LijstQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ['ontvangen', 'gegeven'], default: 'ontvangen' })
  @MayBeAbsent()
  @IsIn(['ontvangen', 'gegeven'], { message: 'Kies uit: ontvangen, gegeven.' })
  kant: 'ontvangen' | 'gegeven' = 'ontvangen';

  @ApiPropertyOptional({ format: 'uuid', description: 'Alleen van dit signaal' })
  @MayBeAbsent()
  @IsUUID()
  signaal?: string;
}

export class ZoekDto {
  @ApiProperty({ enum: Object.keys(kinds), description: 'Soort gegeven waarop u zoekt' })
  @IsIn(Object.keys(kinds), { message: `Kies uit: ${Object.keys(kinds).join(', ')}.` })
  soort: keyof typeof kinds;

  @ApiProperty({ maxLength: 64, example: '12345678' })
  @IsString()
  @MaxLength(64)
  waarde: string;

  @ApiPropertyOptional({ description: 'U hebt opgeschreven waarom zoeken nodig is en niet te veel.' })
  @MayBeAbsent()
  @IsBoolean()
  gemotiveerd?: boolean;

  @ApiPropertyOptional({
    pattern: '^[0-9]{20}$',
    description: 'OIN van een ander RIEC; weglaten betekent: in het eigen RIEC',
    example: '00000099000000000002',
  })
  @MayBeAbsent()
  @Matches(/^\d{20}$/, { message: 'Een OIN heeft twintig cijfers.' })
  bij?: string;
}
