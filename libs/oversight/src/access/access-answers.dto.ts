import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { Json } from '#libs/ledger';
import { VerdictTold } from '#libs/verdict';
import { restrictions, type Restriction } from './facts.js';

const anyValue = [
  { type: 'string' },
  { type: 'number' },
  { type: 'boolean' },
  { type: 'array', items: {} },
  { type: 'object', additionalProperties: true },
];
const oin = { pattern: '^[0-9]{20}$', example: '00000099000000000001' };
const cel = { type: String, description: 'Rol en soort van het gegeven', example: 'victim.IDV' };
const volgnummer = { type: 'integer' as const, minimum: 0, description: 'Plaats in het logboek', example: 12 };
const instant = { format: 'date-time', example: '2026-11-24T10:00:00.000Z' };

@ApiSchema({ name: 'InzageBron' })
export class SourceTold {
  @ApiProperty(oin)
  oin: string;

  @ApiProperty({ example: 'GB-TZ' })
  partner: string;

  @ApiProperty({ example: 'Gemeente Eindhoven' })
  naam: string;
}

@ApiSchema({ name: 'InzageVeld' })
export class FieldShown {
  @ApiProperty({ example: 'v1' })
  id: string;

  @ApiProperty({ example: 'naam' })
  veld: string;

  @ApiProperty({ example: 'Naam en bijnaam' })
  label: string;

  @ApiProperty(cel)
  cel: string;

  @ApiProperty({ anyOf: anyValue, description: 'De waarde; de vorm hangt af van het veld', example: 'Testpersoon Wilg' })
  waarde: Json;

  @ApiProperty({ format: 'date', example: '2026-11-01' })
  verkregenOp: string;
}

/** A group that is not told, for the officer alone. */
@ApiSchema({ name: 'InzageWeggelaten' })
export class GroupLeftOut extends VerdictTold {
  @ApiProperty(cel)
  cel: string;

  @ApiProperty({ type: 'integer', minimum: 1, example: 1 })
  aantal: number;
}

@ApiSchema({ name: 'InzageOntvanger' })
export class ReceiverShown {
  @ApiProperty(oin)
  oin: string;

  @ApiProperty({ example: 'RC' })
  partner: string;

  @ApiProperty({ example: 'RIEC Oost-Brabant' })
  naam: string;

  @ApiProperty(cel)
  cel: string;

  @ApiProperty({ description: 'In woorden', example: 'Naam en bijnaam' })
  soort: string;

  @ApiProperty({ example: 'Bestrijden van georganiseerde criminaliteit (RIEC)' })
  doel: string;

  @ApiProperty({ type: [String], example: ['WGS 2.20'] })
  gronden: string[];

  @ApiProperty(instant)
  eerst: string;

  @ApiProperty(instant)
  laatst: string;

  @ApiProperty({ type: 'integer', minimum: 1, example: 1 })
  keren: number;

  @ApiProperty({ description: 'Staat in de brief' })
  inBrief: boolean;
}

@ApiSchema({ name: 'InzageOntvangersWeggelaten' })
class ReceiversLeftOut {
  @ApiProperty({ type: 'integer', minimum: 0, example: 0 })
  aantal: number;

  @ApiProperty({ example: 'UAVG 41 lid 1 onder d' })
  grond: string;
}

/** What is held about one role of the person in one signal. */
@ApiSchema({ name: 'InzageRol' })
export class FacetFound {
  @ApiProperty({ format: 'uuid' })
  signaal: string;

  @ApiProperty({ description: 'Kenmerk van het signaal' })
  kenmerk: string;

  @ApiProperty({ format: 'uuid', description: 'Schuilnummer van de betrokkene in deze rol' })
  betrokkene: string;

  @ApiProperty({ example: 'slachtoffer' })
  hoedanigheid: string;

  @ApiProperty({ type: SourceTold })
  bron: SourceTold;

  @ApiProperty({ type: String, enum: [...restrictions, null], nullable: true, description: 'Wat is besloten; null: nog niets' })
  beperking: Restriction | null;

  @ApiProperty({ description: 'De gegevens in deze rol zijn vernietigd' })
  gewist: boolean;

  @ApiProperty({ type: [FieldShown] })
  getoond: FieldShown[];

  @ApiProperty({ type: [GroupLeftOut], description: 'Alleen voor u: staat niet in de brief' })
  weggelaten: GroupLeftOut[];

  @ApiProperty({ type: [ReceiverShown] })
  ontvangers: ReceiverShown[];

  @ApiProperty({ type: ReceiversLeftOut, description: 'Alleen voor u: staan niet in de brief' })
  ontvangersWeggelaten: ReceiversLeftOut;

  @ApiProperty({ format: 'uuid', description: 'Na te lezen bij /v1/beslissingen' })
  beslissing: string;

  @ApiProperty(volgnummer)
  volgnummer: number;
}

@ApiSchema({ name: 'InzageBrief' })
class LetterTold {
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'In welke hoedanigheid; null: er is niets te vertellen',
    example: 'slachtoffer',
  })
  hoedanigheid: string | null;

  @ApiProperty({ description: 'Tekst van de brief, in gewone taal' })
  tekst: string;
}

@ApiSchema({ name: 'Inzage' })
export class AccessTold {
  @ApiProperty({ format: 'uuid', description: 'Van deze vraag' })
  id: string;

  @ApiProperty(volgnummer)
  volgnummer: number;

  @ApiProperty({ type: [FacetFound] })
  gevonden: FacetFound[];

  @ApiProperty({
    type: [LetterTold],
    description: 'Eén per hoedanigheid. Een brief verraadt niets van een andere, en niet dat er iets is weggelaten',
  })
  brieven: LetterTold[];
}
