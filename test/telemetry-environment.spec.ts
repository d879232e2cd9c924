import { ConfigurationError } from '#libs/environment';
import { readConfiguration as readHub, variables as hubVariables } from '../apps/hub/src/configuration.js';
import { readConfiguration as readRelay, variables as relayVariables } from '../apps/relay/src/configuration.js';

const database = { DATABASE_URL: 'postgresql://owner:secret@db.example:5432/seinhuis' };
const programs = {
  'seinhuis-hub': {
    read: readHub,
    variables: hubVariables,
    least: {
      ...database,
      OIDC_ISSUER: 'https://login.example',
      OIDC_AUDIENCE: 'https://hub.example',
      SEINHUIS_ROOT_KEY: Buffer.alloc(32, 7).toString('base64'),
    },
  },
  'seinhuis-relay': { read: readRelay, variables: relayVariables, least: { ...database, KAFKA_BROKERS: 'kafka-1:9092' } },
};
const endpoint = { OTEL_EXPORTER_OTLP_ENDPOINT: 'https://collector.intern:4318' };

describe.each(Object.entries(programs))('%s', (name, { read, variables, least }) => {
  const problems = (env: NodeJS.ProcessEnv): string[] => {
    try {
      read({ ...least, ...env });
      return [];
    } catch (error) {
      if (error instanceof ConfigurationError) return error.problems;
      throw error;
    }
  };

  test('sends nothing anywhere unless it is told to', () => {
    expect(read(least)).not.toHaveProperty('telemetry');
    expect(read({ ...least, OTEL_EXPORTER_OTLP_ENDPOINT: '' })).not.toHaveProperty('telemetry');
  });

  test('sends under its own name, or the one it is given', () => {
    expect(read({ ...least, ...endpoint }).telemetry).toMatchObject({ endpoint: 'https://collector.intern:4318', serviceName: name });
    expect(read({ ...least, ...endpoint, OTEL_SERVICE_NAME: 'noord' }).telemetry).toMatchObject({ serviceName: 'noord' });
  });

  test('does not start with a name of OpenTelemetry that it would not listen to, and tells which one it has', () =>
    expect(problems({ ...endpoint, OTEL_SDK_DISABLED: 'true', OTEL_TRACES_SAMPLERR: 'always_off' })).toEqual([
      expect.stringMatching(/^OTEL_SDK_DISABLED bestaat niet; bedoelt u /),
      expect.stringMatching(/^OTEL_TRACES_SAMPLERR bestaat niet; bedoelt u OTEL_TRACES_SAMPLER/),
    ]));

  test('tells what is wrong with telemetry together with all else', () =>
    expect(problems({ ...endpoint, OTEL_TRACES_SAMPLER: 'soms', PORT: 'x' })).toEqual(
      expect.arrayContaining([expect.stringMatching(/^OTEL_TRACES_SAMPLER moet/), expect.stringMatching(/^PORT moet/)]),
    ));

  test('names each variable in its list', () =>
    expect(Object.keys(variables)).toEqual(expect.arrayContaining(['OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_TRACES_SAMPLER_ARG'])));
});
