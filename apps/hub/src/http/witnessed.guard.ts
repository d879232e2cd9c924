import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { routeMetadata } from '#libs/identity';
import { Logbook } from '#libs/logbook';

/** Stops disclosures when nobody outside has seen the log for too long: then nobody could tell afterwards what was disclosed. */
@Injectable()
export class WitnessedGuard implements CanActivate {
  constructor(
    private readonly logbook: Logbook,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.get<boolean | undefined>(routeMetadata.discloses, context.getHandler())) await this.logbook.requireWitnessed();
    return true;
  }
}
