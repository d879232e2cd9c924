import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { IsIn, IsInt, IsISO8601, Matches, Max, Min, ValidateIf } from 'class-validator';
import { Page, PageQuery } from '#libs/paging';
import { effectNames } from '#libs/policy';

/** Absent is absent: null is not a way to leave something out. */
const MayBeAbsent = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);
const digest = { pattern: '^sha256:[0-9a-f]{64}$', description: 'Digest van een versie van het beleid' };
const digestShape = /^sha256:[0-9a-f]{64}$/;
const noDigest = { message: 'Schrijf de digest zoals /v1/beleidsversies hem noemt.' };
const effects = Object.keys(effectNames);
const ways = ['ruimer', 'enger', 'anders'] as const;
const cellen = { type: [String] as [StringConstructor], description: 'Rol en soort van de gegevens', example: ['case.LOC'] };
const cel = { description: 'Rol en soort van het gegeven', example: 'case.LOC' };
const aantal = { type: 'integer' as const, minimum: 0, example: 3 };
const partner = { description: 'Code van een soort partner', example: 'GB-TZ' };

export class MatrixVraag extends PageQuery {
  @ApiPropertyOptional({ ...partner, description: 'Wie geeft' })
  @MayBeAbsent()
  @Matches(/^[A-Z]+(-[A-Z]+)?$/, { message: 'Dit is geen code van een partner.' })
  van?: string;

  @ApiPropertyOptional({ ...partner, description: 'Wie krijgt', example: 'RC' })
  @MayBeAbsent()
  @Matches(/^[A-Z]+(-[A-Z]+)?$/, { message: 'Dit is geen code van een partner.' })
  aan?: string;

  @ApiPropertyOptional(cel)
  @MayBeAbsent()
  @Matches(/^[a-z]+\.[A-Z0-9]+$/, { message: 'Schrijf rol en soort, zoals victim.IDV.' })
  cel?: string;

  @ApiPropertyOptional({ enum: effects })
  @MayBeAbsent()
  @IsIn(effects, { message: `Kies uit: ${effects.join(', ')}.` })
  uitkomst?: string;

  @ApiPropertyOptional(digest)
  @MayBeAbsent()
  @Matches(digestShape, noDigest)
  beleid?: string;
}

@ApiSchema({ name: 'MatrixRegel' })
class MatrixLine {
  @ApiProperty(partner)
  van: string;

  @ApiProperty({ ...partner, example: 'RC' })
  aan: string;

  @ApiProperty({ description: 'Doel dat het ruimste antwoord geeft', example: 'organised-crime' })
  doel: string;

  @ApiProperty({ enum: effects })
  uitkomst: string;

  @ApiProperty({ type: [String], description: 'Codes van gronden, van wat eerst nog moet, en van de reden', example: ['W-R1'] })
  waarom: string[];

  @ApiProperty(cellen)
  cellen: string[];
}

@ApiSchema({ name: 'Beleidsmatrix' })
export class MatrixPage extends Page {
  @ApiProperty(digest)
  beleid: string;

  @ApiProperty({ format: 'date', description: 'De dag waarvoor het geldt', example: '2026-11-27' })
  op: string;

  @ApiProperty({ type: [MatrixLine] })
  items: MatrixLine[];
}

export class VergelijkVraag extends PageQuery {
  @ApiProperty({ ...digest, description: 'Het andere beleid: voorgesteld, of ooit vastgesteld' })
  @Matches(digestShape, noDigest)
  met: string;

  @ApiPropertyOptional({ format: 'date', description: 'De dag waarvoor u vergelijkt; anders vandaag', example: '2026-11-27' })
  @MayBeAbsent()
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'Schrijf een datum als JJJJ-MM-DD.' })
  @IsISO8601({ strict: true }, { message: 'Deze dag bestaat niet.' })
  op?: string;

  @ApiPropertyOptional({ enum: ways })
  @MayBeAbsent()
  @IsIn(ways, { message: `Kies uit: ${ways.join(', ')}.` })
  hoe?: (typeof ways)[number];
}

