import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AllowRoles, Caller, NoIdempotencyKey } from '#libs/identity';
import { AskForecast } from './ask-forecast.js';
import { ForecastTold, PrognoseVraag } from './forecast.dto.js';
import type { Forecast } from './forecast-policy.js';

/** What will change by itself. */
@ApiTags('toezicht')
@ApiBearerAuth()
@Controller('beleid')
export class ForecastController {
  constructor(private readonly queries: QueryBus) {}

  @Post('_prognose')
  @HttpCode(200)
  @NoIdempotencyKey()
  @AllowRoles('privacy-officer')
  @ApiOperation({
    operationId: 'vraagPrognose',
    summary: 'Wat stopt er doordat een afspraak eindigt',
    description: 'Beoordeelt alles wat nu loopt opnieuw, alsof het die dag is. Schrijft niets weg en toont geen gegevens.',
  })
  @ApiOkResponse({ type: ForecastTold })
  async prognose(@Caller() caller: Caller, @Body() { op }: PrognoseVraag): Promise<ForecastTold> {
    return told(await this.queries.execute(new AskForecast(caller, op)));
  }
}

function told({ today, day, policy, ending, lanes, cases, totals }: Forecast): ForecastTold {
  return {
    vandaag: today,
    op: day,
    beleid: policy.digest,
    afspraken: ending.map(({ id, kind, title, lastDay }) => ({ id, soort: kind, titel: title, laatsteDag: lastDay })),
    banen: lanes.map(({ from, to, purpose, shares, stops, loses, already, groups }) => ({
      van: from,
      aan: to,
      doel: purpose,
      verstrekkingen: shares,
      stopt: stops,
      verliest: loses,
      alGestopt: already,
      soorten: groups,
    })),
    zaken: cases.map(({ id, kenmerk, becomes, groups }) => ({
      id,
      kenmerk,
      wordt: becomes === 'stops' ? ('stopt' as const) : ('verliest' as const),
      soorten: groups,
    })),
    anders: totals.otherwise,
  };
}
