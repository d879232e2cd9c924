import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { Page } from '#libs/paging';
import type { Cell } from '#libs/policy';
import { instrumentKinds, type InstrumentKind } from './facts.js';
import type { InstrumentStatus } from './instrument.rules.js';

const statuses = ['ontwerp', 'geldig', 'nog-niet', 'opgeschort', 'verlopen', 'beeindigd'];
const statusText = 'ontwerp: nog niemand tekende; nog-niet: de eerste dag moet nog komen';

@ApiSchema({ name: 'GewijzigdeAfspraak' })
export class InstrumentChanged {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: statuses, description: statusText })
  status: InstrumentStatus;

  @ApiProperty({ type: 'integer', minimum: 1, description: 'Stand van het register', example: 351 })
  versie: number;
}

@ApiSchema({ name: 'PartijBijAfspraak' })
export class InstrumentPartyListed {
  @ApiProperty({ description: 'Code van de partner', example: 'PO' })
  partner: string;

  @ApiProperty({
    type: String,
    nullable: true,
    pattern: '^[0-9]{20}$',
    description: "Eén organisatie; null: elke organisatie met deze code in de regio's",
    example: null,
  })
  oin: string | null;

  @ApiProperty({ example: true })
  getekend: boolean;
}

@ApiSchema({ name: 'Afspraak' })
export class ListedInstrument {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: instrumentKinds })
  soort: InstrumentKind;

  @ApiProperty({ example: 'Convenant Zorg- en Veiligheidshuis Twente (demo)' })
  titel: string;

  @ApiProperty({ enum: statuses, description: statusText })
  status: InstrumentStatus;

  @ApiProperty({ type: 'integer', minimum: 0, description: '0 op de laatste dag en daarna', example: 402 })
  dagenOver: number;

  @ApiProperty({ format: 'date', example: '2025-03-01' })
  geldigVan: string;

  @ApiProperty({ format: 'date', description: 'Telt nog mee', example: '2027-12-31' })
  laatsteDag: string;

  @ApiProperty({ type: [String], example: ['zvh-twente'] })
  regios: string[];

  @ApiProperty({ type: [InstrumentPartyListed] })
  partijen: InstrumentPartyListed[];

  @ApiProperty({ type: String, nullable: true, description: 'Alleen bij een besluit op grond van Wpg 20', example: null })
  doel: string | null;

  @ApiProperty({ type: [String], example: [] })
  cellen: Cell[];

  @ApiProperty({ description: 'Heeft een besluit alle onderdelen van Wpg artikel 20 lid 2; andere soorten altijd', example: true })
  compleet: boolean;

  @ApiProperty({ pattern: '^sha256:[0-9a-f]{64}$', description: 'Over het getekende document' })
  documentHash: string;
}

@ApiSchema({ name: 'Afspraken' })
export class InstrumentsPage extends Page {
  @ApiProperty({ type: [ListedInstrument] })
  items: ListedInstrument[];
}
