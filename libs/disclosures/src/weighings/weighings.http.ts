import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { WeighingCriteria } from '#libs/cases/facts';
import { AllowRoles, Caller } from '#libs/identity';
import { pageOf } from '#libs/paging';
import { WegingenVraag, WeighingsPage, weighingStatuses, type CriteriaTold, type ListedWeighing } from './weighings.dto.js';
import { WeighingList } from './weighings.view.js';

const day_ms = 86_400_000;

/** The queue of a RIEC: what it got and has not weighed yet. Beside the weighing itself, because only this slice knows what was given. */
@ApiTags('zaken')
@ApiBearerAuth()
@Controller('wegingen')
export class WeighingsController {
  constructor(private readonly list: WeighingList) {}

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
