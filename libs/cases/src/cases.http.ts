import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiCreatedResponse, ApiGoneResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AllowRoles, Caller } from '#libs/identity';
import { PageQuery, pageOf } from '#libs/paging';
import { CaseChanged, CaseFile, CasesPage, type ListedCase } from './case-answers.dto.js';
import { KoppelingDto, LidDto, StapDto, ZaakDto } from './case.dto.js';
import { CaseList, type CaseRow } from './cases.view.js';
import { DesignateMember } from './designate-member.js';
import { LinkSignal } from './link-signal.js';
import { OpenCaseFromSignal } from './open-case.js';
import { RaiseStage } from './raise-stage.js';
import { ReadCaseFile } from './read-case-file.js';

/** The case work of a RIEC. The fields of a case are read through the disclosures. */
@ApiTags('zaken')
@ApiBearerAuth()
@Controller()
export class CasesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly cases: CaseList,
  ) {}

  @Post('zaken')
  @AllowRoles('riec-analist')
  @ApiOperation({
    operationId: 'openZaak',
    summary: 'Een zaak openen',
    description: 'Vanuit een gewogen en aanvaard signaal, in het eigen RIEC.',
  })
  @ApiCreatedResponse({ type: CaseChanged })
  @ApiGoneResponse()
  openen(@Caller() caller: Caller, @Body() { signaal, activiteit }: ZaakDto): Promise<CaseChanged> {
    return this.commands.execute(new OpenCaseFromSignal(caller, signaal, activiteit ?? 'gebiedsscan'));
  }

  @Get('zaken')
  @ApiOperation({ operationId: 'lijstZaken', summary: 'De zaken waaraan u meedoet', description: 'Nieuwste eerst, zonder inhoud.' })
  @ApiOkResponse({ type: CasesPage })
  async lijst(@Caller() caller: Caller, @Query() page: PageQuery): Promise<CasesPage> {
    const { items, total } = await this.cases.page(caller.officer, page.pagina, page.paginaGrootte);
    return pageOf({ items: items.map(listed), total }, page, '/v1/zaken');
  }

  @Get('zaken/:id')
  @ApiOperation({ operationId: 'toonZaak', summary: 'Een zaak: stap, leden en signalen', description: 'Zonder de velden van de signalen.' })
  @ApiOkResponse({ type: CaseFile })
  inzien(@Caller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<CaseFile> {
    return this.queries.execute(new ReadCaseFile(caller, id));
  }

  @Post('zaken/:id/signalen')
  @AllowRoles('riec-analist')
  @ApiOperation({ operationId: 'koppelSignaal', summary: 'Een signaal aan een zaak koppelen' })
  @ApiCreatedResponse({ type: CaseChanged })
  @ApiGoneResponse()
  koppelen(@Caller() caller: Caller, @Param('id', ParseUUIDPipe) id: string, @Body() { signaal }: KoppelingDto): Promise<CaseChanged> {
    return this.commands.execute(new LinkSignal(caller, id, signaal));
  }

  @Post('zaken/:id/leden')
  @AllowRoles('riec-analist')
  @ApiOperation({
    operationId: 'wijsLidAan',
    summary: 'Een lid aanwijzen of ontslaan',
    description: 'Alleen deelnemers van het RIEC (WGS artikel 2.19).',
  })
  @ApiCreatedResponse({ type: CaseChanged })
  @ApiGoneResponse()
  aanwijzen(
    @Caller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { oin, partner, ontslagen }: LidDto,
  ): Promise<CaseChanged> {
    return this.commands.execute(new DesignateMember(caller, id, { oin, partner }, ontslagen ?? false));
  }

  @Post('zaken/:id/stappen')
  @AllowRoles('riec-analist')
  @ApiOperation({ operationId: 'brengZaakVerder', summary: 'Een zaak een stap verder brengen', description: 'Met ten minste twee leden.' })
  @ApiCreatedResponse({ type: CaseChanged })
  @ApiGoneResponse()
  verhogen(@Caller() caller: Caller, @Param('id', ParseUUIDPipe) id: string, @Body() { stap, activiteit }: StapDto): Promise<CaseChanged> {
    return this.commands.execute(new RaiseStage(caller, id, stap, activiteit));
  }
}

function listed(row: CaseRow): ListedCase {
  const { case_id, kenmerk, oin, stage, activity, signal_count, members, opened_at, closed_at } = row;
  return {
    id: case_id,
    kenmerk,
    riec: oin,
    stap: stage,
    activiteit: activity,
    aantalSignalen: signal_count,
    aantalLeden: members.length,
    geopendOp: opened_at.toISOString(),
    geslotenOp: closed_at?.toISOString() ?? null,
  };
}
