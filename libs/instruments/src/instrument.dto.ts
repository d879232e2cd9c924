import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsISO8601, IsObject, IsString } from 'class-validator';
import { Matches, MaxLength, MinLength, ValidateIf, ValidateNested } from 'class-validator';
import { PageQuery } from '#libs/paging';
import type { Cell } from '#libs/policy';
import { endReasons, type EndReason } from './end-instrument.js';
import { instrumentKinds, type InstrumentKind } from './facts.js';
import { suspensionReasons, type SuspensionReason } from './suspend-instrument.js';

/** Absent is absent: null is not a way to leave something out. */
const MayBeAbsent = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);

/** The policy knows no other centuries. */
const isoDate = /^(?:19|20)\d{2}-\d{2}-\d{2}$/;
const dayText = 'Schrijf een datum als JJJJ-MM-DD, tot en met 2099.';
/** A place in a document; too short and too plain for a sentence about somebody. */
const place = /^[A-Za-z0-9][A-Za-z0-9 .,()-]{0,59}$/;
const placeText = 'Noem de plaats in het document, zoals artikel 2 lid 1; niet de tekst zelf.';
const regionCode = /^[a-z][a-z0-9-]{1,63}$/;
const partnerCode = /^[A-Z]{2,4}(-[A-Z]{2})?$/;

export class PartijDto {
  @ApiProperty({ description: 'Code van de partner', example: 'PO', pattern: partnerCode.source })
  @Matches(partnerCode, { message: 'Gebruik een code van een partner, zoals PO.' })
  partner: string;

  @ApiPropertyOptional({
    pattern: '^[0-9]{20}$',
    description: "Alleen deze organisatie. Weglaten betekent: elke met deze code in de regio's.",
  })
  @MayBeAbsent()
  @Matches(/^\d{20}$/, { message: 'Een OIN heeft twintig cijfers.' })
  oin?: string;
}

/** Where in the document each part stands that Wpg 20 lid 2 asks for. */
export class OnderdelenDto {
  @ApiPropertyOptional({ description: 'Het zwaarwegend algemeen belang', example: 'artikel 1' })
  @MayBeAbsent()
  @Matches(place, { message: placeText })
  belang?: string;

  @ApiPropertyOptional({ description: 'Het samenwerkingsverband en het doel', example: 'artikel 2' })
  @MayBeAbsent()
  @Matches(place, { message: placeText })
  verband?: string;

  @ApiPropertyOptional({ description: 'Welke gegevens', example: 'artikel 3' })
  @MayBeAbsent()
  @Matches(place, { message: placeText })
  gegevens?: string;

  @ApiPropertyOptional({ description: 'De voorwaarden', example: 'artikel 4' })
  @MayBeAbsent()
  @Matches(place, { message: placeText })
  voorwaarden?: string;

  @ApiPropertyOptional({ description: 'Aan wie', example: 'artikel 5' })
  @MayBeAbsent()
  @Matches(place, { message: placeText })
  ontvangers?: string;
}

export class AfspraakDto {
  @ApiProperty({ enum: instrumentKinds, description: 'RIEC, zorg- en veiligheidshuis, besluit Wpg 20, interventieteam' })
  @IsIn(instrumentKinds, { message: `Kies uit: ${instrumentKinds.join(', ')}.` })
  soort: InstrumentKind;

  @ApiProperty({ minLength: 3, maxLength: 200, description: 'Zonder namen van personen', example: 'Convenant ZVH Twente' })
  @IsString()
  @MinLength(3)
  @MaxLength(200)
  titel: string;

  @ApiProperty({ type: [String], minItems: 1, maxItems: 60, example: ['zvh-twente'] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(60)
  @ArrayUnique()
  @Matches(regionCode, { each: true, message: 'Gebruik een code van een regio, zoals zvh-twente.' })
  regios: string[];

  @ApiProperty({ type: [PartijDto], minItems: 2, maxItems: 100 })
  @IsArray()
  @ArrayMinSize(2)
  @ArrayMaxSize(100)
  @IsObject({ each: true })
  @ArrayUnique((party: PartijDto | null) => `${party?.partner} ${party?.oin}`, { message: 'Noem elke partij één keer.' })
  @ValidateNested({ each: true })
  @Type(() => PartijDto)
  partijen: PartijDto[];

  @ApiProperty({ format: 'date', description: 'Eerste dag', example: '2026-12-01' })
  @Matches(isoDate, { message: dayText })
  @IsISO8601({ strict: true }, { message: 'Deze dag bestaat niet.' })
  geldigVan: string;

  @ApiProperty({ format: 'date', description: 'Laatste dag; telt nog mee', example: '2028-11-30' })
  @Matches(isoDate, { message: dayText })
  @IsISO8601({ strict: true }, { message: 'Deze dag bestaat niet.' })
  geldigTot: string;

  @ApiPropertyOptional({ description: 'Alleen bij een besluit op grond van Wpg 20', pattern: '^[a-z][a-z0-9-]{1,63}$', example: 'help' })
  @MayBeAbsent()
  @Matches(/^[a-z][a-z0-9-]{1,63}$/, { message: 'Gebruik een code van een doel, zoals help.' })
  doel?: string;

  @ApiPropertyOptional({ type: [String], maxItems: 60, description: 'Alleen bij een besluit op grond van Wpg 20', example: ['victim.IDV'] })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(60)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(64, { each: true, message: 'Ten hoogste 64 tekens.' })
  cellen?: Cell[];

  @ApiPropertyOptional({ type: OnderdelenDto, description: 'Alleen bij een besluit op grond van Wpg 20: waar de vijf onderdelen staan' })
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => OnderdelenDto)
  onderdelen?: OnderdelenDto;

  @ApiProperty({ pattern: '^sha256:[0-9a-f]{64}$', description: 'Over het document zelf, dat bij de partijen blijft' })
  @Matches(/^sha256:[0-9a-f]{64}$/, { message: 'Schrijf sha256: en daarna 64 kleine hexadecimale tekens.' })
  documentHash: string;
}

export class OpschortingDto {
  @ApiProperty({ enum: suspensionReasons })
  @IsIn(suspensionReasons, { message: `Kies uit: ${suspensionReasons.join(', ')}.` })
  reden: SuspensionReason;
}

export class BeeindigingDto {
  @ApiProperty({ format: 'date', description: 'Telt nog mee; vandaag of later', example: '2026-12-31' })
  @Matches(isoDate, { message: dayText })
  @IsISO8601({ strict: true }, { message: 'Deze dag bestaat niet.' })
  laatsteDag: string;

  @ApiProperty({ enum: endReasons })
  @IsIn(endReasons, { message: `Kies uit: ${endReasons.join(', ')}.` })
  reden: EndReason;
}

export class AfsprakenVraag extends PageQuery {
  @ApiPropertyOptional({ description: 'Regio, zoals riec-oost-brabant', pattern: regionCode.source, example: 'riec-oost-brabant' })
  @MayBeAbsent()
  @Matches(regionCode)
  regio?: string;
}
