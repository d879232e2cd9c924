import { Module } from '@nestjs/common';
import { AuthzenController } from './authzen.http.js';
import { PointOfDecision } from './point-of-decision.js';

@Module({ controllers: [AuthzenController], providers: [PointOfDecision] })
export class DecisionsModule {}
