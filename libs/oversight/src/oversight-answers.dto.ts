import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { Page } from '#libs/paging';
import { effectNames, type Cell, type PolicyRequest } from '#libs/policy';
import { VerdictTold } from '#libs/verdict';
import type { EntryKind } from './oversight.rows.js';

export const entryKinds = [
  'vastgelegd',
  'verleend',
  'geweigerd',
  'gelezen',
  'geexporteerd',
  'geteld',
  'vergeleken',
  'teruggenomen',
  'lezen-geweigerd',
  'gezocht',
  'gevraagd',
  'ingezien',
] as const;
const id = { format: 'uuid' };
const idOrNull = { type: String, format: 'uuid', nullable: true, example: null };
const textOrNull = { type: String, nullable: true };
const oin = { pattern: '^[0-9]{20}$', example: '00000099000000000001' };
const cel = { type: String, description: 'Rol en soort van het gegeven', example: 'case.LOC' };
const betrokkene = { ...idOrNull, description: 'Schuilnummer van de betrokkene in één rol' };
const velden = { type: [String] as [StringConstructor], description: 'Ids van velden binnen het signaal', example: ['v1'] };
const gronden = { type: [String] as [StringConstructor], description: 'Codes van de gronden', example: ['GW-172'] };
const instant = { format: 'date-time', example: '2026-11-24T10:00:00.000Z' };
const volgnummer = { type: 'integer' as const, minimum: 0, description: 'Plaats in het logboek', example: 12 };
const volgnummers = {
  type: 'array' as const,
  items: { type: 'integer', minimum: 0 },
  description: 'Plaatsen in het logboek',
  example: [12],
};
const uuids = { type: 'array' as const, items: { type: 'string', format: 'uuid' } };

@ApiSchema({ name: 'RegelPartij' })
export class LineParty {
  @ApiProperty(oin)
  oin: string;

  @ApiProperty({ example: 'RC' })
  partner: string;
}

@ApiSchema({ name: 'RegelCel' })
export class LineCell {
  @ApiProperty(cel)
  cel: string;

  @ApiProperty(betrokkene)
  betrokkene: string | null;

  @ApiProperty(velden)
  velden: string[];

  @ApiProperty({ enum: Object.keys(effectNames), description: 'Wat de hub besliste' })
  uitkomst: string;

  @ApiProperty(gronden)
  gronden: string[];

  @ApiProperty({ ...textOrNull, description: 'Code van de reden', example: 'NO_GROUND' })
  reden: string | null;

  @ApiProperty({ description: 'De waarden zijn getoond' })
  getoond: boolean;
}

/** One line of the record: who did what with the data of a signal, on which ground. */
@ApiSchema({ name: 'Registerregel' })
export class RecordLine {
  @ApiProperty(volgnummer)
  volgnummer: number;

  @ApiProperty({ enum: entryKinds })
  soort: EntryKind;

  @ApiProperty(instant)
  tijdstip: string;

  @ApiProperty({ ...oin, description: 'Organisatie die het deed' })
  organisatie: string;

  @ApiProperty({ ...textOrNull, description: 'Schuilnaam van de medewerker', example: 'demo-inspecteur' })
  medewerker: string | null;

  @ApiProperty({ ...textOrNull, example: 'apv' })
  taak: string | null;

  @ApiProperty({ type: LineParty, nullable: true })
  van: LineParty | null;

  @ApiProperty({ type: LineParty, nullable: true })
  aan: LineParty | null;

  @ApiProperty(idOrNull)
  signaal: string | null;

  @ApiProperty(idOrNull)
  zaak: string | null;

  @ApiProperty(idOrNull)
  verstrekking: string | null;

  @ApiProperty({ ...textOrNull, example: 'organised-crime' })
  doel: string | null;

  @ApiProperty({ ...textOrNull, example: '2025-03-01.1' })
  beleidsversie: string | null;

