import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsUUID } from 'class-validator';
import { holdReasons, liftReasons, type HoldReason } from './hold.js';

const uuid = { format: 'uuid' };
/** A term that is over is no wish of an officer: the hub itself does that. */
const wishes = ['verzoek-betrokkene', 'onrechtmatig'] as const;
const reasons = [...wishes, 'bewaartermijn'] as const;
type Reason = (typeof reasons)[number];

@ApiSchema({ name: 'WisVraag' })
export class WisDto {
  @ApiProperty({
    type: 'array',
    items: { type: 'string', format: 'uuid' },
    minItems: 1,
    maxItems: 20,
    description: 'Schuilnummers van de betrokkene, een per rol, zoals het register ze geeft',
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsUUID(undefined, { each: true, message: 'Een schuilnummer is een UUID.' })
  betrokkenen: string[];

  @ApiProperty({ enum: wishes })
  @IsIn(wishes, { message: `Kies uit: ${wishes.join(', ')}.` })
  reden: (typeof wishes)[number];
}

export class BewaarplichtDto {
  @ApiProperty({ enum: holdReasons })
  @IsIn(holdReasons, { message: `Kies uit: ${holdReasons.join(', ')}.` })
  reden: HoldReason;
}

export class OpheffingDto {
  @ApiProperty({ enum: liftReasons })
  @IsIn(liftReasons, { message: `Kies uit: ${liftReasons.join(', ')}.` })
  reden: (typeof liftReasons)[number];
}

@ApiSchema({ name: 'Afdeling' })
export class DepartmentTold {
  @ApiProperty({ pattern: '^[0-9]{20}$', example: '00000099000000000001' })
  oin: string;

  @ApiProperty({ example: 'RC' })
  partner: string;
}

@ApiSchema({ name: 'Wissing' })
export class ErasureTold {
  @ApiProperty(uuid)
  betrokkene: string;

  @ApiProperty({ ...uuid, description: 'Na te lezen bij /v1/wissingen zodra er gewist is' })
  id: string;

  @ApiProperty(uuid)
  signaal: string;

  @ApiProperty({ enum: ['wacht-op-tweede', 'gewist'], description: 'Een tweede functionaris vraagt hetzelfde; dan wordt er gewist' })
  status: 'wacht-op-tweede' | 'gewist';

  @ApiProperty({ enum: reasons })
  reden: Reason;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  gewistOp: string | null;

  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'Dan is ook de laatste reservekopie van de sleutel weg',
    example: null,
  })
  backupsLeegOp: string | null;

  @ApiProperty({ type: [DepartmentTold], description: 'Wie deze gegevens kreeg, en het nu hoort: gelijk aan de ontvangstbewijzen' })
  ontvangers: DepartmentTold[];
}

@ApiSchema({ name: 'Wissingen' })
export class ErasuresTold {
  @ApiProperty({ type: [ErasureTold] })
  items: ErasureTold[];
}

@ApiSchema({ name: 'WissingVoorOntvanger' })
export class ErasureForReceiver {
  @ApiProperty(uuid)
  id: string;

  @ApiProperty(uuid)
  signaal: string;

  @ApiProperty({ description: 'Staat bij subject_tags in uw ontvangstbewijzen over deze betrokkene', pattern: '^[A-Za-z0-9_-]{22}$' })
  kenmerkInBewijzen: string;

  @ApiProperty({ type: [String], description: 'Ids van velden binnen het signaal', example: ['v1'] })
  velden: string[];

  @ApiProperty({ enum: reasons })
  reden: Reason;

  @ApiProperty({ format: 'date-time' })
  gewistOp: string;
}

@ApiSchema({ name: 'Bewaarplicht' })
export class HoldTold {
  @ApiProperty(uuid)
  id: string;

  @ApiProperty(uuid)
  signaal: string;

  @ApiProperty({ enum: ['geldt', 'opgeheven'] })
  status: 'geldt' | 'opgeheven';
}
