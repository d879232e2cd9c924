import { type ErrorObject, Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { PolicyProblem } from './policy-error.js';
import { type Fits, formats, quickSchema } from './quick-schema.js';
import type { YamlDocument } from './yaml-document.js';

/**
 * A JSON Schema 2020-12 to hold values against. Most values fit, and that is seen at once; ajv takes far longer to get ready and is asked only what is
 * wrong with one that does not.
 */
export class SchemaCheck {
  private readonly fits: Fits | undefined;
  private program?: ValidateFunction;

  /** @throws Error when it is no schema */
  constructor(private readonly schema: object) {
    this.fits = quickSchema(schema);
    if (!this.fits) this.program = compile(schema);
  }

  /** Everything that is wrong with the value; nothing when it fits. */
  errors(value: unknown): readonly ErrorObject[] {
    if (this.fits?.(value)) return [];
    const program = (this.program ??= compile(this.schema));
    return program(value) ? [] : (program.errors ?? []);
  }
}

function compile(schema: object): ValidateFunction {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: false,
    // YAML can write infinity; no number of ours may be that
    strictNumbers: true,
    unicodeRegExp: false,
    validateSchema: false,
    code: { optimize: false },
  });
  addFormats.default(ajv, [...formats]);
  return ajv.compile(schema);
}

/** What the schema finds wrong in a document, each with its line. */
export function schemaProblems(document: YamlDocument, schema: SchemaCheck): PolicyProblem[] {
  return schema
    .errors(document.value)
    .filter((error) => !isEcho(error))
    .map((error) => toProblem(document, error));
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
