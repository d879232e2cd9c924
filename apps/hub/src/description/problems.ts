import { problem, problemStatuses } from '../http/problem.js';

export const versionHeader = { description: 'Versie van de API', required: true, schema: { type: 'string' }, example: '1.0.0' };

const when: Record<number, string> = {
  400: 'Het verzoek klopt niet; `errors` noemt alles wat er mis is',
  401: 'Geen token, of een token dat niet bewijst wie het vraagt',
  403: 'De rol of het betrouwbaarheidsniveau is niet genoeg, of de regels laten het niet toe',
  404: 'Bestaat niet, of niet voor u',
  409: 'Past niet bij de stand van nu, of de Idempotency-Key hoort bij een ander verzoek',
  410: 'Was er, en is ingetrokken of teruggenomen',
  413: 'De inhoud is groter dan 256 KB',
  415: 'De inhoud is geen application/json',
  429: 'Te veel verzoeken van dit adres aan deze hub; elke hub telt voor zich. Zie Retry-After',
  500: 'Een fout in de hub; het kenmerk in `instance` helpt de beheerder',
  503: 'De hub kan nu niets vastleggen; herhaal het verzoek na Retry-After met dezelfde Idempotency-Key',
};

export const problemSchemas = {
  Probleem: {
    type: 'object',
    description: 'Fout volgens RFC 9457',
    required: ['type', 'title', 'status', 'detail', 'code'],
    properties: {
      type: { type: 'string', format: 'uri', description: 'Soort fout' },
      title: { type: 'string', description: 'Korte naam van de fout' },
      status: { type: 'integer', minimum: 400, maximum: 599 },
      detail: { type: 'string', description: 'Wat er aan de hand is en wat u kunt doen' },
      code: { type: 'string', description: 'Vaste code; verandert niet tussen versies', pattern: '^[a-z0-9-]+(\\.[a-z0-9-]+)+$' },
      instance: { type: 'string', description: 'Kenmerk van dit ene verzoek' },
      errors: { type: 'array', items: { $ref: '#/components/schemas/Invoerfout' } },
    },
  },
  Invoerfout: {
    type: 'object',
    required: ['pointer', 'code', 'detail'],
    properties: {
      pointer: { type: 'string', description: 'JSON-pointer naar het gegeven' },
      code: { type: 'string' },
      detail: { type: 'string' },
    },
  },
};

const retryAfter = { 'Retry-After': { description: 'Aantal seconden', schema: { type: 'integer', minimum: 0 } } };

/** One response for each status a problem can have, named Fout<status>. */
export const problemResponses = Object.fromEntries(
  problemStatuses
    .filter((status) => when[status])
    .map((status) => [
      `Fout${status}`,
      {
        description: when[status],
        headers: { 'API-Version': { $ref: '#/components/headers/API-Version' }, ...(status === 429 || status === 503 ? retryAfter : {}) },
        content: {
          'application/problem+json': {
            schema: { $ref: '#/components/schemas/Probleem' },
            example: problem(status, 'onderwerp.reden', when[status]!),
          },
        },
      },
    ]),
);
