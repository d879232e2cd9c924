import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiCreatedResponse, ApiGoneResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { WeighingCriteria } from '#libs/cases/facts';
import { AllowRoles, Caller } from '#libs/identity';
import { pageOf } from '#libs/paging';
import { WeighSignal } from './weigh-signal.js';
import { WegingDto, WeighingRecorded } from './weighing.dto.js';
import { WegingenVraag, WeighingsPage, weighingStatuses, type CriteriaTold, type ListedWeighing } from './weighings.dto.js';
import { WeighingList } from './weighings.view.js';

const day_ms = 86_400_000;

/** What a RIEC got and has not weighed yet, and the weighing itself. Here and not in the slice cases, because only this slice knows what was given. */
@ApiTags('zaken')
@ApiBearerAuth()
@Controller('wegingen')
export class WeighingsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly list: WeighingList,
  ) {}

  @Post()
  @AllowRoles('riec-analist')
  @ApiOperation({
    operationId: 'weegSignaal',
    summary: 'Een signaal wegen',
    description: 'Op de vier criteria van de wet. Alleen een signaal waarvan uw RIEC iets kreeg. Opnieuw wegen mag.',
  })
  @ApiCreatedResponse({ type: WeighingRecorded })
  @ApiGoneResponse()
  wegen(@Caller() caller: Caller, @Body() { signaal, aanvaard, criteria }: WegingDto): Promise<WeighingRecorded> {
    const weighed: WeighingCriteria = {
      kind: criteria.soort,
      scale: criteria.omvang,
      weight: criteria.ernst,
      earlierInterventions: criteria.eerdereMaatregelen,
      participantsWithSameSignal: criteria.deelnemersMetZelfdeSignaal,
    };
    return this.commands.execute(new WeighSignal(caller, signaal, aanvaard, weighed));
  }

  @Get()
  @AllowRoles('riec-analist')
  @ApiOperation({
    operationId: 'lijstWegingen',
    summary: 'Welke signalen op een weging wachten',
    description: 'Van het eigen RIEC, langst wachtende eerst, zonder inhoud. Met `stand` ook wat al is gewogen, en waarop.',
  })
  @ApiOkResponse({ type: WeighingsPage })
  async lijst(@Caller() caller: Caller, @Query() { stand, ...page }: WegingenVraag): Promise<WeighingsPage> {
    const found = await this.list.page(caller.officer.oin, weighingStatuses[stand], page.pagina, page.paginaGrootte);
    const items = found.items.map((row): ListedWeighing => {
      return {
        signaal: row.signal_id,
        stand,
        van: { oin: row.from_oin, partner: row.from_partner },
        verstrekkingen: row.grants,
        ontvangenOp: row.arrived_at.toISOString(),
        leeftijdDagen: Math.max(0, Math.floor((caller.at.getTime() - row.arrived_at.getTime()) / day_ms)),
        gewogenOp: row.weighed_at?.toISOString() ?? null,
        criteria: row.criteria && told(row.criteria),
      };
    });
    return pageOf({ items, total: found.total }, page, '/v1/wegingen', { stand });
  }
}

function told({ kind, scale, weight, earlierInterventions, participantsWithSameSignal }: WeighingCriteria): CriteriaTold {
  return {
    soort: kind,
    omvang: scale,
    ernst: weight,
    eerdereMaatregelen: earlierInterventions,
    deelnemersMetZelfdeSignaal: participantsWithSameSignal,
  };
}
