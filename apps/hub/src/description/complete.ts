import type { OpenAPIObject } from '@nestjs/swagger';
import { problemResponses, problemSchemas, versionHeader } from './problems.js';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Operation = {
  parameters?: { in?: string; name?: string }[];
  requestBody?: unknown;
  responses: Record<string, Record<string, unknown>>;
  security?: unknown[];
  [extension: string]: unknown;
};

const methods = ['get', 'put', 'post', 'delete', 'patch'] as const;
const prefix = '/v1';

/** Adds to the generated description what holds for every operation, so that no controller can forget it. */
export function completed(generated: OpenAPIObject): OpenAPIObject {
  const document = modernised(generated as unknown as Json) as unknown as OpenAPIObject;
  const paths = Object.entries(document.paths).filter(([path]) => path.startsWith(`${prefix}/`));
  document.paths = Object.fromEntries(paths.map(([path, item]) => [path.slice(prefix.length), item]));
  document.servers = [{ url: prefix, description: 'Deze hub' }];
  for (const [path, item] of Object.entries(document.paths))
    for (const method of methods) {
      const operation = item[method] as Operation | undefined;
      if (operation) complete(operation, path, method);
    }
  const schemas = { ...document.components?.schemas, ...problemSchemas };
  document.components = {
    ...document.components,
    schemas,
    responses: problemResponses,
    headers: { 'API-Version': versionHeader },
  } as NonNullable<OpenAPIObject['components']>;
  return document;
}

function complete(operation: Operation, path: string, method: string): void {
  const open = operation['x-openbaar'] === true;
  const withKey = method !== 'get' && !path.split('/').at(-1)!.startsWith('_') && operation['x-zonder-idempotency-key'] !== true;
  delete operation['x-openbaar'];
  delete operation['x-zonder-idempotency-key'];
  if (open) operation.security = [];
  if (withKey) operation.parameters = [...(operation.parameters ?? []), idempotencyKey];
  const parameters = operation.parameters ?? [];
  for (const [status, response] of Object.entries(operation.responses)) {
    response['description'] ||= status === '201' ? 'Vastgelegd' : 'Gelukt';
    response['headers'] = { ...(response['headers'] as object | undefined), 'API-Version': { $ref: '#/components/headers/API-Version' } };
  }
  const possible = [
    ...(parameters.length > 0 || operation.requestBody || method !== 'get' ? [400] : []),
    ...(open ? [] : [401, 403]),
    ...(path.includes('{') || '404' in operation.responses ? [404] : []),
    ...(withKey || '409' in operation.responses ? [409] : []),
    ...('410' in operation.responses ? [410] : []),
    ...(operation.requestBody ? [413, 415] : []),
    429,
    500,
    503,
  ];
  for (const status of possible) operation.responses[status] = { $ref: `#/components/responses/Fout${status}` };
}

const idempotencyKey = {
  in: 'header',
  name: 'Idempotency-Key',
  required: true,
  description: 'Sleutel van dit verzoek, zoals een UUID. Herhaal een verzoek met dezelfde sleutel.',
  schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,128}$' },
  example: '0f3c9a52-4f0e-4c5e-9a53-1d2d4a1f6b10',
};

/** OpenAPI 3.0 wrote `nullable: true`; 3.1 says null as a type, and only a type can be listed. */
function modernised(value: Json): Json {
  if (Array.isArray(value)) return value.map(modernised);
  if (value === null || typeof value !== 'object') return value;
  const { nullable, ...rest } = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, modernised(inner)]));
  if (nullable !== true) return nullable === undefined || nullable === false ? rest : { ...rest, nullable };
  if (typeof rest['type'] === 'string') {
    const listed = Array.isArray(rest['enum']) ? { enum: [...rest['enum'], null] } : {};
    return { ...rest, type: [rest['type'], 'null'], ...listed };
  }
  const { description, ...choice } = rest;
  return {
    ...(description !== undefined && { description }),
    anyOf: [...(Array.isArray(choice['allOf']) ? choice['allOf'] : [choice]), { type: 'null' }],
  };
}
