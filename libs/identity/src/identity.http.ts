import { applyDecorators, createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { CallerContext } from './caller.js';

/** Who asks: the type of the parameter that `@Caller()` fills. */
export type Caller = CallerContext;

/** Gives a handler the caller that the guard made from the token. Absent on public routes. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): CallerContext => {
  const { caller } = context.switchToHttp().getRequest<{ caller?: CallerContext }>();
  if (!caller) throw new Error('@Caller() on a public route: there is no caller');
  return caller;
});

/** Keys under which the guard finds what the decorators below say. */
export const routeMetadata = {
  public: 'seinhuis:public',
  roles: 'seinhuis:roles',
  withoutKey: 'seinhuis:without-key',
  discloses: 'seinhuis:discloses',
  repeats: 'seinhuis:repeats',
} as const;

/** The route answers without a token. Everything else asks for one. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(routeMetadata.public, true);

/**
 * The route answers officers who have at least one of `roles`. Without it every officer of a known partner passes; policy judges the
 * rest. A route for a role also refuses the lowest level of assurance.
 */
export const AllowRoles = (...roles: [string, ...string[]]): MethodDecorator & ClassDecorator => SetMetadata(routeMetadata.roles, roles);

/** A POST that changes nothing, such as a search or a preview, needs no `Idempotency-Key`; so does one whose path ends in `_name`. */
export const NoIdempotencyKey = (): MethodDecorator =>
  applyDecorators(SetMetadata(routeMetadata.withoutKey, true), ApiExtension('x-zonder-idempotency-key', true));

/** The route lets data leave, or decides that they may: it does so only while witnesses outside watch the log. */
export const Discloses = (): MethodDecorator => SetMetadata(routeMetadata.discloses, true);

/** The answer to a repeated `Idempotency-Key` is made again by the handler, because it holds values: those are never kept as an answer. */
export const RepeatsItself = (): MethodDecorator => SetMetadata(routeMetadata.repeats, true);
