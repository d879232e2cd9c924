/**
 * What may leave to a collector, and how it may look: names of spans, of attributes and of labels. What is not here is left out, whoever wrote it: this
 * is the one place. None of it names a person, and none of it was sent to us: each value is a code, a template or a number of ours.
 */
const code = /^[a-z]+(?:[.-][a-z]+)*$/;
const reader = /^[a-z]+(?:-[a-z]+|-\d{1,3})*$/;
const number = /^-?\d{1,12}(?:\.\d+)?$/;
const template = /^(?:onbekend|\/|(?:\/[a-z_]+(?:-[a-z]+)*(?:\.[a-z]+)?\d?|\/:[A-Za-z]+|\/\*)+)$/;

const shapes = {
  // spans
  'http.request.method': /^[A-Z]{3,7}$/,
  'http.route': template,
  'http.response.status_code': /^[1-5]\d\d$/,
  'error.type': /^(?:[A-Za-z]+(?:[._-][A-Za-z]+)*|[A-Z0-9]{2}[A-Z0-9]{3})$/,
  'messaging.system': /^kafka$/,
  'messaging.batch.message_count': number,
  'seinhuis.activity': code,
  'seinhuis.consumer': reader,
  'seinhuis.events': number,
  'seinhuis.fields': number,
  'seinhuis.facts': number,
  'seinhuis.stream': /^[a-z]{1,32}$/,
  // the process
  'service.name': /^[a-z][a-z0-9-]{0,62}$/,
  'service.version': /^\d+\.\d+\.\d+$/,
  'service.instance.id': /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  // labels of metrics, by the name that they have under /metrics
  code: /^(?:[A-Za-z]+(?:[._:-][A-Za-z]+)*|)$/,
  consumer: reader,
  department: /^[A-Z]{2,4}(?:-[A-Z]{2})?$/,
  digest: /^sha256:[0-9a-f]{64}$/,
  effect: code,
  event: code,
  kind: code,
  major: number,
  method: /^[A-Z]{3,7}$/,
  minor: number,
  name: /^[a-z_]+$/,
  outcome: code,
  patch: number,
  reason: /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/,
  region: /^[a-z]+(?:-[a-z]+)*$/,
  route: template,
  seq: /^\d{0,16}$/,
  space: /^[a-z_]+$/,
  status: /^[1-5]\d\d$/,
  type: /^[A-Za-z]+$/,
  version: /^v?\d[\d.]{0,20}$/,
  view: reader,
  witness: /^[a-z][a-z0-9.-]*(?:\/[a-z0-9.-]+)*$/,
} as const satisfies Record<string, RegExp>;

export type AttributeName = keyof typeof shapes;
export type Attributes = { readonly [name in AttributeName]?: string | number };

/** A code of up to five digits may stand in any of these; nine in a row, as a citizen has, in none but these. */
const withDigits: ReadonlySet<string> = new Set(['digest', 'service.instance.id', 'seq', 'seinhuis.events', 'version']);
const manyDigits = /\d{9}/;

/** Of these attributes the ones that are let through. Pure. */
export function allowedAttributes(given: Readonly<Record<string, unknown>>): Record<string, string | number> {
  const allowed: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(given)) {
    const shape = Object.hasOwn(shapes, name) ? shapes[name as AttributeName] : undefined;
    if (!shape || (typeof value !== 'string' && typeof value !== 'number')) continue;
    const text = String(value);
    if (shape.test(text) && (withDigits.has(name) || !manyDigits.test(text))) allowed[name] = value;
  }
  return allowed;
}

const spanName = /^(?:[a-z]+\.[a-z]+|[A-Z]{3,7} (\S+))$/;
/** The name of a span as it leaves: one of ours, or a method and the template of a route. */
export function allowedName(name: string): string {
  const found = spanName.exec(name);
  return found && (found[1] === undefined || template.test(found[1])) ? name : 'onbekend';
}
