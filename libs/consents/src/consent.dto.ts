import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsISO8601,
  ValidateIf,
  IsString,
  Matches,
  MaxLength,
} from 'class-validator';
import type { Cell } from '#libs/policy';

/** Absent is absent: null is not a way to leave something out. */
const MayBeAbsent = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);

const isoDate = /^\d{4}-\d{2}-\d{2}$/;
/** Who gave a consent, by the names of the API. */
export const givers = { zelf: 'self', 'ouder-of-voogd': 'guardian', vertegenwoordiger: 'representative' } as const;

/** How it was asked, by the names of the API. */
export const forms = { schriftelijk: 'written', mondeling: 'oral' } as const;

export class ToestemmingDto {
  @ApiProperty({ description: 'Ref van het slachtoffer in het signaal', example: 'p1' })
  @Matches(/^p[1-9]\d?$/, { message: 'Gebruik de ref van een betrokkene: p1 tot en met p99.' })
  betrokkene: string;

  @ApiProperty({ type: [String], description: 'Codes van de partners die het mogen krijgen', example: ['CM'] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(64, { each: true, message: 'Ten hoogste 64 tekens.' })
  ontvangers: string[];

  @ApiProperty({ type: [String], description: 'Soorten gegevens van het slachtoffer', example: ['victim.IDV', 'victim.CARE'] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(64, { each: true, message: 'Ten hoogste 64 tekens.' })
  cellen: Cell[];

  @ApiProperty({ description: 'Eén doel', example: 'shelter-registration', maxLength: 64 })
  @IsString()
  @MaxLength(64, { message: 'Ten hoogste 64 tekens.' })
  doel: string;

  @ApiProperty({ enum: Object.keys(givers), description: 'Wie het gaf' })
  @IsIn(Object.keys(givers), { message: `Kies uit: ${Object.keys(givers).join(', ')}.` })
  gegevenDoor: keyof typeof givers;

  @ApiPropertyOptional({
    format: 'date',
    description: 'Geboortedatum van het slachtoffer. Onbekend telt als jonger dan zestien. Wordt verzegeld bewaard.',
  })
  @MayBeAbsent()
  @Matches(isoDate, { message: 'Schrijf een datum als JJJJ-MM-DD.' })
  @IsISO8601({ strict: true }, { message: 'Deze dag bestaat niet.' })
  geboortedatum?: string;

  @ApiProperty({ format: 'date', example: '2026-11-20' })
  @Matches(isoDate, { message: 'Schrijf een datum als JJJJ-MM-DD.' })
  @IsISO8601({ strict: true }, { message: 'Deze dag bestaat niet.' })
  gegevenOp: string;

  @ApiPropertyOptional({ format: 'date', description: 'Eerste dag zonder toestemming. Weglaten betekent: na twaalf maanden.' })
  @MayBeAbsent()
  @Matches(isoDate, { message: 'Schrijf een datum als JJJJ-MM-DD.' })
  @IsISO8601({ strict: true }, { message: 'Deze dag bestaat niet.' })
  geldigTot?: string;

  @ApiProperty({ enum: Object.keys(forms) })
  @IsIn(Object.keys(forms), { message: `Kies uit: ${Object.keys(forms).join(', ')}.` })
  vorm: keyof typeof forms;

  @ApiProperty({ description: 'Een medewerker heeft gecontroleerd dat de keuze vrij is.' })
  @IsBoolean()
  vrij: boolean;

  @ApiPropertyOptional({ description: 'De ouder of voogd kan zelf verdachte zijn. Weglaten telt als ja bij een ouder of voogd.' })
  @MayBeAbsent()
  @IsBoolean()
  voogdIsVerdachte?: boolean;

  @ApiPropertyOptional({ description: 'Het slachtoffer kan hierover niet zelf beslissen.' })
  @MayBeAbsent()
  @IsBoolean()
  onbekwaam?: boolean;

  @ApiPropertyOptional({ description: 'Het slachtoffer heeft geweigerd.' })
  @MayBeAbsent()
  @IsBoolean()
  geweigerd?: boolean;
}
