import type { ErrorObject } from 'ajv/dist/2020.js';
import type { Catalogue } from './catalogue.js';
import { requestSchema } from './request-schema.js';
import { type PolicyRequest, PolicyRequestError } from './request.js';
import { SchemaCheck } from './schema-check.js';
import type { Cell } from './verdict.js';

/** Refuses what the engine does not know: an unknown thing never permits. */
export class RequestCheck {
  private readonly schema: SchemaCheck;
  private readonly cells: ReadonlySet<string>;

  constructor(catalogue: Catalogue) {
    this.schema = new SchemaCheck(requestSchema(catalogue));
    this.cells = new Set(catalogue.cells);
  }

  /** @throws {PolicyRequestError} */
  check(request: PolicyRequest, cells: readonly Cell[]): void {
    const problems = this.schema
      .errors(request)
      .filter(({ keyword }) => keyword !== 'anyOf')
      .map(tell);
    if (cells.some((cell) => !this.cells.has(cell))) problems.push(`cells: unknown cell; allowed are ${[...this.cells].join(', ')}`);
    if (problems.length) throw new PolicyRequestError(problems);
  }
}

/** Names the key and what is allowed there; never what was sent. */
function tell({ instancePath, keyword, message, params }: ErrorObject): string {
  const key = instancePath.slice(1).replaceAll('/', '.') || 'request';
  const { allowedValues, additionalProperty, missingProperty, propertyName } = params as Record<string, unknown>;
  if (Array.isArray(allowedValues)) return `${key}: not an allowed value; allowed are ${allowedValues.join(', ')}`;
  if (typeof additionalProperty === 'string') return `${key}: unknown key ${nameOf(additionalProperty)}`;
  if (typeof missingProperty === 'string') return `${key}: ${missingProperty} is required`;
  if (typeof propertyName === 'string') return `${key}: unknown key ${nameOf(propertyName)}`;
  return `${key}: ${keyword === 'format' ? 'must be a day that exists, written YYYY-MM-DD' : (message ?? 'is not valid')}`;
}

/** A key is written by a programmer; what does not look like one may be data that slipped in. */
const nameOf = (key: string): string => (/^[A-Za-z][A-Za-z-]{0,31}$/.test(key) ? key : '(not shown)');
