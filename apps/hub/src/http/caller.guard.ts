import { createHash } from 'node:crypto';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import canonicalize from 'canonicalize';
import { type Officer, routeMetadata, TokenRefused, TokenVerifier } from '#libs/identity';
import { Refusal } from '#libs/ledger';
import type { HubRequest } from './request-state.js';

const changing = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
/** Visible ASCII, as the header is printed in client logs and compared byte by byte. */
const keyShape = /^[\x21-\x7e]{1,128}$/;

/** Lets nobody in without a token, and makes the caller of the request. What an officer may see or do with data is for policy. */
@Injectable()
export class CallerGuard implements CanActivate {
  constructor(
    private readonly verifier: TokenVerifier,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const about = <T>(key: string) => this.reflector.getAllAndOverride<T | undefined>(key, [context.getHandler(), context.getClass()]);
    if (about<boolean>(routeMetadata.public)) return true;
    const request = context.switchToHttp().getRequest<HubRequest>();
    const officer = await this.verifier.verify(bearer(request));
    // set before the checks below, so that a refusal is logged with who was refused
    request.caller = { officer, ...traceOf(request), idempotency: null };
    requireRole(officer, about<string[]>(routeMetadata.roles));
    request.caller.idempotency = idempotency(request, about<boolean>(routeMetadata.withoutKey) ?? false);
    return true;
  }
}

function bearer({ headers }: HubRequest): string {
  const [, token] = /^Bearer ([^\s]+)$/i.exec(headers.authorization ?? '') ?? [];
  if (!token) throw new TokenRefused(headers.authorization ? 'token.malformed' : 'token.missing');
  return token;
}

function traceOf({ state }: HubRequest): { traceId: string; spanId: string; at: Date } {
  if (!state) throw new Error('the request has no state: the hooks of the hub did not run');
  return { traceId: state.traceId, spanId: state.spanId, at: state.startedAt };
}

/** A route for a role is one with wider powers, so it also asks that the issuer is sure of who this is. */
function requireRole(officer: Officer, roles: string[] | undefined): void {
  if (!roles) return;
  if (!roles.some((role) => officer.roles.includes(role)))
    throw new Refusal('role.missing', 'forbidden', `Hiervoor is een van deze rollen nodig: ${roles.join(', ')}.`);
  if (officer.assurance === 'low')
    throw new Refusal(
      'assurance.too-low',
      'forbidden',
      'Meld u aan met betrouwbaarheidsniveau substantieel of hoog; hiervoor is laag niet genoeg.',
    );
}

function idempotency(request: HubRequest, withoutKey: boolean): { key: string; fingerprint: string } | null {
  const lastSegment = request.routeOptions.url?.split('/').at(-1) ?? '';
  if (!changing.has(request.method) || withoutKey || lastSegment.startsWith('_')) return null;
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !keyShape.test(key))
    throw new Refusal(
      'idempotency.key-missing',
      'invalid',
      'Stuur een Idempotency-Key mee, zoals een UUID; dan wordt dit verzoek nooit twee keer uitgevoerd.',
    );
  const body = canonicalize(request.body ?? null) ?? 'null';
  const fingerprint = createHash('sha256').update(`${request.method}\n${request.url}\n${body}`).digest('hex');
  return { key, fingerprint };
}
