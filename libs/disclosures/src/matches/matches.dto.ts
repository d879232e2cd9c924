import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { IsIn, ValidateIf } from 'class-validator';
import { Page, PageQuery } from '#libs/paging';
import type { Cell } from '#libs/policy';
import type { ReasonForMatch } from '../facts.js';

/** Absent is absent: null is not a way to leave something out. */
const MayBeAbsent = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);

const id = { format: 'uuid' };
const stands = ['voorgesteld', 'zelfde', 'niet-zelfde'] as const;
export type MatchStand = (typeof stands)[number];

/** Kinds of identifiers, as the subject of a sentence. */
export const matchKindNames = {
  bsn: 'Het burgerservicenummer',
  kvk: 'Het KvK-nummer',
  plate: 'Het kenteken',
  phone: 'Het telefoonnummer',
  iban: 'Het rekeningnummer',
  address: 'Het adres',
} as const;
export type MatchKindName = keyof typeof matchKindNames;

/** Why a person says that a pair is the same, or not. */
export const reasonsToSay = {
  zelfde: ['nagekeken', 'bevestigd-door-deelnemer'],
  'niet-zelfde': ['nagekeken', 'toeval', 'gedeeld-gegeven', 'verouderd-gegeven'],
  ingetrokken: ['vergissing', 'nieuwe-informatie'],
} as const satisfies Record<string, readonly ReasonForMatch[]>;
export type MatchSaid = keyof typeof reasonsToSay;
const said = Object.keys(reasonsToSay) as MatchSaid[];
const reasons = [...new Set<ReasonForMatch>(Object.values(reasonsToSay).flat())];

export class OvereenkomstenVraag extends PageQuery {
  @ApiPropertyOptional({ enum: stands, default: 'voorgesteld' })
  @MayBeAbsent()
  @IsIn(stands, { message: `Kies uit: ${stands.join(', ')}.` })
  stand: MatchStand = 'voorgesteld';
}

export class OordeelDto {
  @ApiProperty({ enum: said, description: 'ingetrokken: wat eerder is gezegd, geldt niet meer' })
  @IsIn(said, { message: `Kies uit: ${said.join(', ')}.` })
  oordeel: MatchSaid;

  @ApiProperty({
    enum: reasons,
    description: Object.entries(reasonsToSay)
      .map(([wat, codes]) => `${wat}: ${codes.join(', ')}`)
      .join('; '),
  })
  @IsIn(reasons, { message: `Kies uit: ${reasons.join(', ')}.` })
  reden: ReasonForMatch;
}

@ApiSchema({ name: 'KantVanOvereenkomst' })
export class MatchSideTold {
  @ApiProperty(id)
  signaal: string;

  @ApiProperty({ description: 'false: een signaal van dit RIEC buiten deze zaak' })
  inZaak: boolean;

  @ApiProperty({ type: String, nullable: true, description: 'Ref van de betrokkene; null: over de zaak zelf', example: 'p1' })
  betrokkene: string | null;
}

@ApiSchema({ name: 'OvereenkomendVeld' })
export class AgreeingField {
  @ApiProperty(id)
  signaal: string;

  @ApiProperty({ description: 'Id binnen het signaal', example: 'v1' })
  id: string;

  @ApiProperty({ description: 'Naam van het veld uit de gegevenslijst', example: 'kenteken' })
  veld: string;

  @ApiProperty({ type: String, description: 'Rol en soort van het gegeven', example: 'case.VEH' })
  cel: Cell;
}

@ApiSchema({ name: 'RedenVanOvereenkomst' })
export class MatchReason {
  @ApiProperty({ enum: Object.keys(matchKindNames) })
  soort: MatchKindName;

  @ApiProperty({ enum: ['precies-gelijk'] })
  zekerheid: 'precies-gelijk';

  @ApiProperty({ type: [AgreeingField], description: 'Het veld van elke kant. De waarde staat er niet bij' })
  velden: AgreeingField[];

  @ApiProperty({ type: 'integer', minimum: 2, description: 'In hoeveel signalen u dit gegeven nu ziet', example: 2 })
  aantalSignalen: number;

  @ApiProperty({ enum: ['alleen-hier', 'vaker', 'vaak'] })
  hoeVaak: 'alleen-hier' | 'vaker' | 'vaak';

  @ApiProperty({ example: 'Het kenteken is in beide signalen precies gelijk.' })
  uitleg: string;
}

@ApiSchema({ name: 'OordeelOverOvereenkomst' })
export class MatchVerdictTold {
  @ApiProperty({ enum: reasons })
  reden: ReasonForMatch;

  @ApiProperty({ format: 'date-time' })
  op: string;
}

/** Two sides that may be the same person, firm or thing, and why. No value, and no score: a person says what it is. */
@ApiSchema({ name: 'Overeenkomst' })
export class ToldMatch {
  @ApiProperty(id)
  id: string;

  @ApiProperty({ enum: stands })
  stand: MatchStand;

  @ApiProperty({ type: [MatchSideTold], description: 'Twee' })
  kanten: MatchSideTold[];

  @ApiProperty({ type: [MatchReason] })
  redenen: MatchReason[];

  @ApiProperty({ type: [String], description: 'Codes van de gronden waarop u deze velden ziet', example: ['W-R1'] })
  gronden: string[];

  @ApiProperty({ type: MatchVerdictTold, nullable: true, description: 'null: nog niets gezegd' })
  oordeel: MatchVerdictTold | null;
}

@ApiSchema({ name: 'Overeenkomsten' })
export class MatchesPage extends Page {
  @ApiProperty({ type: [ToldMatch] })
  items: ToldMatch[];
}

@ApiSchema({ name: 'VastgelegdOordeel' })
export class MatchJudgement {
  @ApiProperty(id)
  id: string;

  @ApiProperty({ enum: stands })
  stand: MatchStand;

  @ApiProperty({ type: 'integer', minimum: 1, example: 1 })
  versie: number;
}