@ApiSchema({ name: 'BeleidsAntwoord' })
class AnswerTold {
  @ApiProperty({ enum: effects })
  uitkomst: string;

  @ApiProperty({ type: [String], example: ['W-R1'] })
  gronden: string[];

  @ApiProperty({ type: String, nullable: true, example: 'NO_GROUND' })
  reden: string | null;
}

@ApiSchema({ name: 'BeleidsWijziging' })
class LaneChanged {
  @ApiProperty(partner)
  van: string;

  @ApiProperty({ ...partner, example: 'RC' })
  aan: string;

  @ApiProperty({ example: 'organised-crime' })
  doel: string;

  @ApiProperty({ enum: ways, description: 'anders: even ruim, op andere gronden of om een andere reden' })
  hoe: (typeof ways)[number];

  @ApiProperty({ type: AnswerTold })
  nu: AnswerTold;

  @ApiProperty({ type: AnswerTold })
  dan: AnswerTold;

  @ApiProperty(cellen)
  cellen: string[];
}

@ApiSchema({ name: 'BeleidVergeleken' })
export class ComparisonTold {
  @ApiProperty({ ...digest, description: 'Het beleid dat nu geldt' })
  geldig: string;

  @ApiProperty(digest)
  met: string;

  @ApiProperty({ format: 'date', example: '2026-11-27' })
  op: string;

  @ApiProperty({ ...aantal, description: 'Soorten gegevens per baan die ruimer worden' })
  ruimer: number;

  @ApiProperty(aantal)
  enger: number;

  @ApiProperty(aantal)
  anders: number;

  @ApiProperty(aantal)
  gelijk: number;

  @ApiProperty({ type: [LaneChanged] })
  items: LaneChanged[];

  @ApiProperty({ type: 'integer', minimum: 1, example: 1 })
  pagina: number;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 100, example: 50 })
  paginaGrootte: number;

  @ApiProperty({ ...aantal, description: 'Aantal over alle bladzijden' })
  totaal: number;
}

export class NaspeelVraag {
  @ApiProperty({ ...digest, description: 'Het beleid waaronder opnieuw wordt beslist' })
  @Matches(digestShape, noDigest)
  met: string;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    default: 0,
    description: 'Vanaf deze plaats in het logboek: de waarde "volgende" van het vorige stuk',
  })
  @MayBeAbsent()
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  na: number = 0;
}

@ApiSchema({ name: 'VeranderdVeld' })
class FieldChanged {
  @ApiProperty({ example: 'v1' })
  id: string;

  @ApiProperty(cel)
  cel: string;

  @ApiProperty({ enum: ways })
  hoe: (typeof ways)[number];
}

@ApiSchema({ name: 'VeranderdeBeslissing' })
class DecisionChanged {
  @ApiProperty({ format: 'uuid', description: 'Na te lezen bij /v1/beslissingen' })
  beslissing: string;

  @ApiProperty({ type: 'integer', minimum: 0, example: 12 })
  volgnummer: number;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  signaal: string | null;

  @ApiProperty({ example: 'disclose' })
  activiteit: string;

  @ApiProperty({ type: [FieldChanged] })
  velden: FieldChanged[];
}

/** One stretch of the log; sums are over this stretch alone. */
@ApiSchema({ name: 'Naspelen' })
export class ReplayTold {
  @ApiProperty({ ...aantal, description: 'Beslissingen in dit stuk' })
  beslissingen: number;

  @ApiProperty({ ...aantal, description: 'Velden die ruimer worden' })
  ruimer: number;

  @ApiProperty(aantal)
  enger: number;

  @ApiProperty(aantal)
  anders: number;

  @ApiProperty({ ...aantal, description: 'Beslissingen die dit beleid niet kan nemen: het kent een code niet' })
  onmogelijk: number;

  @ApiProperty({ type: [DecisionChanged] })
  items: DecisionChanged[];

  @ApiProperty({ type: 'integer', minimum: 0, nullable: true, description: 'Begin van het volgende stuk; null: klaar', example: null })
  volgende: number | null;

  @ApiProperty({ ...aantal, description: 'Regels in het logboek; met "volgende" ziet u hoe ver het is' })
  omvang: number;
}
