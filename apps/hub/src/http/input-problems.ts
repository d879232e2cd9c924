import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { Refusal } from '#libs/ledger';
import type { ProblemError } from './problem.js';

/** Dutch for the checks of class-validator. A DTO that gives a Dutch message of its own is quoted instead. */
const texts: Record<string, string> = {
  whitelistValidation: 'Dit gegeven kent de hub hier niet.',
  isDefined: 'Dit gegeven is verplicht.',
  isNotEmpty: 'Dit gegeven is verplicht.',
  isString: 'Dit moet tekst zijn.',
  isInt: 'Dit moet een geheel getal zijn.',
  isNumber: 'Dit moet een getal zijn.',
  isBoolean: 'Dit moet waar of onwaar zijn (true of false).',
  isArray: 'Dit moet een lijst zijn.',
  isObject: 'Dit moet een object zijn.',
  nestedValidation: 'Dit moet een object zijn.',
  unknownValue: 'Dit moet een object zijn.',
  isEnum: 'Deze waarde staat niet in de lijst. Zie /v1/openapi.json.',
  isIn: 'Deze waarde staat niet in de lijst. Zie /v1/openapi.json.',
  isUuid: 'Dit moet een kenmerk zijn in de vorm van een UUID.',
  isDateString: 'Dit moet een datum zijn, zoals 2026-11-24.',
  isIso8601: 'Dit moet een datum of tijdstip zijn, zoals 2026-11-24 of 2026-11-24T10:00:00Z.',
  isRfc3339: 'Dit moet een tijdstip zijn met tijdzone, zoals 2026-11-24T10:00:00Z.',
  minLength: 'Dit is te kort.',
  maxLength: 'Dit is te lang.',
  isLength: 'Dit heeft niet de goede lengte.',
  matches: 'Dit heeft niet de goede vorm.',
  min: 'Dit getal is te klein.',
  max: 'Dit getal is te groot.',
  arrayMinSize: 'Deze lijst is te kort.',
  arrayMaxSize: 'Deze lijst is te lang.',
  arrayNotEmpty: 'Deze lijst mag niet leeg zijn.',
  arrayUnique: 'In deze lijst staat iets dubbel.',
};

/** Checks the input of every route: what is not asked for is refused, and all problems are told at once. */
export const inputPipe = (): ValidationPipe =>
  new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: false,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => inputRefusal(errors),
  });

/** The refusal for failed checks. Values are never repeated, nor a name that is not plainly the name of a member. */
export function inputRefusal(errors: ValidationError[]): Refusal {
  const problems = errors.flatMap((error) => flattened(error, ''));
  return new Refusal('input.invalid', 'invalid', 'Verbeter de gegevens die in errors staan en stuur het verzoek opnieuw.', problems);
}

function flattened(error: ValidationError, parent: string): ProblemError[] {
  const name = /^[A-Za-z][A-Za-z]{0,39}$|^\d{1,5}$/.test(error.property) ? error.property : '?';
  const pointer = `${parent}/${name}`;
  const own = Object.entries(error.constraints ?? {}).map(([check, message]) => ({
    pointer,
    code: `input.${check}`,
    detail: told(check, message, error.property),
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => flattened(child, pointer))];
}

function told(check: string, message: string, property: string): string {
  const stock = message.startsWith(`${property} `) || /^(each value in|nested property|property |an unknown value)/.test(message);
  return stock ? (texts[check] ?? 'Dit klopt niet.') : message;
}
