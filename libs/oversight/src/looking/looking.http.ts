import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProperty, ApiPropertyOptional, ApiSchema, ApiTags } from '@nestjs/swagger';
import { IsIn, ValidateIf } from 'class-validator';
import { AllowRoles, Caller } from '#libs/identity';
import { Page, PageQuery, pageOf } from '#libs/paging';
import { supervisionQuestions } from '../facts.js';
import { requireSupervisor } from '../supervisor.rules.js';
import { Consultations, type ConsultationRow } from './consultations.view.js';

const whose = ['mij', 'iedereen'] as const;

class RaadplegingenVraag extends PageQuery {
  @ApiPropertyOptional({
    enum: whose,
    default: 'iedereen',
    description: 'Alleen uw eigen vragen, of die van alle functionarissen van de hub',
  })
  @ValidateIf((_, value) => value !== undefined)
  @IsIn(whose, { message: `Kies uit: ${whose.join(', ')}.` })
  van: (typeof whose)[number] = 'iedereen';
}

@ApiSchema({ name: 'Raadpleging' })
class Consultation {
  @ApiProperty({ type: 'integer', minimum: 0, description: 'Plaats in het logboek', example: 12 })
  volgnummer: number;

  @ApiProperty({ format: 'date-time', example: '2026-11-24T10:00:00.000Z' })
  tijdstip: string;

  @ApiProperty({ type: String, nullable: true, description: 'Schuilnaam van de functionaris', example: 'demo-privacy-officer' })
  medewerker: string | null;

  @ApiProperty({ enum: supervisionQuestions })
  soort: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'Waarop is gezocht: ids, codes en dagen, nooit een gegeven van iemand',
    example: { soort: 'gelezen' },
  })
  filter: Record<string, string>;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Hoeveel er was', example: 3 })
  antwoorden: number;
}

@ApiSchema({ name: 'Raadplegingen' })
class ConsultationsPage extends Page {
  @ApiProperty({ type: [Consultation] })
  items: Consultation[];
}

/** Who watches the watchers: each other. */
@ApiTags('toezicht')
@ApiBearerAuth()
@Controller('toezicht/raadplegingen')
export class LookingController {
  constructor(private readonly consultations: Consultations) {}

  @Get()
  @AllowRoles('privacy-officer')
  @ApiOperation({
    operationId: 'lijstRaadplegingen',
    summary: 'Wat het toezicht zelf heeft opgevraagd',
    description: 'Nieuwste eerst. Een vraag van dit moment staat er een ogenblik later in; in het logboek staat zij al.',
  })
  @ApiOkResponse({ type: ConsultationsPage })
  async lijst(@Caller() caller: Caller, @Query() vraag: RaadplegingenVraag): Promise<ConsultationsPage> {
    requireSupervisor(caller);
    const { officer } = caller;
    const found = await this.consultations.page(vraag.van === 'mij' ? officer : null, vraag.pagina, vraag.paginaGrootte);
    return pageOf({ items: found.items.map(told), total: found.total }, vraag, '/v1/toezicht/raadplegingen', { van: vraag.van });
  }
}

const told = ({ seq, asked_at, officer, question, filter, answers }: ConsultationRow): Consultation => ({
  volgnummer: Number(seq),
  tijdstip: asked_at.toISOString(),
  medewerker: officer,
  soort: question,
  filter,
  antwoorden: answers,
});
