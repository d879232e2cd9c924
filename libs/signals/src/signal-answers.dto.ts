import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { Cell } from '#libs/policy';
import { Page } from '#libs/paging';
import type { Json } from '#libs/ledger';
import { VerdictTold } from '#libs/verdict';
import { feedbackCodes, feedbackTexts, type FeedbackCode } from './feedback.rules.js';
import { facetNames } from './intake.rules.js';

const cel = { type: String, description: 'Rol en soort van het gegeven', example: 'case.LOC' };
const veld = { description: 'Naam van het veld uit de gegevenslijst', example: 'adres' };
const gronden = { type: [String] as [StringConstructor], description: 'Codes van de gronden', example: ['GW-172'] };
/** Any JSON but null. */
export const anyValue = [
  { type: 'string' },
  { type: 'number' },
  { type: 'boolean' },
  { type: 'array', items: {} },
  { type: 'object', additionalProperties: true },
];

/** A field of which the policy said what may be done with it. */
@ApiSchema({ name: 'BeoordeeldVeld' })
export class JudgedField extends VerdictTold {
  @ApiProperty(veld)
  veld: string;

  @ApiProperty(cel)
  cel: Cell;
}

/** A field that will be stored, and on which grounds. */
@ApiSchema({ name: 'OpTeSlaanVeld' })
export class FieldToStore {
  @ApiProperty(veld)
  veld: string;

  @ApiProperty(cel)
  cel: Cell;

  @ApiProperty(gronden)
  gronden: string[];
}

@ApiSchema({ name: 'OpgeslagenVeld' })
export class StoredField extends FieldToStore {
  @ApiProperty({ description: 'Id binnen het signaal', example: 'v1' })
  id: string;
}

/** Where a change of a signal stands in the ledger. */
@ApiSchema({ name: 'GewijzigdSignaal' })
export class SignalChanged {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ type: 'integer', minimum: 1, example: 1 })
  versie: number;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Plaats in het logboek', example: 12 })
  volgnummer: number;

  @ApiProperty({ pattern: '^[0-9a-f]{64}$', description: 'Controlegetal van de regel in het logboek' })
  bladhash: string;
}

/** A field that keeps its old value, because the new one may not be stored. */
@ApiSchema({ name: 'NietVerbeterdVeld' })
export class UncorrectedField extends JudgedField {
  @ApiProperty({ description: 'Id binnen het signaal', example: 'v1' })
  id: string;
}

/** What a correction changed, and what it did not: the new value of a field is judged as one that is registered today. */
@ApiSchema({ name: 'VerbeterdSignaal' })
export class SignalCorrection extends SignalChanged {
  @ApiProperty({ type: [String], description: 'Ids van velden met een nieuwe waarde', example: ['v1'] })
  verbeterd: string[];

  @ApiProperty({ type: [String], description: 'Ids van velden die weg zijn', example: [] })
  weggehaald: string[];

  @ApiProperty({ type: [UncorrectedField], description: 'Niet vastgelegd: de oude waarde staat er nog' })
  nietVerbeterd: UncorrectedField[];
}

/** What the officer gets back: what is stored on which ground, what is not and why, and where it stands in the ledger. No values. */
@ApiSchema({ name: 'Ontvangstbewijs' })
export class SignalReceipt extends SignalChanged {
  @ApiProperty({ description: 'Kort kenmerk om te noemen', example: 'SH-2345-6789' })
  kenmerk: string;

  @ApiProperty({ type: [StoredField] })
  opgeslagen: StoredField[];

  @ApiProperty({ type: [JudgedField], description: 'Niet vastgelegd: de waarden zijn weg' })
  nietOpgeslagen: JudgedField[];
}

@ApiSchema({ name: 'IngetrokkenSignaal' })
export class SignalWithdrawal {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: ['ingetrokken'] })
  status: 'ingetrokken';

  /** Also when it was withdrawn before: withdrawing twice is the same wish. */
  @ApiProperty({ type: 'integer', minimum: 1, example: 2 })
  versie: number;
}

@ApiSchema({ name: 'MogelijkeOntvanger' })
export class PossibleRecipient {
  @ApiProperty({ pattern: '^[0-9]{20}$', example: '00000099000000000001' })
  oin: string;

  @ApiProperty({ example: 'RIEC Oost-Brabant' })
  naam: string;

  @ApiProperty({ description: 'Code van de partner', example: 'RC' })
  code: string;

  @ApiProperty({ type: String, nullable: true, description: 'Taak waarvoor het zou zijn', example: 'registratie' })
  taak: string | null;
}

