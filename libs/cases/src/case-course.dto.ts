import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsISO8601, IsObject, IsUUID, Matches, ValidateNested } from 'class-validator';
import { feedbackCodes, type FeedbackCode } from '#libs/signals/facts';
import { barriers, closingReasons, codesOf, interventionKinds, interventionOutcomes } from './case-codes.js';
import type { Barrier, ClosingReason, InterventionKind, InterventionOutcome } from './case-codes.js';

const kinds = codesOf(interventionKinds);
const steps = codesOf(barriers);
const outcomes = codesOf(interventionOutcomes);
const reasons = codesOf(closingReasons);
const choice = (codes: readonly string[]) => ({ message: `Kies uit: ${codes.join(', ')}.` });

export class DoorDto {
  @ApiProperty({ pattern: '^[0-9]{20}$', example: '00000099000000000001' })
  @Matches(/^\d{20}$/, { message: 'Een OIN heeft twintig cijfers.' })
  oin: string;

  @ApiProperty({ description: 'Code waaronder de organisatie meedoet', example: 'PO', maxLength: 8 })
  @Matches(/^[A-Z]{2,4}(-[A-Z]{2})?$/, { message: 'Gebruik een code van een partner, zoals PO.' })
  partner: string;
}

export class MaatregelDto {
  @ApiProperty({ enum: kinds })
  @IsIn(kinds, choice(kinds))
  soort: InterventionKind;

  @ApiProperty({ enum: steps, description: 'Stap van het barrièremodel die moeilijker wordt' })
  @IsIn(steps, choice(steps))
  barriere: Barrier;

  @ApiProperty({ format: 'date', example: '2026-12-01' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'Schrijf een datum als 2026-12-01.' })
  @IsISO8601({ strict: true }, { message: 'Deze datum bestaat niet.' })
  geplandOp: string;

  @ApiProperty({ type: DoorDto, description: 'Lid van de zaak, of het RIEC zelf' })
  @IsObject()
  @ValidateNested()
  @Type(() => DoorDto)
  door: DoorDto;
}

export class UitkomstDto {
  @ApiProperty({ enum: outcomes })
  @IsIn(outcomes, choice(outcomes))
  uitkomst: InterventionOutcome;
}

export class SluitingDto {
  @ApiProperty({ enum: reasons })
  @IsIn(reasons, choice(reasons))
  reden: ClosingReason;
}

export class TerugkoppelingDto {
  @ApiProperty({ enum: feedbackCodes, description: 'Alleen een code, geen inhoud' })
  @IsIn(feedbackCodes, choice(feedbackCodes))
  code: FeedbackCode;
}

export class TerugkoppelingUitZaakDto extends TerugkoppelingDto {
  @ApiProperty({ format: 'uuid', description: 'Een signaal van deze zaak' })
  @IsUUID()
  signaal: string;
}
