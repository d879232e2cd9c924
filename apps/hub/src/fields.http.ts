import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProperty, ApiPropertyOptional, ApiSchema, ApiTags } from '@nestjs/swagger';
import { StandingLaw } from '#libs/law';
import { cellName } from '#libs/verdict';

@ApiSchema({ name: 'WaardeVanVeld' })
class FieldCode {
  @ApiProperty({ example: 'loon-ingehouden' })
  code: string;

  @ApiProperty({ example: 'Loon wordt ingehouden of niet betaald' })
  naam: string;

  @ApiPropertyOptional({ description: 'Vorm van uitbuiting waar dit bij hoort', example: 'arbeid' })
  vorm?: string;
}

/** How a value is written, by the type of the dictionary; what is not here is one line of text. */
const writing = {
  text: 'verhaal',
  richtext: 'verhaal',
  int: 'getal',
  bool: 'ja-nee',
  date: 'dag',
  interval: 'onderdelen',
  geo: 'onderdelen',
  struct: 'onderdelen',
  edge: 'onderdelen',
  event: 'onderdelen',
  blob: 'onderdelen',
} as const;
const ways = ['tekst', 'verhaal', 'getal', 'ja-nee', 'dag', 'keuze', 'onderdelen'] as const;

const wayOf = (type: string): (typeof ways)[number] =>
  (writing as Record<string, (typeof ways)[number]>)[type.replace(/\[\]$/, '')] ?? 'tekst';

@ApiSchema({ name: 'VeldUitGegevenslijst' })
class Field {
  @ApiProperty({ description: 'Naam in de koppeling', example: 'aanwijzingen' })
  veld: string;

  @ApiProperty({ example: 'Aanwijzingen' })
  naam: string;

  @ApiProperty({ type: [String], description: 'Waarover het kan gaan: rol en soort', example: ['case.OBS'] })
  cellen: string[];

  @ApiProperty({ enum: ways, description: 'Hoe een waarde wordt geschreven; bij `keuze` staat in `waarden` waaruit', example: 'keuze' })
  invoer: (typeof ways)[number];

  @ApiProperty({ description: 'Of er meer waarden kunnen zijn' })
  meer: boolean;

  @ApiProperty({ type: 'integer', minimum: 1, description: 'Tekens van de langste waarde', example: 64 })
  lengte: number;

  @ApiProperty({ type: [FieldCode], description: 'De enige waarden die mogen; leeg: elke' })
  waarden: FieldCode[];
}

@ApiSchema({ name: 'SoortGegeven' })
class CellNamed {
  @ApiProperty({ description: 'Rol en soort', example: 'case.OBS' })
  cel: string;

  @ApiProperty({ description: 'In woorden', example: 'waarneming' })
  naam: string;
}

@ApiSchema({ name: 'Gegevenslijst' })
class FieldList {
  @ApiProperty({ type: [Field] })
  items: Field[];

  @ApiProperty({ type: [CellNamed], description: 'Alle cellen van het beleid, met hun naam voor mensen' })
  soorten: CellNamed[];
}

/** The data dictionary of the policy in force, in the words of officers: what can be in a signal and which values it can have. */
@ApiTags('gegevenslijst')
@ApiBearerAuth()
@Controller('velden')
export class FieldsController {
  constructor(private readonly law: StandingLaw) {}

  @Get()
  @ApiOperation({
    operationId: 'toonGegevenslijst',
    summary: 'De gegevenslijst',
    description: 'Alle velden die een signaal kan hebben, met hun naam voor mensen en de waarden die mogen.',
  })
  @ApiOkResponse({ type: FieldList })
  async list(): Promise<FieldList> {
    const { policy } = await this.law.fresh();
    const items = policy.fields.map(({ name, label, cells, type, many, maxChars, codes = [] }) => ({
      veld: name,
      naam: label,
      cellen: [...cells],
      invoer: codes.length > 0 ? 'keuze' : wayOf(type),
      meer: many,
      lengte: maxChars,
      waarden: codes.map(({ code, label: naam, form }) => ({ code, naam, ...(form && { vorm: form }) })),
    }));
    return { items, soorten: policy.cells.map((cel) => ({ cel, naam: cellName(cel) })) };
  }
}
