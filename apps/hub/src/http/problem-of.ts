import { HttpException } from '@nestjs/common';
import { IssuerUnreachable, TokenRefused } from '#libs/identity';
import { Fault, Refusal } from '#libs/ledger';
import { NotWitnessed } from '#libs/logbook';
import { NotReady } from '../readiness.js';
import { isOutage } from './outage.js';
import { problem, type Problem } from './problem.js';

/** What to answer to an error: the problem, headers that belong to it, and whether the operator must look. */
export interface Answer {
  problem: Problem;
  headers: Record<string, string>;
  unexpected: boolean;
}

const statusOfRefusal = { invalid: 400, forbidden: 403, 'not-found': 404, conflict: 409, gone: 410 } as const;

/** Errors of the framework that a client can cause, by status. What is not here is a fault of ours: 500 without detail. */
const ofTheClient: Record<number, [code: string, detail: string]> = {
  400: ['request.malformed', 'Het verzoek heeft niet de goede vorm.'],
  403: ['request.refused', 'Dit verzoek wordt niet aangenomen.'],
  404: ['route.unknown', 'Dit adres bestaat niet. De adressen staan in /v1/openapi.json.'],
  405: ['route.method', 'Dit adres kent deze methode niet. Zie de header Allow.'],
  413: ['body.too-large', 'De inhoud van het verzoek is groter dan 256 KB.'],
  414: ['route.too-long', 'Het adres van het verzoek is te lang.'],
  415: ['body.type-refused', 'Stuur de inhoud als application/json.'],
  429: ['rate.exceeded', 'Er kwamen te veel verzoeken. Wacht het aantal seconden in de header Retry-After.'],
};

/** The ledger speaks English; what it refuses reaches people through here. Slices refuse in Dutch themselves. */
const inDutch: Record<string, string> = {
  'idempotency.key-invalid': 'De Idempotency-Key bestaat uit 1 tot 128 zichtbare tekens, zoals een UUID.',
  'idempotency.key-reused': 'Deze Idempotency-Key is al gebruikt voor een ander verzoek. Neem een nieuwe.',
  'ledger.fact-too-large': 'Dit is te veel om in één keer vast te leggen. Verdeel het over meer verzoeken.',
  'ledger.not-json': 'Het verzoek bevat een waarde die niet is vast te leggen.',
  'ledger.stream-type': 'Dit kenmerk hoort bij iets anders.',
  'ledger.version-conflict': 'Iemand was u voor. Haal de stand van nu op en probeer het opnieuw.',
  'subject.erased': 'De gegevens van deze persoon zijn gewist. Er kan niets meer bij.',
};

export function problemOf(error: unknown): Answer {
  if (error instanceof Refusal) return ofRefusal(error);
  if (error instanceof TokenRefused) {
    const challenge =
      error.code === 'token.missing'
        ? 'Bearer realm="seinhuis"'
        : `Bearer realm="seinhuis", error="invalid_token", error_description="${error.code}"`;
    return expected(problem(401, error.code, error.message), { 'WWW-Authenticate': challenge });
  }
  if (error instanceof NotWitnessed) return unwatched(error.retryAfter_s);
  if (error instanceof NotReady) return notReady(error);
  if (error instanceof Fault) return unavailable(error.retryAfter_s);
  if (error instanceof IssuerUnreachable || isOutage(error)) return unavailable(5);
  const status = error instanceof HttpException ? error.getStatus() : Number((error as { statusCode?: unknown } | null)?.statusCode);
  const known = ofTheClient[status];
  if (known) return expected(problem(status, ...known));
  return {
    problem: problem(
      500,
      'hub.failed',
      'De fout is vastgelegd. Probeer het later opnieuw, of geef het kenmerk in `instance` aan de beheerder.',
    ),
    headers: {},
    unexpected: true,
  };
}

function ofRefusal({ code, kind, message, problems }: Refusal): Answer {
  return expected(problem(statusOfRefusal[kind], code, inDutch[code] ?? message, problems.length > 0 ? { errors: problems } : {}));
}

function unavailable(retryAfter_s: number): Answer {
  const detail = 'Er is niets vastgelegd waarvan u bericht kreeg. Probeer het opnieuw met dezelfde Idempotency-Key.';
  return { problem: problem(503, 'hub.unavailable', detail), headers: { 'Retry-After': String(retryAfter_s) }, unexpected: true };
}

/** Only a hub that should be ready and is not is news. */
function notReady({ reasons, retryAfter_s, cause }: NotReady): Answer {
  const detail = 'De hub neemt nu geen werk aan. Waarom staat in errors.';
  const told = problem(503, 'hub.unavailable', detail, { errors: [...reasons] });
  return { problem: told, headers: { 'Retry-After': String(retryAfter_s) }, unexpected: cause !== undefined };
}

function unwatched(retryAfter_s: number): Answer {
  const detail =
    'Te lang heeft geen getuige het logboek gezien. Zolang dat zo is, verstrekt de hub niets; vastleggen kan wel. De beheerder krijgt bericht.';
  return { problem: problem(503, 'logbook.not-witnessed', detail), headers: { 'Retry-After': String(retryAfter_s) }, unexpected: true };
}

function expected(answer: Problem, headers: Record<string, string> = {}): Answer {
  return { problem: answer, headers, unexpected: false };
}
