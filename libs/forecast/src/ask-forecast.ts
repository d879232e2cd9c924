import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '#libs/identity';
import { StandingLaw } from '#libs/law';
import { Ledger, Refusal } from '#libs/ledger';
import { dutchDay } from '#libs/policy';
import { forecastPolicy, type Forecast } from './forecast-policy.js';

/** What stops by a day because an agreement ends. Counts, codes and case numbers; no field of anybody. */
export class AskForecast extends Query<Forecast> {
  constructor(
    readonly caller: Caller,
    readonly day: string,
  ) {
    super();
  }
}

@QueryHandler(AskForecast)
export class AskForecastHandler implements IQueryHandler<AskForecast> {
  constructor(
    private readonly ledger: Ledger,
    private readonly law: StandingLaw,
  ) {}

  async execute({ caller, day }: AskForecast): Promise<Forecast> {
    if (caller.officer.partner !== 'FG')
      throw new Refusal('forecast.not-a-supervisor', 'forbidden', 'Dit is voor de functionaris gegevensbescherming van de hub.');
    const today = dutchDay(caller.at);
    if (day < today) {
      const detail = 'Kies vandaag of een latere dag.';
      throw new Refusal('forecast.in-past', 'invalid', detail, [{ pointer: '/op', code: 'date.past', detail }]);
    }
    const { policy } = await this.law.fresh();
    return forecastPolicy(this.ledger, { policy, register: await this.law.register() }, { today, day });
  }
}
