import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { type Observable, of } from 'rxjs';
import { routeMetadata } from '#libs/identity';
import { Ledger } from '#libs/ledger';
import type { HubRequest } from './request-state.js';

/** Answers a request that was carried out before with the answer of that time, before anything is judged or sealed again. */
@Injectable()
export class ReplayInterceptor implements NestInterceptor {
  constructor(
    private readonly ledger: Ledger,
    private readonly reflector: Reflector,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const { caller } = context.switchToHttp().getRequest<HubRequest>();
    if (!caller?.idempotency || this.reflector.get<boolean>(routeMetadata.repeats, context.getHandler())) return next.handle();
    const { key, fingerprint } = caller.idempotency;
    const earlier = await this.ledger.findReplay(caller.officer.oin, key, fingerprint);
    if (!earlier) return next.handle();
    context.switchToHttp().getResponse<FastifyReply>().status(earlier.status).header('Idempotency-Replayed', 'true');
    return of(earlier.body);
  }
}
