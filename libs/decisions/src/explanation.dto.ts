import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { effectNames, type Cell } from '#libs/policy';
import { VerdictTold } from '#libs/verdict';
import type { CellInFull, ExplainedCell, ToldWay } from './explain-cell.js';

const text = { type: 'string' as const };
const way = {
  type: 'object' as const,
  required: ['doen', 'wordt'],
  properties: {
    doen: {
      type: 'array' as const,
      items: {
        type: 'object' as const,
        required: ['code', 'soort', 'tekst'],
        properties: { code: text, soort: { ...text, enum: ['doen', 'als-het-zo-is'] }, tekst: text },
      },
    },
    wordt: { ...text, enum: Object.values(effectNames) },
  },
};

/** A verdict with what would change it. */
@ApiSchema({ name: 'UitgelegdAntwoord' })
export class ExplainedPart extends VerdictTold implements ExplainedCell {
  @ApiProperty({ type: String, description: 'Rol en soort van het gegeven', example: 'case.LOC' })
  cel: Cell;

  @ApiProperty({ type: 'array', items: way, description: 'Wat het antwoord ruimer maakt, en wat het dan wordt. Elk stuk is nagerekend.' })
  veranderen: ToldWay[];
}

const orNull = { ...text, format: 'date', nullable: true };
const source = {
  type: 'object' as const,
  required: ['code', 'artikel', 'gelezen', 'vanaf', 'tot'],
  properties: {
    code: text,
    artikel: text,
    gelezen: { ...text, enum: ['gelezen', 'deels-gelezen', 'uit-het-geheugen'] },
    vanaf: orNull,
    tot: orNull,
  },
};

/** What a jurist reads besides. */
export class PartInFull implements CellInFull {
  static readonly sources = {
    type: 'array' as const,
    items: source,
    description: 'De artikelen erachter, en of hun tekst is gelezen. Alleen bij vorm=jurist.',
  };
  static readonly rules = {
    type: 'array' as const,
    items: text,
    description: 'Welke regel sprak, en wat die zei. Alleen bij vorm=jurist.',
  };

  @ApiProperty(PartInFull.sources)
  bronnen: CellInFull['bronnen'];

  @ApiProperty(PartInFull.rules)
  toetsing: CellInFull['toetsing'];
}
