import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsISO8601, Matches } from 'class-validator';
import { instrumentKinds, type InstrumentKind } from '#libs/instruments/facts';

export class PrognoseVraag {
  @ApiProperty({ format: 'date', description: 'Vandaag of later', example: '2028-01-01' })
  @Matches(/^20\d{2}-\d{2}-\d{2}$/, { message: 'Schrijf een datum als JJJJ-MM-DD, tot en met 2099.' })
  @IsISO8601({ strict: true }, { message: 'Deze dag bestaat niet.' })
  op: string;
}

@ApiSchema({ name: 'AfspraakDieEindigt' })
export class EndingInstrument {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: instrumentKinds })
  soort: InstrumentKind;

  @ApiProperty({ example: 'Convenant Zorg- en Veiligheidshuis Twente (demo)' })
  titel: string;

  @ApiProperty({ format: 'date', example: '2027-12-31' })
  laatsteDag: string;
}

@ApiSchema({ name: 'BaanInPrognose' })
export class ForecastLane {
  @ApiProperty({ description: 'Code van de gever', example: 'GB-TZ' })
  van: string;

  @ApiProperty({ description: 'Code van de ontvanger', example: 'RC' })
  aan: string;

  @ApiProperty({ example: 'organised-crime' })
  doel: string;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Verstrekkingen die nu lopen', example: 12 })
  verstrekkingen: number;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Daarvan stoppen er geheel', example: 11 })
  stopt: number;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Daarvan verliezen er een deel', example: 1 })
  verliest: number;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Daarvan zijn er al gestopt, geheel of voor een deel', example: 0 })
  alGestopt: number;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer', minimum: 1 },
    description: 'Per soort gegevens hoeveel verstrekkingen die kwijtraken',
    example: { BIZ: 11 },
  })
  soorten: Record<string, number>;
}

@ApiSchema({ name: 'ZaakInPrognose' })
export class ForecastCase {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'Z-1A2B3C4D' })
  kenmerk: string;

  @ApiProperty({ enum: ['stopt', 'verliest'] })
  wordt: 'stopt' | 'verliest';

  @ApiProperty({ type: [String], example: ['BIZ'] })
  soorten: string[];
}

@ApiSchema({ name: 'Prognose' })
export class ForecastTold {
  @ApiProperty({ format: 'date', example: '2026-11-24' })
  vandaag: string;

  @ApiProperty({ format: 'date', example: '2028-01-01' })
  op: string;

  @ApiProperty({ pattern: '^sha256:[0-9a-f]{64}$', description: 'Beleid waaronder is gerekend' })
  beleid: string;

  @ApiProperty({ type: [EndingInstrument] })
  afspraken: EndingInstrument[];

  @ApiProperty({ type: [ForecastLane] })
  banen: ForecastLane[];

  @ApiProperty({ type: [ForecastCase] })
  zaken: ForecastCase[];

  @ApiProperty({
    type: 'integer',
    minimum: 0,
    description: 'Verstrekkingen die om een andere reden iets verliezen, zoals een toestemming die eindigt',
  })
  anders: number;
}
