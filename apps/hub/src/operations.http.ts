import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '#libs/identity';
import { Metrics } from './metrics.js';
import { Readiness } from './readiness.js';

/** For whoever runs the hub: is it alive, can it work, how does it do. Outside /v1, as these are no part of the API of partners. */
@Public()
@ApiExcludeController()
@Controller()
export class OperationsController {
  constructor(
    private readonly readiness: Readiness,
    private readonly metrics: Metrics,
  ) {}

  /** The process answers. Says nothing about the database: restarting the hub would not bring that back. */
  @Get('livez')
  alive(): object {
    return { status: 'in-bedrijf' };
  }

  /** The hub can take work: database and views answer, and it is not on its way out. 503 when not. */
  @Get('readyz')
  ready(): Promise<object> {
    return this.readiness.report();
  }

  @Get('metrics')
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  numbers(): Promise<string> {
    return this.metrics.registry.metrics();
  }
}
