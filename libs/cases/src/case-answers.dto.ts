import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { Page } from '#libs/paging';
import { feedbackCodes, type FeedbackCode } from '#libs/signals/facts';
import { barriers, closingReasons, codesOf, interventionKinds, interventionOutcomes } from './case-codes.js';
import type { Barrier, ClosingReason, InterventionKind, InterventionOutcome } from './case-codes.js';
import type { CaseActivity, Stage } from './facts.js';

const id = { format: 'uuid' };
const kenmerk = { description: 'Kort kenmerk om te noemen', example: 'Z-1A2B3C4D' };
const oin = { pattern: '^[0-9]{20}$', example: '00000099000000000001' };
const stap = { enum: [1, 2, 3], type: 'integer' as const, description: '1 weging, 2 gezamenlijke zaak, 3 met onderzoeksgegevens' };
const activiteit = { enum: ['casusoverleg', 'handhavingsknelpunt', 'gebiedsscan'] };
const versie = { type: 'integer' as const, minimum: 1, example: 1 };

/** Where a case stands after a change, or after a wish that was already true. */
@ApiSchema({ name: 'GewijzigdeZaak' })
export class CaseChanged {
  @ApiProperty(id)
  id: string;

  @ApiProperty(kenmerk)
  kenmerk: string;

  @ApiProperty(stap)
  stap: Stage;

  @ApiProperty(versie)
  versie: number;
}

@ApiSchema({ name: 'Zaaklid' })
export class CaseMemberTold {
  @ApiProperty(oin)
  oin: string;

  @ApiProperty({ description: 'Code waaronder de organisatie meedoet', example: 'PO' })
  partner: string;
}

@ApiSchema({ name: 'GegevenTerugkoppeling' })
export class FeedbackRecorded {
  @ApiProperty(id)
  signaal: string;

  @ApiProperty({ enum: feedbackCodes })
  code: FeedbackCode;

  @ApiProperty({ description: 'Wat wie meldde te lezen krijgt' })
  tekst: string;

  @ApiProperty({ ...versie, description: 'Hoeveelste terugkoppeling van dit RIEC over dit signaal' })
  versie: number;
}

@ApiSchema({ name: 'Maatregel' })
export class InterventionTold {
  @ApiProperty(id)
  id: string;

  @ApiProperty({ enum: codesOf(interventionKinds) })
  soort: InterventionKind;

  @ApiProperty({ enum: codesOf(barriers), description: 'Stap van het barrièremodel die moeilijker wordt' })
  barriere: Barrier;

  @ApiProperty({ description: 'Soort en stap in gewone woorden' })
  tekst: string;

  @ApiProperty({ format: 'date' })
  geplandOp: string;

  @ApiProperty({ type: CaseMemberTold })
  door: CaseMemberTold;

  @ApiProperty({ type: String, enum: codesOf(interventionOutcomes), nullable: true, description: 'null: nog niet bekend', example: null })
  uitkomst: InterventionOutcome | null;
}

@ApiSchema({ name: 'Sluiting' })
export class ClosingTold {
  @ApiProperty({ format: 'date-time' })
  op: string;

  @ApiProperty({ enum: codesOf(closingReasons) })
  reden: ClosingReason;
}

/** A case without the fields of its signals: stage, members, linked signals. */
@ApiSchema({ name: 'Zaak' })
export class CaseFile {
  @ApiProperty(id)
  id: string;

  @ApiProperty(kenmerk)
  kenmerk: string;

  @ApiProperty({ ...oin, description: 'OIN van het RIEC' })
  riec: string;

  @ApiProperty(stap)
  stap: Stage;

  @ApiProperty(activiteit)
  activiteit: CaseActivity;

  @ApiProperty({ type: 'array', items: { type: 'string', format: 'uuid' } })
  signalen: string[];

  @ApiProperty({ type: [CaseMemberTold] })
  leden: CaseMemberTold[];

  @ApiProperty({ type: [InterventionTold], description: 'In de volgorde waarin ze zijn afgesproken' })
  maatregelen: InterventionTold[];

  @ApiProperty({ format: 'date-time' })
  geopendOp: string;

  @ApiProperty({ type: ClosingTold, nullable: true, description: 'null: de zaak is open' })
  gesloten: ClosingTold | null;

  @ApiProperty(versie)
  versie: number;
}

@ApiSchema({ name: 'ZaakInLijst' })
export class ListedCase {
  @ApiProperty(id)
  id: string;

  @ApiProperty(kenmerk)
  kenmerk: string;

  @ApiProperty({ ...oin, description: 'OIN van het RIEC' })
  riec: string;

  @ApiProperty(stap)
  stap: Stage;

  @ApiProperty(activiteit)
  activiteit: CaseActivity;

  @ApiProperty({ type: 'integer', minimum: 1, example: 1 })
  aantalSignalen: number;

  @ApiProperty({ type: 'integer', minimum: 0, example: 2 })
  aantalLeden: number;

  @ApiProperty({ format: 'date-time' })
  geopendOp: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'null: de zaak is open', example: null })
  geslotenOp: string | null;
}

@ApiSchema({ name: 'Zaken' })
export class CasesPage extends Page {
  @ApiProperty({ type: [ListedCase] })
  items: ListedCase[];
}
