import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Delivery } from '#libs/delivery';
import { Public } from '#libs/identity';
import { StandingLaw } from '#libs/law';
import { PolicyFolder } from '#libs/rulebook';
import { Metrics } from './metrics.js';

/** For whoever runs the hub: is it alive, can it work, how does it do. Outside /v1, as these are no part of the API of partners. */
@Public()
@ApiExcludeController()
@Controller()
export class OperationsController {
  constructor(
    private readonly folder: PolicyFolder,
    private readonly law: StandingLaw,
    private readonly delivery: Delivery,
    private readonly metrics: Metrics,
  ) {}

  /** The process answers. Says nothing about the database: restarting the hub would not bring that back. */
  @Get('livez')
  alive(): object {
    return { status: 'in-bedrijf' };
  }

  /** The hub can take work: database and views answer. 503 when not. */
  @Get('readyz')
  async ready(): Promise<object> {
    const { policy } = await this.law.fresh();
    const lag = await this.delivery.lag();
    const { version, digest } = this.folder.atStart;
    return {
      status: 'gereed',
      beleid: {
        versie: policy.version,
        digest: policy.digest,
        opSchijf: digest === policy.digest ? 'hetzelfde' : { versie: version, digest },
      },
      achterstand: Object.fromEntries(lag.map(({ view, behind }) => [view, behind])),
    };
  }

  @Get('metrics')
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  numbers(): Promise<string> {
    return this.metrics.registry.metrics();
  }
}
