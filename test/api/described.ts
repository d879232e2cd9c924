import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { TestHub } from '../hub.js';

type Schema = { [keyword: string]: unknown };
interface Operation {
  operationId: string;
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
}

/** What the hub says of itself: its operations by `method path`, and a check of an answer against its schema. */
export interface Described {
  operations: Map<string, Operation>;
  check(schema: Schema): ValidateFunction;
}

export async function describedBy(hub: TestHub): Promise<Described> {
  const { body } = await hub.ask('/v1/openapi.json', { as: null });
  const operations = new Map(
    Object.entries(body.paths as Record<string, Record<string, Operation>>).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => [`${method} ${path}`, operation] as const),
    ),
  );
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  const { schemas } = closed(body.components) as { schemas: Record<string, Schema> };
  return { operations, check: (schema) => ajv.compile({ ...schema, components: { schemas } }) };
}

/** The same schemas, in which a member that is not described is an error. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, closed(inner)]));
  return copy['properties'] && copy['additionalProperties'] === undefined ? { ...copy, additionalProperties: false } : copy;
}
