import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsISO8601, ValidateIf, IsUUID, Matches } from 'class-validator';
import { PageQuery } from '#libs/paging';
import { entryKinds } from './oversight-answers.dto.js';

/** Absent is absent: null is not a way to leave something out. */
const MayBeAbsent = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);

const oin = /^\d{20}$/;

export class RegisterVraag extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'Id van het signaal' })
  @MayBeAbsent()
  @IsUUID()
  signaal?: string;

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

  @ApiPropertyOptional({ enum: entryKinds })
  @MayBeAbsent()
  @IsIn(entryKinds, { message: `Kies uit: ${entryKinds.join(', ')}.` })
  soort?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Vanaf dit tijdstip' })
  @MayBeAbsent()
  @IsISO8601({ strict: true })
  van?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Tot dit tijdstip' })
  @MayBeAbsent()
  @IsISO8601({ strict: true })
  tot?: string;
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
