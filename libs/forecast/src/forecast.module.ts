import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AskForecastHandler } from './ask-forecast.js';
import { ForecastController } from './forecast.http.js';

@Module({ imports: [CqrsModule], controllers: [ForecastController], providers: [AskForecastHandler] })
export class ForecastModule {}
