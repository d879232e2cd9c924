import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AllowRoles, Caller, NoIdempotencyKey } from '#libs/identity';
import { PageQuery, pageOf } from '#libs/paging';
import { ConsultRecord } from './consult-record.js';
import { Decisions } from './decisions.js';
import { ExplainDecision } from './explain-decision.js';
import { DecisionExplained } from './explanation.dto.js';
import { KnownOn } from './known-on.js';
import { DecisionTold, DecisionsPage, Knowledge, RecordLines } from './oversight-answers.dto.js';
import { KennisVraag, RegisterVraag, UitlegVraag } from './oversight.dto.js';
import { ReadDecision } from './read-decision.js';
import { cursorOf } from './record-cursor.rules.js';
import { isSupervisor, requireSupervisor } from './supervisor.rules.js';

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
    description:
      'Met weigeringen. Filter en sorteer; blader met "na". Wat over een cel gaat, moet voor één en dezelfde cel gelden. Uw vraag wordt zelf ook vastgelegd.',
  })
  @ApiOkResponse({ type: RecordLines })
  async verstrekkingen(@Caller() caller: Caller, @Body() vraag: RegisterVraag): Promise<RecordLines> {
    requireSupervisor(caller);
    const { sorteerOp, richting, na, paginaGrootte, ...filter } = vraag;
    const order = { by: sorteerOp, direction: richting };
    const question = { filter, order, ...(na !== undefined && { after: na }), size: paginaGrootte };
    const { items, total, next } = await this.queries.execute(new ConsultRecord(caller, question));
    return { items, paginaGrootte, totaal: total, volgende: next && cursorOf(order, next) };
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
    requireSupervisor(caller);
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
      await this.decisions.page(isSupervisor(caller) ? null : caller.officer, page.pagina, page.paginaGrootte),
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

  @Get('beslissingen/:id/uitleg')
  @ApiOperation({
    operationId: 'legBeslissingUit',
    summary: 'Waarom, waarom niet, en wat het antwoord verandert',
    description: 'In gewone taal; met vorm=jurist ook de artikelen, of ze gelezen zijn, en welke regel sprak.',
  })
  @ApiOkResponse({ type: DecisionExplained })
  uitleg(@Caller() caller: Caller, @Param('id', ParseUUIDPipe) id: string, @Query() { vorm }: UitlegVraag): Promise<DecisionExplained> {
    return this.queries.execute(new ExplainDecision(caller, id, vorm === 'jurist'));
  }
}
