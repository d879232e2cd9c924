import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiCreatedResponse, ApiGoneResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AllowRoles, Caller, Discloses } from '#libs/identity';
import { Refusal } from '#libs/ledger';
import { pageOf } from '#libs/paging';
import { JudgeMatch, type MatchWish } from './judge-match.js';
import { ListMatches } from './list-matches.js';
import { MatchesPage, MatchJudgement, OordeelDto, OvereenkomstenVraag, reasonsToSay } from './matches.dto.js';

const verdicts = { zelfde: 'same', 'niet-zelfde': 'different', ingetrokken: 'withdrawn' } as const;

/** What signals of one RIEC have in common, for its analyst to judge. */
@ApiTags('zaken')
@ApiBearerAuth()
@Controller('zaken/:zaakId/overeenkomsten')
@AllowRoles('riec-analist')
export class MatchesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Discloses()
  @ApiOperation({
    operationId: 'lijstOvereenkomsten',
    summary: 'Wat signalen van de zaak gemeen hebben met andere signalen van dit RIEC',
    description:
      'Alleen op gegevens die u nu in beide signalen mag zien. Zonder waarden, zeldzaamste eerst. Wordt vastgelegd als verstrekking voordat u iets ziet.',
  })
  @ApiOkResponse({ type: MatchesPage })
  @ApiGoneResponse()
  async lijst(
    @Caller() caller: Caller,
    @Param('zaakId', ParseUUIDPipe) zaakId: string,
    @Query() { stand, ...page }: OvereenkomstenVraag,
  ): Promise<MatchesPage> {
    const found = await this.queries.execute(new ListMatches(caller, zaakId, stand, page.pagina, page.paginaGrootte));
    return pageOf(found, page, `/v1/zaken/${zaakId}/overeenkomsten`, { stand });
  }

  @Post(':id/oordelen')
  @ApiOperation({
    operationId: 'oordeelOverOvereenkomst',
    summary: 'Zeggen of twee kanten dezelfde zijn, of een oordeel intrekken',
    description: 'Er wordt niets samengevoegd. Een afgewezen paar komt pas terug als het oordeel is ingetrokken.',
  })
  @ApiCreatedResponse({ type: MatchJudgement })
  @ApiGoneResponse()
  oordelen(
    @Caller() caller: Caller,
    @Param('zaakId', ParseUUIDPipe) zaakId: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: OordeelDto,
  ): Promise<MatchJudgement> {
    return this.commands.execute(new JudgeMatch(caller, zaakId, id, wishOf(body)));
  }
}

/** @throws Refusal 'match.reason-unfit': a reason that does not go with what is said */
function wishOf({ oordeel, reden }: OordeelDto): MatchWish {
  const fitting: readonly string[] = reasonsToSay[oordeel];
  if (fitting.includes(reden)) return { verdict: verdicts[oordeel], because: reden };
  const detail = `Kies bij dit oordeel uit: ${fitting.join(', ')}.`;
  throw new Refusal('match.reason-unfit', 'invalid', 'Deze reden past niet bij het oordeel.', [
    { pointer: '/reden', code: 'reason.unfit', detail },
  ]);
}
