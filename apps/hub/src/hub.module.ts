import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { CasesModule } from '#libs/cases';
import { ConsentsModule } from '#libs/consents';
import { DecisionsModule } from '#libs/decisions';
import { DeliveryModule } from '#libs/delivery';
import { DisclosuresModule } from '#libs/disclosures';
import { ForecastModule } from '#libs/forecast';
import { InstrumentsModule } from '#libs/instruments';
import { LogbookModule } from '#libs/logbook';
import { OversightModule } from '#libs/oversight';
import { RulebookModule } from '#libs/rulebook';
import { SignalsModule } from '#libs/signals';
import { ApiDescription } from './description/describe.js';
import { DescriptionController } from './description/description.http.js';
import { FieldsController } from './fields.http.js';
import { type Foundation, FoundationModule } from './foundation.module.js';
import { CallerGuard } from './http/caller.guard.js';
import { ReplayInterceptor } from './http/replay.interceptor.js';
import { WitnessedGuard } from './http/witnessed.guard.js';
import { OperationsController } from './operations.http.js';
import { OfficerController } from './portal/officer.http.js';
import { PartnersController } from './partners.http.js';

/** The hub: its own few routes, and the slices. */
@Module({
  imports: [
    CqrsModule.forRoot(),
    RulebookModule,
    InstrumentsModule,
    SignalsModule,
    ConsentsModule,
    CasesModule,
    DecisionsModule,
    DisclosuresModule,
    OversightModule,
    ForecastModule,
    DeliveryModule,
    LogbookModule,
  ],
  controllers: [OperationsController, DescriptionController, FieldsController, OfficerController, PartnersController],
  providers: [
    ApiDescription,
    { provide: APP_GUARD, useClass: CallerGuard },
    { provide: APP_GUARD, useClass: WitnessedGuard },
    { provide: APP_INTERCEPTOR, useClass: ReplayInterceptor },
  ],
})
export class HubModule {
  static on(foundation: Foundation): DynamicModule {
    return { module: HubModule, imports: [FoundationModule.on(foundation)] };
  }
}
