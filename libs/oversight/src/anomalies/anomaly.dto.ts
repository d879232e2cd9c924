import { ApiProperty, ApiPropertyOptional, ApiSchema, OmitType } from '@nestjs/swagger';
import { IsIn, IsISO8601, Matches, ValidateIf } from 'class-validator';
import { PageQuery } from '#libs/paging';
import { Formaat } from '../export/file.dto.js';
import type { FileFormat } from '../facts.js';
import { anomalyRules, type AnomalyRule } from './anomaly.rules.js';
import { anomalyReasons, type AnomalyReason } from './facts.js';

const day = /^\d{4}-\d{2}-\d{2}$/;
const noDay = { message: 'Schrijf een datum als JJJJ-MM-DD.' };
const noSuchDay = { message: 'Deze dag bestaat niet.' };
const states = ['open', 'afgehandeld', 'alle'] as const;
const chooseFrom = (names: readonly string[]): { message: string } => ({ message: `Kies uit: ${names.join(', ')}.` });

export class AfwijkingenVraag extends PageQuery {
  @ApiProperty({ format: 'date', description: 'Eerste dag', example: '2026-11-01' })
  @Matches(day, noDay)
  @IsISO8601({ strict: true }, noSuchDay)
  van: string;

  @ApiProperty({ format: 'date', description: 'Laatste dag, ten hoogste 31 dagen in totaal', example: '2026-11-27' })
  @Matches(day, noDay)
  @IsISO8601({ strict: true }, noSuchDay)
  tot: string;

  @ApiPropertyOptional({ enum: anomalyRules })
  @ValidateIf((_, value) => value !== undefined)
  @IsIn(anomalyRules, chooseFrom(anomalyRules))
  soort?: AnomalyRule;

  @ApiPropertyOptional({ enum: states, default: 'open' })
  @ValidateIf((_, value) => value !== undefined)
  @IsIn(states, chooseFrom(states))
  status: (typeof states)[number] = 'open';
}

/** The same question as on the screen, without its pages. */
export class AfwijkingenExportVraag extends OmitType(AfwijkingenVraag, ['pagina', 'paginaGrootte'] as const) {
  @Formaat()
  formaat: FileFormat = 'text/csv';
}

export class AfhandelingDto {
  @ApiProperty({ format: 'date', description: 'Eerste dag van de periode waarin u haar vond', example: '2026-11-01' })
  @Matches(day, noDay)
  @IsISO8601({ strict: true }, noSuchDay)
  van: string;

  @ApiProperty({ format: 'date', description: 'Laatste dag van die periode', example: '2026-11-27' })
  @Matches(day, noDay)
  @IsISO8601({ strict: true }, noSuchDay)
  tot: string;

  @ApiProperty({
    enum: anomalyReasons,
    description: 'Er is een verklaring; het is doorgegeven aan de organisatie; de regel paste hier niet',
  })
  @IsIn(anomalyReasons, chooseFrom(anomalyReasons))
  reden: AnomalyReason;
}

@ApiSchema({ name: 'AfgehandeldeAfwijking' })
export class HandledTold {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: anomalyReasons })
  reden: AnomalyReason;
}

@ApiSchema({ name: 'Afhandeling' })
class HandlingTold {
  @ApiProperty({ enum: anomalyReasons })
  reden: AnomalyReason;

  @ApiProperty({ format: 'date-time', example: '2026-11-24T10:00:00.000Z' })
  tijdstip: string;

  @ApiProperty({ type: String, nullable: true, description: 'Schuilnaam van de functionaris', example: 'demo-privacy-officer' })
  door: string | null;
}

@ApiSchema({ name: 'Afwijking' })
export class AnomalyTold {
  @ApiProperty({ format: 'uuid', description: 'Hetzelfde voorval heeft altijd hetzelfde id' })
  id: string;

  @ApiProperty({ enum: anomalyRules })
  soort: AnomalyRule;

  @ApiProperty({ format: 'date', example: '2026-11-24' })
  dag: string;

  @ApiProperty({ pattern: '^[0-9]{20}$', example: '00000099000000000001' })
  organisatie: string;

  @ApiProperty({ description: 'Schuilnaam van de medewerker', example: 'demo-riec-analist' })
  medewerker: string;

  @ApiProperty({ description: 'Code van de afdeling; leeg als de regels er geen noemen', example: 'RC' })
  afdeling: string;

  @ApiProperty({
    description: 'Wat er is gezien, en vanaf wanneer het hier staat',
    example: 'Las op een dag gegevens uit 31 signalen. Vanaf 30 staat het hier.',
  })
  uitleg: string;

  @ApiProperty({
    type: 'array',
    items: { type: 'integer', minimum: 0 },
    description: 'De eerste honderd regels van het register waarop dit rust',
    example: [12],
  })
  volgnummers: number[];

  @ApiProperty({ type: 'integer', minimum: 1, description: 'Op hoeveel regels dit rust', example: 31 })
  regels: number;

  @ApiProperty({ type: HandlingTold, nullable: true })
  afhandeling: HandlingTold | null;
}

@ApiSchema({ name: 'Afwijkingen' })
export class AnomaliesTold {
  @ApiProperty({ type: [AnomalyTold] })
  items: AnomalyTold[];

  @ApiProperty({ type: 'integer', minimum: 1, example: 1 })
  pagina: number;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 100, example: 50 })
  paginaGrootte: number;

  @ApiProperty({ description: 'Aantal over alle bladzijden', type: 'integer', minimum: 0, example: 1 })
  totaal: number;
}
