import { ApiProperty, ApiSchema, PickType } from '@nestjs/swagger';
import type { Cell } from '#libs/policy';
import { DeliveredField, PartyTold, ToldField } from './disclosure-answers.dto.js';

const id = { format: 'uuid' };
const cel = { type: String, description: 'Rol en soort van het gegeven', example: 'case.LOC' };

@ApiSchema({ name: 'ExportKop' })
export class ExportHead {
  @ApiProperty({ ...id, description: 'Id van deze export; staat ook in het logboek' })
  id: string;

  @ApiProperty(id)
  zaak: string;

  @ApiProperty({ example: 'Z-1A2B3C4D' })
  kenmerk: string;

  @ApiProperty({ type: 'integer', enum: [1, 2, 3] })
  stap: number;

  @ApiProperty({ format: 'date-time' })
  gemaaktOp: string;

  @ApiProperty({ type: PartyTold, description: 'Voor wie dit bestand is' })
  voor: PartyTold;

  @ApiProperty({
    description: 'Toeval dat dit bestand eigen maakt: de hash in het logboek verraadt daardoor niets',
    pattern: '^[0-9a-f]{64}$',
  })
  zout: string;
}

@ApiSchema({ name: 'AfhandelcodeVanSignaal' })
export class HandlingTold {
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'null: van alles in dit bestand' })
  signaal: string | null;

  @ApiProperty({ example: 'alleen-compartiment' })
  code: string;
}

@ApiSchema({ name: 'Plicht' })
export class DutyTold {
  @ApiProperty({ example: 'NO_ONWARD' })
  code: string;

  @ApiProperty({ example: 'De ontvanger geeft dit niet door aan anderen.' })
  tekst: string;
}

/** What holds for who has the file. */
@ApiSchema({ name: 'ExportVerplichtingen' })
export class ExportDuties {
  @ApiProperty({ description: 'Waarvoor dit gebruikt mag worden, en voor niets anders' })
  doel: string;

  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'Op deze dag is het bestand vernietigd; null: er staat niets in',
  })
  vernietigenOp: string | null;

  @ApiProperty({ description: 'Dat dit niet verder mag' })
  doorgeven: string;

  @ApiProperty({ type: [HandlingTold] })
  afhandelcodes: HandlingTold[];

  @ApiProperty({ type: [DutyTold] })
  plichten: DutyTold[];
}

/** Not in the file, once for each group and reason. */
@ApiSchema({ name: 'GeweigerdeGroep' })
export class RefusedGroup extends PickType(ToldField, ['cel', 'uitkomst', 'reden', 'uitleg', 'wachtOp', 'uitwegen'] as const) {}

@ApiSchema({ name: 'Export' })
export class ExportDocument {
  @ApiProperty({ type: ExportHead })
  export: ExportHead;

  @ApiProperty({ type: ExportDuties })
  verplichtingen: ExportDuties;

  @ApiProperty({ type: [DeliveredField] })
  velden: DeliveredField[];

  @ApiProperty({ type: [RefusedGroup], description: 'Wat er niet in staat, met de reden en wat wel kan' })
  geweigerd: RefusedGroup[];
}

@ApiSchema({ name: 'AantalVanCel' })
export class CellCount {
  @ApiProperty(cel)
  cel: Cell;

  @ApiProperty({ type: 'integer', minimum: 1, example: 2 })
  aantal: number;
}

@ApiSchema({ name: 'AantallenVanZaak' })
export class CaseCounts {
  @ApiProperty(id)
  zaak: string;

  @ApiProperty({ example: 'organised-crime' })
  doel: string;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Velden die u nu mag zien', example: 5 })
  totaal: number;

  @ApiProperty({ type: [CellCount] })
  items: CellCount[];
}
