import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsISO8601, IsString, IsUUID, Length, Matches, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import { effectNames } from '#libs/policy';
import { entryKinds } from './oversight-answers.dto.js';
import { type Direction, directions, type RecordSort, recordSorts } from './record-cursor.rules.js';

/** Absent is absent: null is not a way to leave something out. */
const MayBeAbsent = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);

const oin = /^\d{20}$/;

/** Codes as the policy writes them: short, and nothing of a person. */
const codes = {
  purpose: /^[a-z]+(-[a-z]+)*$/,
  department: /^[A-Z]+(-[A-Z]+)?$/,
  ground: /^[A-Z][A-Z0-9]*(-[A-Za-z0-9]+)*$/,
  reason: /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/,
  cursor: /^W[A-Za-z0-9_-]+$/,
};
const noCode = { message: 'Dit is geen code.' };

export class RegisterVraag {
  @ApiPropertyOptional({ format: 'uuid', description: 'Id van het signaal' })
  @MayBeAbsent()
  @IsUUID()
  signaal?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Id van de zaak' })
  @MayBeAbsent()
  @IsUUID()
  zaak?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Schuilnummer van de betrokkene in één rol' })
  @MayBeAbsent()
  @IsUUID()
  betrokkene?: string;

  @ApiPropertyOptional({ pattern: '^[0-9]{20}$', description: 'OIN van wie kreeg of las', example: '00000099000000000001' })
  @MayBeAbsent()
  @Matches(oin, { message: 'Een OIN heeft twintig cijfers.' })
  ontvanger?: string;

  @ApiPropertyOptional({ pattern: '^[0-9]{20}$', description: 'OIN van wie gaf', example: '00000099000000000001' })
  @MayBeAbsent()
  @Matches(oin, { message: 'Een OIN heeft twintig cijfers.' })
  gever?: string;

  @ApiPropertyOptional({ description: 'Code van de afdeling die kreeg of las', example: 'RC' })
  @MayBeAbsent()
  @Matches(codes.department, noCode)
  afdelingOntvanger?: string;

  @ApiPropertyOptional({ description: 'Code van de afdeling die gaf', example: 'GB-TZ' })
  @MayBeAbsent()
  @Matches(codes.department, noCode)
  afdelingGever?: string;

  @ApiPropertyOptional({ pattern: '^[0-9]{20}$', description: 'OIN van wie het deed', example: '00000099000000000001' })
  @MayBeAbsent()
  @Matches(oin, { message: 'Een OIN heeft twintig cijfers.' })
  organisatie?: string;

  @ApiPropertyOptional({ description: 'Schuilnaam van de medewerker', maxLength: 255 })
  @MayBeAbsent()
  @IsString()
  @Length(1, 255)
  medewerker?: string;

  @ApiPropertyOptional({ enum: entryKinds })
  @MayBeAbsent()
  @IsIn(entryKinds, { message: `Kies uit: ${entryKinds.join(', ')}.` })
  soort?: string;

  @ApiPropertyOptional({ description: 'Code van het doel', example: 'organised-crime' })
  @MayBeAbsent()
  @Matches(codes.purpose, noCode)
  doel?: string;

  @ApiPropertyOptional({ description: 'Rol en soort van het gegeven', example: 'victim.IDV' })
  @MayBeAbsent()
  @Matches(/^[a-z]+\.[A-Z0-9]+$/, { message: 'Schrijf rol en soort, zoals victim.IDV.' })
  cel?: string;

  @ApiPropertyOptional({ description: 'Code van een grond', example: 'W-R1' })
  @MayBeAbsent()
  @Matches(codes.ground, noCode)
  grond?: string;

  @ApiPropertyOptional({ enum: Object.keys(effectNames), description: 'Wat de hub besliste' })
  @MayBeAbsent()
  @IsIn(Object.keys(effectNames), { message: `Kies uit: ${Object.keys(effectNames).join(', ')}.` })
  uitkomst?: string;

  @ApiPropertyOptional({ description: 'Code van de reden van een weigering', example: 'NO_GROUND' })
  @MayBeAbsent()
  @Matches(codes.reason, noCode)
  reden?: string;

  @ApiPropertyOptional({ description: 'Alleen wat echt getoond is, of alleen wat niet' })
  @MayBeAbsent()
  @IsBoolean({ message: 'Kies true of false.' })
  getoond?: boolean;

  @ApiPropertyOptional({ format: 'date-time', description: 'Vanaf dit tijdstip' })
  @MayBeAbsent()
  @IsISO8601({ strict: true })
  van?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Tot dit tijdstip' })
  @MayBeAbsent()
  @IsISO8601({ strict: true })
  tot?: string;

  @ApiPropertyOptional({ enum: recordSorts, default: 'tijdstip' })
  @MayBeAbsent()
  @IsIn(recordSorts, { message: `Kies uit: ${recordSorts.join(', ')}.` })
  sorteerOp: RecordSort = 'tijdstip';

  @ApiPropertyOptional({ enum: directions, default: 'aflopend' })
  @MayBeAbsent()
  @IsIn(directions, { message: `Kies uit: ${directions.join(', ')}.` })
  richting: Direction = 'aflopend';

  @ApiPropertyOptional({ description: 'Vervolg: de waarde "volgende" van de vorige bladzijde, met dezelfde vraag', maxLength: 500 })
  @MayBeAbsent()
  @MaxLength(500)
  @Matches(codes.cursor, { message: 'Dit is geen vervolg van een lijst.' })
  na?: string;

  @ApiPropertyOptional({ description: 'Aantal per bladzijde', type: 'integer', minimum: 1, maximum: 100, default: 50 })
  @MayBeAbsent()
  @IsInt()
  @Min(1)
  @Max(100)
  paginaGrootte: number = 50;
}

export class KennisVraag {
  @ApiProperty({ format: 'uuid', description: 'Id van het signaal' })
  @IsUUID()
  signaal: string;

  @ApiProperty({ pattern: '^[0-9]{20}$', description: 'OIN van de organisatie', example: '00000099000000000001' })
  @Matches(oin, { message: 'Een OIN heeft twintig cijfers.' })
  oin: string;

  @ApiProperty({ format: 'date', description: 'Tot en met deze dag', example: '2026-11-24' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'Schrijf een datum als JJJJ-MM-DD.' })
  @IsISO8601({ strict: true }, { message: 'Deze dag bestaat niet.' })
  op: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Schuilnummer van de betrokkene in één rol' })
  @MayBeAbsent()
  @IsUUID()
  betrokkene?: string;
}

export class UitlegVraag {
  @ApiPropertyOptional({ enum: ['gewoon', 'jurist'], default: 'gewoon', description: 'Voor wie de uitleg is' })
  @MayBeAbsent()
  @IsIn(['gewoon', 'jurist'], { message: 'Kies uit: gewoon, jurist.' })
  vorm?: 'gewoon' | 'jurist';
}
