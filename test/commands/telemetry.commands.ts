import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Loads a program's own entry module in a process of its own, does `then`, and tells which packages of OpenTelemetry the process holds by then. */
async function loadedBy(module: string, then = ''): Promise<string[]> {
  const script = `
    import 'reflect-metadata';
    import { createRequire } from 'node:module';
    await import(${JSON.stringify(`./${module}`)});
    ${then}
    const loaded = Object.keys(createRequire(import.meta.url).cache).flatMap((file) => /@opentelemetry[/]([a-z-]+)/.exec(file)?.[1] ?? []);
    console.log(JSON.stringify([...new Set(loaded)]));
    process.exit(0);
  `;
  const { NODE_OPTIONS: _options, ...env } = process.env;
  const args = [
    '--conditions=source',
    '--no-warnings',
    '--import=./test/concurrency/typescript.mjs',
    '--input-type=module',
    '--eval',
    script,
  ];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env });
  return JSON.parse(stdout.trim().split('\n').at(-1)!) as string[];
}

const start = `
  const { startTelemetry } = await import('#libs/telemetry');
  const { Registry } = (await import('prom-client')).default;
  const settings = { endpoint: 'http://127.0.0.1:1', headers: {}, serviceName: 'x', sampler: 'always_on', ratio: 1, metricInterval_ms: 3_600_000 };
  await startTelemetry(settings, new Registry());
`;

/** prom-client loads the interface for exemplars, which we do not have; behind it is nothing that does anything. */
const ofPrometheus = ['api'];

test.each(['apps/hub/src/hub.ts', 'apps/relay/src/start-relay.ts'])('%s loads nothing of OpenTelemetry by itself', async (module) =>
  expect(await loadedBy(module)).toEqual(ofPrometheus),
);

test('it is loaded when a collector is named, so the look above can see it', async () =>
  expect(await loadedBy('apps/relay/src/start-relay.ts', start)).toEqual(
    expect.arrayContaining(['api', 'exporter-trace-otlp-proto', 'exporter-metrics-otlp-proto', 'sdk-metrics', 'sdk-trace-node']),
  ));
