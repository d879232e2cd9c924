import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Caller } from '#libs/identity';
import { Refusal } from '#libs/ledger';
import { pageOf } from '#libs/paging';
import { ApprovalRecorded, ApprovalsPage } from './approval-answers.dto.js';
import { AkkoordIntrekkingDto, BesluitDto, GoedkeuringenVraag, listed } from './approval.dto.js';
import { reasonsToGive, reasonsToRefuse, type ReasonToGive, type ReasonToRefuse } from './approval.rules.js';
import { GiveApproval, type ApprovalWish } from './give-approval.js';
import { ListApprovals } from './list-approvals.js';
import { WithdrawApproval } from './withdraw-approval.js';

/** What disclosures wait for: approvals, and the consent of who brought the data in. Who may answer is for the policy. */
@ApiTags('goedkeuringen')
@ApiBearerAuth()
@Controller('goedkeuringen')
export class ApprovalsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'lijstGoedkeuringen',
    summary: 'Waarop verstrekkingen wachten',
    description: 'Wat uw organisatie mag beantwoorden, of zelf heeft gevraagd. Nieuwste vraag eerst, zonder inhoud.',
  })
  @ApiOkResponse({ type: ApprovalsPage })
  async lijst(@Caller() caller: Caller, @Query() { kant, status, ...page }: GoedkeuringenVraag): Promise<ApprovalsPage> {
    const side = kant === 'gevraagd' ? 'asked' : 'toAnswer';
    const found = await this.queries.execute(
      new ListApprovals(caller, side, status ? listed[status] : null, page.pagina, page.paginaGrootte),
    );
    return pageOf(found, page, '/v1/goedkeuringen', { kant, status });
  }

  @Post(':id')
  @ApiOperation({
    operationId: 'beantwoordGoedkeuring',
    summary: 'Een akkoord geven of weigeren',
    description:
      'Geldt alleen voor deze vraag: dit signaal, deze velden, deze ontvanger, dit doel. Wie vroeg, vraagt daarna opnieuw om de verstrekking. ' +
      'Een weigering is definitief.',
  })
  @ApiCreatedResponse({ type: ApprovalRecorded })
  beantwoorden(@Caller() caller: Caller, @Param('id', ParseUUIDPipe) id: string, @Body() body: BesluitDto): Promise<ApprovalRecorded> {
    return this.commands.execute(new GiveApproval(caller, id, wishOf(body)));
  }

  @Post(':id/intrekkingen')
  @ApiOperation({
    operationId: 'trekGoedkeuringIn',
    summary: 'Een gegeven akkoord intrekken',
    description: 'Geldt meteen: wat erop rust wordt niet meer gelezen. Wat al is gelezen, blijft vastgelegd.',
  })
  @ApiCreatedResponse({ type: ApprovalRecorded })
  intrekken(
    @Caller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reden }: AkkoordIntrekkingDto,
  ): Promise<ApprovalRecorded> {
    return this.commands.execute(new WithdrawApproval(caller, id, reden));
  }
}

/** @throws Refusal 'approval.reason-unfit': a reason to refuse with a yes, or the other way round */
function wishOf({ besluit, reden, verklaringen: form = [] }: BesluitDto): ApprovalWish {
  if (besluit === 'gegeven' && isToGive(reden)) return { answer: 'given', because: reden, form };
  if (besluit === 'geweigerd' && !isToGive(reden)) return { answer: 'refused', because: reden, form };
  const fitting = besluit === 'gegeven' ? reasonsToGive : Object.keys(reasonsToRefuse);
  const detail = `Kies bij dit besluit uit: ${fitting.join(', ')}.`;
  throw new Refusal('approval.reason-unfit', 'invalid', 'Deze reden past niet bij het besluit.', [
    { pointer: '/reden', code: 'reason.unfit', detail },
  ]);
}

const isToGive = (reason: ReasonToGive | ReasonToRefuse): reason is ReasonToGive => (reasonsToGive as readonly string[]).includes(reason);
