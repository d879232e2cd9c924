import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { Cell } from '#libs/policy';
import { forms, givers } from './consent.dto.js';

@ApiSchema({ name: 'VastgelegdeToestemming' })
export class ConsentRecorded {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  signaal: string;

  @ApiProperty({ format: 'date', example: '2026-11-20' })
  geldigVanaf: string;

  @ApiProperty({ format: 'date', description: 'Eerste dag zonder toestemming', example: '2027-11-20' })
  geldigTot: string;

  @ApiProperty({ type: 'integer', minimum: 1, example: 1 })
  versie: number;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Plaats in het logboek', example: 12 })
  volgnummer: number;

  @ApiProperty({ pattern: '^[0-9a-f]{64}$', description: 'Controlegetal van de regel in het logboek' })
  bladhash: string;
}

@ApiSchema({ name: 'IngetrokkenToestemming' })
export class ConsentEnded {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'date', description: 'Vanaf deze dag telt zij niet meer mee', example: '2026-11-24' })
  ingetrokkenOp: string;
}

/** A consent without anything personal: who may have what, for what and until when, and how it was asked. */
@ApiSchema({ name: 'Toestemming' })
export class ConsentListed {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: ['geldig', 'geweigerd', 'ingetrokken', 'verlopen'] })
  status: 'geldig' | 'geweigerd' | 'ingetrokken' | 'verlopen';

  @ApiProperty({ type: [String], example: ['CM'] })
  ontvangers: string[];

  @ApiProperty({ type: [String], example: ['victim.IDV'] })
  cellen: Cell[];

  @ApiProperty({ example: 'help' })
  doel: string;

  @ApiProperty({ enum: Object.keys(givers), description: 'Wie het gaf' })
  gegevenDoor: keyof typeof givers;

  @ApiProperty({ enum: Object.keys(forms), description: 'Hoe het is gevraagd' })
  vorm: keyof typeof forms;

  @ApiProperty({ format: 'date', example: '2026-11-20' })
  gegevenOp: string;

  @ApiProperty({ format: 'date', description: 'Eerste dag zonder toestemming', example: '2027-11-20' })
  geldigTot: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, example: null })
  ingetrokkenOp: string | null;
}

@ApiSchema({ name: 'Toestemmingen' })
export class ConsentsListed {
  @ApiProperty({ type: [ConsentListed] })
  items: ConsentListed[];
}
