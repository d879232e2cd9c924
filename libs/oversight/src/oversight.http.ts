import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsISO8601, IsOptional, IsUUID, Matches } from 'class-validator';
import { AllowRoles, Caller, NoIdempotencyKey } from '#libs/identity';
import { Refusal } from '#libs/ledger';
import { PageQuery, pageOf } from '#libs/paging';
import { ConsultRecord } from './consult-record.js';
import { Decisions } from './decisions.js';
import { KnownOn } from './known-on.js';
import { DecisionTold, DecisionsPage, Knowledge, RecordLines, entryKinds } from './oversight-answers.dto.js';
import { ReadDecision, isSupervisor } from './read-decision.js';

const oin = /^\d{20}$/;

class RegisterVraag extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'Id van het signaal' })
  @IsOptional()
  @IsUUID()
  signaal?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Schuilnummer van de betrokkene in één rol' })
  @IsOptional()
  @IsUUID()
  betrokkene?: string;

  @ApiPropertyOptional({ pattern: '^[0-9]{20}$', description: 'OIN van wie kreeg of las', example: '00000099000000000001' })
  @IsOptional()
  @Matches(oin, { message: 'Een OIN heeft twintig cijfers.' })
  ontvanger?: string;

  @ApiPropertyOptional({ pattern: '^[0-9]{20}$', description: 'OIN van wie gaf', example: '00000099000000000001' })
  @IsOptional()
  @Matches(oin, { message: 'Een OIN heeft twintig cijfers.' })
  gever?: string;

  @ApiPropertyOptional({ enum: entryKinds })
  @IsOptional()
  @IsIn(entryKinds, { message: `Kies uit: ${entryKinds.join(', ')}.` })
  soort?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Vanaf dit tijdstip' })
  @IsOptional()
  @IsISO8601({ strict: true })
  van?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Tot dit tijdstip' })
  @IsOptional()
  @IsISO8601({ strict: true })
  tot?: string;
}

class KennisVraag {
  @ApiProperty({ format: 'uuid', description: 'Id van het signaal' })
  @IsUUID()
  signaal: string;

  @ApiProperty({ pattern: '^[0-9]{20}$', description: 'OIN van de organisatie', example: '00000099000000000001' })
  @Matches(oin, { message: 'Een OIN heeft twintig cijfers.' })
  oin: string;

  @ApiProperty({ format: 'date', description: 'Tot en met deze dag', example: '2026-11-24' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'Schrijf een datum als JJJJ-MM-DD.' })
  @IsISO8601({ strict: true }, { message: 'Deze dag bestaat niet.' })
  op: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Schuilnummer van de betrokkene in één rol' })
  @IsOptional()
  @IsUUID()
  betrokkene?: string;
}

/** What privacy officers ask, and the decisions for who asked for them. */
@ApiTags('toezicht')
@ApiBearerAuth()
@Controller()
export class OversightController {
  constructor(
    private readonly queries: QueryBus,
    private readonly decisions: Decisions,
  ) {}

  @Post('toezicht/_verstrekkingen')
  @HttpCode(200)
  @NoIdempotencyKey()
  @AllowRoles('privacy-officer')
  @ApiOperation({
    operationId: 'zoekInRegister',
    summary: 'Wie zag wat van wie',
    description: 'Met weigeringen. Nieuwste eerst. Uw vraag wordt zelf ook vastgelegd.',
  })
  @ApiOkResponse({ type: RecordLines })
  async verstrekkingen(@Caller() caller: Caller, @Body() { pagina, paginaGrootte, ...filter }: RegisterVraag): Promise<RecordLines> {
    supervisorsOnly(caller);
    const found = await this.queries.execute(new ConsultRecord(caller, filter, pagina, paginaGrootte));
    return { items: found.items, pagina, paginaGrootte, totaal: found.total };
  }

  @Post('toezicht/_kennis')
  @HttpCode(200)
  @NoIdempotencyKey()
  @AllowRoles('privacy-officer')
  @ApiOperation({
    operationId: 'vraagKennis',
    summary: 'Wat wist een organisatie op een dag van een signaal',
    description: 'Telt wat echt getoond is, met de grond. Uw vraag wordt zelf ook vastgelegd.',
  })
  @ApiOkResponse({ type: Knowledge })
  kennis(@Caller() caller: Caller, @Body() vraag: KennisVraag): Promise<Knowledge> {
    supervisorsOnly(caller);
    return this.queries.execute(new KnownOn(caller, vraag));
  }

  @Get('beslissingen')
  @ApiOperation({
    operationId: 'lijstBeslissingen',
    summary: 'De beslissingen op vragen van uw organisatie',
    description: 'Nieuwste eerst. Een privacy officer ziet die van iedereen.',
  })
  @ApiOkResponse({ type: DecisionsPage })
  async lijst(@Caller() caller: Caller, @Query() page: PageQuery): Promise<DecisionsPage> {
    return pageOf(
      await this.decisions.page(isSupervisor(caller) ? '*' : caller.officer.oin, page.pagina, page.paginaGrootte),
      page,
      '/v1/beslissingen',
    );
  }

  @Get('beslissingen/:id')
  @ApiOperation({
    operationId: 'toonBeslissing',
    summary: 'Een beslissing met uitleg',
    description: 'Wat is gevraagd, onder welk beleid, en per soort gegeven het antwoord met grond of reden.',
  })
  @ApiOkResponse({ type: DecisionTold })
  beslissing(@Caller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<DecisionTold> {
    return this.queries.execute(new ReadDecision(caller, id));
  }
}

/** The role alone is not enough: a privacy officer of a partner supervises her own organisation, not the hub. */
function supervisorsOnly(caller: Caller): void {
  if (!isSupervisor(caller))
    throw new Refusal('oversight.not-a-supervisor', 'forbidden', 'Dit is voor de functionaris gegevensbescherming van de hub.');
}
