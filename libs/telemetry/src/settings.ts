import { collectedIn, type Examples, readersOf } from '#libs/environment';

export const samplers = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const;
export type SamplerName = (typeof samplers)[number];

/** Where numbers and traces go, and which. */
export interface TelemetrySettings {
  /** Of a collector that speaks OTLP over HTTP, without a slash at the end. */
  endpoint: string;
  /** For the collector alone, such as its token. */
  headers: Record<string, string>;
  serviceName: string;
  sampler: SamplerName;
  /** Part of the traces that is kept, 0 to 1; for a sampler by ratio. */
  ratio: number;
  /** How often numbers are sent. */
  metricInterval_ms: number;
}

/** Every variable that `readTelemetry` reads, with an example. They have the names that OpenTelemetry gave them. */
export const telemetryVariables: Examples = {
  OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318',
  OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20geheim',
  OTEL_SERVICE_NAME: 'seinhuis-hub',
  OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
  OTEL_TRACES_SAMPLER_ARG: '0.1',
  OTEL_METRIC_EXPORT_INTERVAL: '60000',
};
/** Of those, the secrets: they may also come as a file, by the name with _FILE. */
export const telemetrySecrets: readonly string[] = ['OTEL_EXPORTER_OTLP_HEADERS'];

const { oneOf, secret, url, whole } = readersOf(telemetryVariables);
const loopback = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * What the environment says of a collector; undefined when it names none.
 * @param program the name of the service where the environment gives none
 * @param problems to which each problem is added, in Dutch
 */
export function readTelemetry(env: NodeJS.ProcessEnv, program: string, problems: string[]): TelemetrySettings | undefined {
  const told = collectedIn(problems);
  if (!env['OTEL_EXPORTER_OTLP_ENDPOINT']) {
    const lost = Object.keys(env).find((name) => name.startsWith('OTEL_') && env[name]);
    if (lost) problems.push(`${lost} zonder OTEL_EXPORTER_OTLP_ENDPOINT doet niets${like('OTEL_EXPORTER_OTLP_ENDPOINT')}`);
    return undefined;
  }
  const sampler = told(() => oneOf(env, 'OTEL_TRACES_SAMPLER', samplers, 'parentbased_always_on'));
  const settings = {
    endpoint: told(() => url(env['OTEL_EXPORTER_OTLP_ENDPOINT'], 'OTEL_EXPORTER_OTLP_ENDPOINT', ['https:', 'http:']).replace(/\/+$/, '')),
    headers: told(() => headersOf(env)),
    serviceName: told(() => serviceOf(env, program)),
    sampler,
    ratio: told(() => ratioOf(env, sampler)),
    metricInterval_ms: told(() => whole(env, 'OTEL_METRIC_EXPORT_INTERVAL', 60_000, 1_000, 3_600_000)),
  };
  return settings as TelemetrySettings;
}

const like = (name: string): string => `; bijvoorbeeld ${name}=${telemetryVariables[name]}`;

/** As OpenTelemetry writes them: name=value, with a comma in between, values encoded as in an address. */
function headersOf(env: NodeJS.ProcessEnv): Record<string, string> {
  const text = secret(env, 'OTEL_EXPORTER_OTLP_HEADERS');
  if (!text) return {};
  const to = env['OTEL_EXPORTER_OTLP_ENDPOINT']!;
  if (env['NODE_ENV'] === 'production' && /^http:/i.test(to) && URL.canParse(to) && !loopback.test(new URL(to).hostname))
    throw new Error(
      'OTEL_EXPORTER_OTLP_HEADERS gaat zonder TLS leesbaar over de lijn: geef OTEL_EXPORTER_OTLP_ENDPOINT een adres met https',
    );
  const pairs = text.split(',').map((pair) => /^\s*([A-Za-z0-9-]+)\s*=\s*([\x21-\x7e]+)\s*$/.exec(pair));
  if (pairs.some((pair) => !pair))
    throw new Error(`OTEL_EXPORTER_OTLP_HEADERS is een lijst van naam=waarde${like('OTEL_EXPORTER_OTLP_HEADERS')}`);
  try {
    return Object.fromEntries(pairs.map((pair) => [pair![1]!.toLowerCase(), decodeURIComponent(pair![2]!)]));
  } catch {
    throw new Error('OTEL_EXPORTER_OTLP_HEADERS: een waarde is niet te lezen; een procentteken wordt %25');
  }
}

function serviceOf(env: NodeJS.ProcessEnv, program: string): string {
  const name = env['OTEL_SERVICE_NAME'] || program;
  if (!/^[a-z][a-z0-9-]{0,62}$/.test(name) || /\d{9}/.test(name))
    throw new Error(`OTEL_SERVICE_NAME bestaat uit kleine letters, cijfers en streepjes${like('OTEL_SERVICE_NAME')}`);
  return name;
}

function ratioOf(env: NodeJS.ProcessEnv, sampler: SamplerName | undefined): number {
  const text = env['OTEL_TRACES_SAMPLER_ARG'];
  const byRatio = sampler === undefined || sampler.endsWith('traceidratio');
  if (!text) {
    if (sampler && byRatio) throw new Error(`OTEL_TRACES_SAMPLER_ARG ontbreekt${like('OTEL_TRACES_SAMPLER_ARG')}`);
    return 1;
  }
  if (!byRatio) throw new Error('OTEL_TRACES_SAMPLER_ARG hoort bij een OTEL_TRACES_SAMPLER die op traceidratio eindigt');
  if (!/^(?:0|1|0?\.\d{1,6}|1\.0{1,6})$/.test(text))
    throw new Error(`OTEL_TRACES_SAMPLER_ARG is een getal van 0 tot en met 1${like('OTEL_TRACES_SAMPLER_ARG')}`);
  return Number(text);
}