@ApiSchema({ name: 'VoorbeeldVeld' })
export class PreviewField extends JudgedField {
  @ApiProperty({ description: 'Wordt dit veld vastgelegd? Zo niet, dan gaat het ook niet.' })
  opgeslagen: boolean;
}

@ApiSchema({ name: 'VoorbeeldPerPartner' })
export class PartnerPreview {
  @ApiProperty({ type: PossibleRecipient })
  partner: PossibleRecipient;

  @ApiProperty({ example: 'organised-crime' })
  doel: string;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Aantal velden dat zou gaan', example: 1 })
  gaat: number;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Aantal velden', example: 3 })
  van: number;

  @ApiProperty({ type: [PreviewField] })
  velden: PreviewField[];
}

/** What would be stored, and per partner what would go and why not. Nothing is written, and no value comes back. */
@ApiSchema({ name: 'Voorbeeld' })
export class SignalPreview {
  @ApiProperty({ type: [FieldToStore] })
  opslaan: FieldToStore[];

  @ApiProperty({ type: [JudgedField] })
  nietOpslaan: JudgedField[];

  @ApiProperty({ type: [PartnerPreview] })
  delen: PartnerPreview[];
}

@ApiSchema({ name: 'Betrokkene' })
export class PersonTold {
  @ApiProperty({ example: 'p1' })
  ref: string;

  @ApiProperty({ enum: Object.values(facetNames), example: 'slachtoffer' })
  rol: string;
}

@ApiSchema({ name: 'EigenVeld' })
export class OwnField extends StoredField {
  @ApiProperty({ type: String, nullable: true, description: 'Ref van de betrokkene; null: over de zaak zelf', example: 'p1' })
  betrokkene: string | null;

  @ApiProperty({ anyOf: anyValue, description: 'De waarde; de vorm hangt af van het veld', example: 'Teststraat 1' })
  waarde: Json;
}

const status = { enum: ['actief', 'ingetrokken'] };

/** What a RIEC that got the signal told about it: never content, and not which case. */
@ApiSchema({ name: 'Terugkoppeling' })
export class FeedbackTold {
  @ApiProperty({ enum: feedbackCodes, example: 'opvolging-gestart' })
  code: FeedbackCode;

  @ApiProperty({ example: 'Met uw signaal is iets gedaan.' })
  tekst: string;

  @ApiProperty({ pattern: '^[0-9]{20}$', description: 'OIN van wie het liet weten', example: '00000099000000000001' })
  van: string;

  @ApiProperty({ format: 'date-time' })
  op: string;
}

@ApiSchema({ name: 'EigenSignaal' })
export class OwnSignal {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'SH-2345-6789' })
  kenmerk: string;

  @ApiProperty(status)
  status: 'actief' | 'ingetrokken';

  @ApiProperty({ format: 'date-time' })
  geregistreerdOp: string;

  @ApiProperty({ type: 'integer', minimum: 1, example: 1 })
  versie: number;

  @ApiProperty({ type: [PersonTold] })
  betrokkenen: PersonTold[];

  @ApiProperty({ type: [FeedbackTold], description: 'Wat u van uw signaal hoorde, oudste eerst' })
  terugkoppelingen: FeedbackTold[];

  @ApiProperty({ type: [OwnField] })
  velden: OwnField[];
}

/** A signal in the list: that it exists and how it stands. */
@ApiSchema({ name: 'SignaalInLijst' })
export class ListedSignal {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'SH-2345-6789' })
  kenmerk: string;

  @ApiProperty(status)
  status: 'actief' | 'ingetrokken';

  @ApiProperty({ type: 'integer', minimum: 0, example: 3 })
  aantalVelden: number;

  @ApiProperty({ format: 'date-time' })
  geregistreerdOp: string;

  @ApiProperty({ format: 'date-time' })
  gewijzigdOp: string;

  @ApiProperty({ type: [FeedbackTold], description: 'Wat u van uw signaal hoorde, oudste eerst' })
  terugkoppelingen: FeedbackTold[];
}

export const toldFeedback = (given: readonly { code: FeedbackCode; at: string; by: string }[]): FeedbackTold[] =>
  given.map(({ code, at, by }) => ({ code, tekst: feedbackTexts[code], van: by, op: at }));

@ApiSchema({ name: 'Signalen' })
export class SignalsPage extends Page {
  @ApiProperty({ type: [ListedSignal] })
  items: ListedSignal[];
}
