import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsUUID, Matches, ValidateIf } from 'class-validator';
import type { CaseActivity, Stage } from './facts.js';

/** Absent is absent: null is not a way to leave something out. */
const MayBeAbsent = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);

const activities = ['casusoverleg', 'handhavingsknelpunt', 'gebiedsscan'] as const;

export class ZaakDto {
  @ApiProperty({ format: 'uuid', description: 'Een gewogen en aanvaard signaal' })
  @IsUUID()
  signaal: string;

  @ApiPropertyOptional({ enum: activities, default: 'gebiedsscan' })
  @MayBeAbsent()
  @IsIn(activities, { message: `Kies uit: ${activities.join(', ')}.` })
  activiteit?: CaseActivity;
}

export class KoppelingDto {
  @ApiProperty({ format: 'uuid', description: 'Een gewogen en aanvaard signaal' })
  @IsUUID()
  signaal: string;
}

export class LidDto {
  @ApiProperty({ pattern: '^[0-9]{20}$', example: '00000099000000000001' })
  @Matches(/^\d{20}$/, { message: 'Een OIN heeft twintig cijfers.' })
  oin: string;

  @ApiProperty({ description: 'Code waaronder de organisatie meedoet', example: 'PO', maxLength: 8 })
  @Matches(/^[A-Z]{2,4}(-[A-Z]{2})?$/, { message: 'Gebruik een code van een partner, zoals PO.' })
  partner: string;

  @ApiPropertyOptional({ description: 'true: de organisatie is geen lid meer.' })
  @MayBeAbsent()
  @IsBoolean()
  ontslagen?: boolean;
}

export class StapDto {
  @ApiProperty({ enum: [2, 3], type: 'integer', description: '2 gezamenlijke zaak, 3 met onderzoeksgegevens' })
  @IsIn([2, 3], { message: 'Kies uit: 2, 3.' })
  stap: Stage;

  @ApiProperty({ enum: activities })
  @IsIn(activities, { message: `Kies uit: ${activities.join(', ')}.` })
  activiteit: CaseActivity;
}
