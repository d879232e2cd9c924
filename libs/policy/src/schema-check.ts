import { type ErrorObject, Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { PolicyProblem } from './policy-error.js';
import type { YamlDocument } from './yaml-document.js';

/**
 * A validator for JSON Schema 2020-12 that reports every problem.
 * @param use 'often': worth the time that ajv takes to make the code fast
 */
export function newValidator(use: 'once' | 'often' = 'once'): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: false,
    unicodeRegExp: false,
    validateSchema: false,
    code: { optimize: use === 'often' },
  });
  addFormats.default(ajv, ['date', 'uri']);
  return ajv;
}

/** What the schema finds wrong in a document, each with its line. */
export function schemaProblems(document: YamlDocument, validate: ValidateFunction): PolicyProblem[] {
  if (validate(document.value)) return [];
  return (validate.errors ?? []).filter((error) => !isEcho(error)).map((error) => toProblem(document, error));
}

/** `oneOf`, `if` and the like only repeat that something inside them failed. */
const isEcho = ({ keyword }: ErrorObject): boolean => ['if', 'anyOf'].includes(keyword);

function toProblem(document: YamlDocument, error: ErrorObject): PolicyProblem {
  const path = segments(error.instancePath);
  const where = path.join('.') || 'the file';
  const extra = error.params as { additionalProperty?: string; allowedValues?: unknown[] };
  if (extra.additionalProperty !== undefined) {
    const line = document.keyLine(path, extra.additionalProperty);
    return { file: document.file, line, message: `unknown key "${extra.additionalProperty}" in ${where}` };
  }
  const allowed = extra.allowedValues ? `: ${extra.allowedValues.join(', ')}` : '';
  return document.problem(path, `${where} ${error.message ?? 'is not valid'}${allowed}`);
}

function segments(pointer: string): (string | number)[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}
