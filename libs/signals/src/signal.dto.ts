import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  Allow,
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsISO8601,
  IsNotEmpty,
  ValidateIf,
  IsObject,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import type { Json } from '#libs/ledger';
import type { Regime } from '#libs/policy';
import { correctionReasons, type CorrectionReason } from './correct-signal.js';
import { anyValue } from './signal-answers.dto.js';
import { withdrawalReasons, type WithdrawalReason } from './withdraw-signal.js';

/** Absent is absent: null is not a way to leave something out. */
const MayBeAbsent = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);

const isoDate = /^\d{4}-\d{2}-\d{2}$/;
const regimes = ['avg', 'wpg', 'wjsg', 'vw', 'awb', 'awr', 'wmo', 'jeugd', 'wgbo'] as const;
export const rollen = ['slachtoffer', 'verdachte', 'kring', 'getuige', 'melder'] as const;
export const verbanden = ['geen', 'mogelijk', 'sterk'] as const;

export class BetrokkeneDto {
  @ApiProperty({
    description: 'Naam van deze betrokkene binnen het signaal: p1 tot en met p99. Zet hier geen echte naam.',
    pattern: '^p[1-9][0-9]?$',
    example: 'p1',
  })
  @Matches(/^p[1-9]\d?$/, { message: 'Gebruik p1 tot en met p99.' })
  ref: string;

  @ApiProperty({ enum: rollen, description: 'De rol in dit signaal. Heeft iemand twee rollen, noem hem dan twee keer met een eigen ref.' })
  @IsIn(rollen, { message: `Kies uit: ${rollen.join(', ')}.` })
  rol: (typeof rollen)[number];
}

export class VeldDto {
  @ApiProperty({ description: 'Naam van het veld uit de gegevenslijst.', example: 'naam', maxLength: 64 })
  @IsString()
  @MaxLength(64, { message: 'Ten hoogste 64 tekens.' })
  veld: string;

  @ApiProperty({
    description: 'De waarde; de vorm hangt af van het veld.',
    anyOf: anyValue,
    example: 'Teststraat 1',
  })
  @IsNotEmpty({ message: 'Vul een waarde in.' })
  waarde: Json;

  @ApiPropertyOptional({ description: 'Over welke betrokkene (ref). Weglaten betekent: over de zaak zelf.', example: 'p1' })
  @MayBeAbsent()
  @Matches(/^p[1-9]\d?$/, { message: 'Gebruik de ref van een betrokkene: p1 tot en met p99.' })
  betrokkene?: string;

  @ApiPropertyOptional({
    description: 'Soort gegeven, als een veld bij meer soorten kan horen, zoals POL8 of POL9.',
    example: 'POL8',
    maxLength: 16,
  })
  @MayBeAbsent()
  @Matches(/^[A-Z0-9]{2,16}$/, { message: 'Gebruik een soort zoals POL8.' })
  groep?: string;

  @ApiPropertyOptional({ description: 'Eigen bevinding van toezicht. Weglaten betekent: nee.' })
  @MayBeAbsent()
  @IsBoolean()
  bevinding?: boolean;

  @ApiPropertyOptional({
    enum: regimes,
    description: 'Wet waaronder uw organisatie het gegeven heeft. Weglaten betekent: de gewone wet van uw organisatie.',
  })
  @MayBeAbsent()
  @IsIn(regimes, { message: `Kies uit: ${regimes.join(', ')}.` })
  regime?: Regime;

  @ApiPropertyOptional({
    format: 'date',
    description: 'Dag waarop uw organisatie het gegeven kreeg. Weglaten betekent: de dag waarop het gezien is.',
  })
  @MayBeAbsent()
  @Matches(isoDate, { message: 'Schrijf een datum als JJJJ-MM-DD.' })
  @IsISO8601({ strict: true }, { message: 'Deze dag bestaat niet.' })
  verkregenOp?: string;
}

export class OmstandighedenDto {
  @ApiPropertyOptional({ enum: verbanden, description: 'Wijst iets op een georganiseerd verband?' })
  @MayBeAbsent()
  @IsIn(verbanden, { message: `Kies uit: ${verbanden.join(', ')}.` })
  georganiseerdVerband?: (typeof verbanden)[number];

  @ApiPropertyOptional({ enum: ['geen', 'nu'], description: 'Is er gevaar op dit moment?' })
  @MayBeAbsent()
  @IsIn(['geen', 'nu'], { message: 'Kies uit: geen, nu.' })
  gevaar?: 'geen' | 'nu';

  @ApiPropertyOptional({ description: 'Feiten van een gepleegd strafbaar feit.' })
  @MayBeAbsent()
  @IsBoolean()
  hardeFeiten?: boolean;

  @ApiPropertyOptional({ description: 'Huiselijk geweld of kindermishandeling in de relatie.' })
  @MayBeAbsent()
  @IsBoolean()
  huiselijkGeweldOfKindermishandeling?: boolean;