  @ApiProperty({ ...uuids, description: 'Na te lezen bij /v1/beslissingen' })
  beslissingen: string[];

  @ApiProperty({ type: [LineCell] })
  cellen: LineCell[];
}

@ApiSchema({ name: 'Registerregels' })
export class RecordLines {
  @ApiProperty({ type: [RecordLine] })
  items: RecordLine[];

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 100, example: 50 })
  paginaGrootte: number;

  @ApiProperty({
    description: 'Aantal over alle bladzijden; 10000 betekent: zoveel of meer',
    type: 'integer',
    minimum: 0,
    maximum: 10_000,
    example: 1,
  })
  totaal: number;

  @ApiProperty({ ...textOrNull, description: 'Stuur dit mee als "na" voor de volgende bladzijde; null op de laatste', example: null })
  volgende: string | null;
}

/** One cell that an organisation had seen by then: since when, how often, on which grounds, under which policy. */
@ApiSchema({ name: 'BekendeCel' })
export class KnownCell {
  @ApiProperty(cel)
  cel: string;

  @ApiProperty(betrokkene)
  betrokkene: string | null;

  @ApiProperty(velden)
  velden: string[];

  @ApiProperty(instant)
  eerstGelezenOp: string;

  @ApiProperty(instant)
  laatstGelezenOp: string;

  @ApiProperty({ type: 'integer', minimum: 1, example: 1 })
  keren: number;

  @ApiProperty(gronden)
  gronden: string[];

  @ApiProperty({ type: [String], example: ['2025-03-01.1'] })
  beleidsversies: string[];

  @ApiProperty(volgnummers)
  volgnummers: number[];
}

@ApiSchema({ name: 'Kennis' })
export class Knowledge {
  @ApiProperty({ type: [KnownCell] })
  items: KnownCell[];
}

@ApiSchema({ name: 'BeslissingInLijst' })
export class DecisionListed {
  @ApiProperty(id)
  id: string;

  @ApiProperty(volgnummer)
  volgnummer: number;

  @ApiProperty({ enum: entryKinds })
  soort: EntryKind;

  @ApiProperty(instant)
  tijdstip: string;
}

@ApiSchema({ name: 'Beslissingen' })
export class DecisionsPage extends Page {
  @ApiProperty({ type: [DecisionListed] })
  items: DecisionListed[];
}

@ApiSchema({ name: 'Beleid' })
export class PolicyTold {
  @ApiProperty({ example: '2025-03-01.1' })
  version: string;

  @ApiProperty({ pattern: '^sha256:[0-9a-f]{64}$', description: 'Controlegetal over alle beleidsbestanden' })
  digest: string;
}

@ApiSchema({ name: 'BeslistDeel' })
export class DecidedPart extends VerdictTold {
  @ApiProperty(cel)
  cel: Cell;

  @ApiProperty(velden)
  velden: string[];
}

/** A recorded decision: what was asked, under which policy, and the answer per cell. */
@ApiSchema({ name: 'Beslissing' })
export class DecisionTold {
  @ApiProperty(id)
  id: string;

  @ApiProperty(volgnummers)
  volgnummers: number[];

  @ApiProperty({ format: 'date', example: '2026-11-24' })
  peildatum: string;

  @ApiProperty({ type: PolicyTold })
  beleid: PolicyTold;

  @ApiProperty({ description: 'Versie van de rekenregel', example: '1' })
  rekenregel: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'De vraag aan het beleid. De omstandigheden van het signaal ziet alleen het toezicht.',
    example: { activity: 'disclose', from: 'GB-TZ', to: 'RC', purpose: 'organised-crime' },
  })
  vraag: PolicyRequest;

  @ApiProperty({ type: [String], description: 'Toestemmingen die meetelden: id en versie', example: [] })
  toestemmingen: string[];

  @ApiProperty({ type: [DecidedPart] })
  antwoord: DecidedPart[];
}