  @ApiPropertyOptional({ description: 'De persoon kan nu niet zelf beslissen.' })
  @MayBeAbsent()
  @IsBoolean()
  kanNietBeslissen?: boolean;

  @ApiPropertyOptional({ description: 'Het adres is een woning. Weglaten telt als ja.' })
  @MayBeAbsent()
  @IsBoolean()
  adresIsWoning?: boolean;

  @ApiPropertyOptional({ description: 'Het bedrijf is één persoon (eenmanszaak). Weglaten telt als ja.' })
  @MayBeAbsent()
  @IsBoolean()
  bedrijfIsPersoon?: boolean;

  @ApiPropertyOptional({ description: 'De verblijfplaats van het slachtoffer is geheim. Weglaten telt als ja.' })
  @MayBeAbsent()
  @IsBoolean()
  geheimAdres?: boolean;

  @ApiPropertyOptional({ description: 'De kring is de directe kring: gezin, huisgenoten, mededaders.' })
  @MayBeAbsent()
  @IsBoolean()
  directeKring?: boolean;

  @ApiPropertyOptional({ description: 'Iemand in dit signaal is ook in een andere rol betrokken.' })
  @MayBeAbsent()
  @IsBoolean()
  dubbeleRol?: boolean;

  @ApiPropertyOptional({ description: 'U werkt in opdracht van het college.' })
  @MayBeAbsent()
  @IsBoolean()
  inOpdrachtVanCollege?: boolean;

  @ApiPropertyOptional({ description: 'Hetzelfde behandelteam.' })
  @MayBeAbsent()
  @IsBoolean()
  zelfdeTeam?: boolean;

  @ApiPropertyOptional({ description: 'U hebt opgeschreven waarom delen nodig is en niet te veel.' })
  @MayBeAbsent()
  @IsBoolean()
  gemotiveerd?: boolean;
}

export class AanvulDto {
  @ApiProperty({ format: 'date', description: 'Dag waarop het gezien is.', example: '2026-11-20' })
  @Matches(isoDate, { message: 'Schrijf een datum als JJJJ-MM-DD.' })
  @IsISO8601({ strict: true }, { message: 'Deze dag bestaat niet.' })
  gezienOp: string;

  @ApiPropertyOptional({ type: OmstandighedenDto })
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => OmstandighedenDto)
  omstandigheden?: OmstandighedenDto;

  @ApiPropertyOptional({ type: [BetrokkeneDto], maxItems: 50 })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(50, { message: 'Ten hoogste 50 betrokkenen.' })
  @ArrayUnique((betrokkene: BetrokkeneDto) => betrokkene.ref, { message: 'Gebruik elke ref één keer.' })
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => BetrokkeneDto)
  betrokkenen?: BetrokkeneDto[];

  @ApiProperty({ type: [VeldDto], minItems: 1, maxItems: 150 })
  @IsArray()
  @ArrayMinSize(1, { message: 'Geef ten minste één veld.' })
  @ArrayMaxSize(150, { message: 'Ten hoogste 150 velden.' })
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => VeldDto)
  velden: VeldDto[];
}

export class SignaalDto extends AanvulDto {
  @ApiProperty({
    type: [String],
    description: 'Doelen waarvoor u vastlegt, zoals supervision of organised-crime.',
    minItems: 1,
    maxItems: 4,
    example: ['supervision'],
  })
  @IsArray()
  @ArrayMinSize(1, { message: 'Noem ten minste één doel.' })
  @ArrayMaxSize(4, { message: 'Ten hoogste 4 doelen.' })
  @ArrayUnique({ message: 'Noem elk doel één keer.' })
  @IsString({ each: true, message: 'Elk doel is een code.' })
  doelen: string[];
}

export class CorrectieDto {
  @ApiProperty({ description: 'Id van het opgeslagen veld.', example: 'v3' })
  @Matches(/^v[1-9]\d{0,3}$/, { message: 'Gebruik de id van een opgeslagen veld, zoals v3.' })
  id: string;

  @ApiProperty({
    description: 'De nieuwe waarde, of null om het veld weg te halen.',
    anyOf: [...anyValue, { type: 'null' }],
    example: 'Teststraat 2',
  })
  @Allow()
  waarde: Json;
}

export class CorrectiesDto {
  @ApiProperty({ type: [CorrectieDto], minItems: 1, maxItems: 50 })
  @IsArray()
  @ArrayMinSize(1, { message: 'Geef ten minste één correctie.' })
  @ArrayMaxSize(50, { message: 'Ten hoogste 50 correcties.' })
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => CorrectieDto)
  correcties: CorrectieDto[];

  @ApiProperty({ enum: correctionReasons })
  @IsIn(correctionReasons, { message: `Kies uit: ${correctionReasons.join(', ')}.` })
  reden: CorrectionReason;
}

export class IntrekkingDto {
  @ApiProperty({ enum: withdrawalReasons })
  @IsIn(withdrawalReasons, { message: `Kies uit: ${withdrawalReasons.join(', ')}.` })
  reden: WithdrawalReason;
}
