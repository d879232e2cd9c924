import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { filesUnder, root } from './architecture.sources.js';
import { type Compose, programOf, programs, read, readCompose, type Service } from './deployment.js';

/** Why this schema, and from where: docs/decisions/0017-one-machine-with-compose.md. */
const schemaFile = join(dirname(createRequire(import.meta.url).resolve('dclint/package.json')), 'schemas/compose.schema.json');
const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false, validateSchema: false }).compile(
  JSON.parse(readFileSync(schemaFile, 'utf8').replace('"$schema": "https://json-schema.org/draft-07/schema",', '')) as object,
);
const schemaProblems = (compose: unknown): string[] =>
  validate(compose) ? [] : validate.errors!.map(({ instancePath, message }) => `${instancePath} ${message}`);

const listed = (networks: Service['networks']): string[] => (Array.isArray(networks) ? networks : Object.keys(networks ?? {}));
const demo = (service: Service): boolean => service.profiles?.length === 1 && service.profiles[0] === 'demo';
const secretName = /PASSWORD|SECRET|KEY$|TOKEN|DATABASE_URL|CREDENTIAL/;
/** A capability, and who may have it. */
const mayKeep: Record<string, string[]> = { proxy: ['NET_BIND_SERVICE'] };

/** What is wrong with one service; empty when nothing is. */
function serviceProblems(name: string, service: Service, { services, secrets, volumes, networks }: Compose): string[] {
  const wrong = (found: boolean, what: string): string[] => (found ? [`${name}: ${what}`] : []);
  const binds = (service.volumes ?? []).filter((volume) => volume.startsWith('.'));
  return [
    ...wrong(!/^[\w/-]+:\d+\.\d+(?:\.\d+)?(?:-[a-z]+)?$/.test(service.image ?? ''), 'the version of the image is not pinned'),
    ...wrong(!service.healthcheck?.test.length, 'no health check'),
    ...wrong(service.read_only !== true, 'its file system can be written'),
    ...wrong(!service.cap_drop?.includes('ALL') || service.privileged === true, 'it keeps capabilities'),
    ...(service.cap_add ?? []).flatMap((one) => wrong(!mayKeep[name]?.includes(one), `it asks ${one}`)),
    ...wrong(!service.security_opt?.includes('no-new-privileges:true'), 'it may gain privileges'),
    ...wrong(!/^[1-9]\d*:\d+$/.test(service.user ?? ''), 'it may run as root'),
    ...(service.ports ?? []).flatMap((port) =>
      wrong(!/^(?:127\.0\.0\.1|\$\{LISTEN:-127\.0\.0\.1\}):/.test(port), 'it listens beyond loopback'),
    ),
    ...binds.flatMap((bind) =>
      wrong(!bind.endsWith(':ro') || !existsSync(join(root, bind.split(':')[0]!)), `${bind} is not there, or can be written`),
    ),
    ...(service.volumes ?? [])
      .filter((one) => !one.startsWith('.'))
      .flatMap((one) => wrong(!(one.split(':')[0]! in volumes), `no volume ${one}`)),
    ...(service.secrets ?? []).flatMap((secret) => wrong(!(secret in secrets), `no secret ${secret}`)),
    ...listed(service.networks).flatMap((network) => wrong(!(network in networks), `no network ${network}`)),
    ...wrong(listed(service.networks).length === 0, 'it is on the network of everybody'),
    ...Object.entries(service.depends_on ?? {}).flatMap(([other, { condition }]) =>
      wrong(!services[other] || condition !== 'service_healthy', `it does not wait until ${other} is healthy`),
    ),
    ...environmentProblems(service).map((what) => `${name}: ${what}`),
  ];
}

/** Outside the demo no secret stands in the file, and every file that is named is given. */
function environmentProblems(service: Service): string[] {
  return Object.entries(service.environment ?? {}).flatMap(([variable, value]) => {
    const text = String(value);
    const file = /^\/run\/secrets\/(\w+)$/.exec(text)?.[1];
    return [
      ...(!demo(service) && secretName.test(variable) && !variable.endsWith('_FILE') ? [`${variable} is a secret and not a file`] : []),
      ...(!demo(service) && /:\/\/[^/]*:[^/]*@/.test(text) ? [`${variable} holds a password`] : []),
      ...(!demo(service) && /\b(?:demo|geheim|changeit|admin|secret|password)\b/i.test(text) && !file
        ? [`${variable} looks like a default`]
        : []),
      ...(file && !service.secrets?.includes(file) ? [`${variable} names a secret that the service is not given`] : []),
      ...(variable.endsWith('_FILE') && !file ? [`${variable} does not lie with the secrets`] : []),
    ];
  });
}

function composeProblems(compose: Compose): string[] {
  const { services } = compose;
  const used = new Set(Object.values(services).flatMap(({ secrets = [] }) => secrets));
  return [
    ...schemaProblems(compose),
    ...Object.entries(services).flatMap(([name, service]) => serviceProblems(name, service, compose)),
    ...Object.entries(services).flatMap(([name, service]) =>
      name.endsWith('-demo') === demo(service) ? [] : [`${name}: what is a demo says so in its name and its profile`],
    ),
    ...Object.entries(services)
      .filter(([, service]) => !demo(service))
      .flatMap(([name, { depends_on = {}, networks }]) => [
        ...Object.keys(depends_on)
          .filter((other) => demo(services[other]!))
          .map((other) => `${name}: it needs ${other}, of the demo`),
        ...(listed(networks).includes('demo') ? [`${name}: it is on the network of the demo`] : []),
      ]),
    ...Object.entries(compose.secrets).flatMap(([name, { file }]) => [
      ...(file === `./secrets/${name}` ? [] : [`secret ${name} does not come from ./secrets`]),
      ...(used.has(name) ? [] : [`secret ${name} is for nobody`]),
    ]),
  ];
}

const compose = readCompose();

describe('docker-compose.yml', () => {
  test('is what the Compose specification allows, pinned, healthy, closed and without secrets', () =>
    expect(composeProblems(compose)).toEqual([]));

  test('has everything that an installation needs', () => {
    const outside = Object.entries(compose.services).filter(([, service]) => !demo(service));
    expect(outside.map(([name]) => name).toSorted()).toEqual([
      'hub-1',
      'hub-2',
      'kafka',
      'keycloak',
      'keycloak-postgres',
      'postgres',
      'proxy',
      'relay',
      'signer',
      'witness',
    ]);
    expect(compose.services['hub-2']).toEqual(compose.services['hub-1']);
  });

  test('lets the database, the broker and the login speak with nobody else', () => {
    const on = (network: string): string[] =>
      Object.entries(compose.services)
        .filter(([, { networks }]) => listed(networks).includes(network))
        .map(([name]) => name)
        .toSorted();
    expect(on('database')).toEqual(['hub-1', 'hub-2', 'postgres', 'relay']);
    expect(on('signing')).toEqual(['hub-1', 'hub-2', 'signer']);
    expect(on('events')).toEqual(['kafka', 'relay']);
    expect(on('login')).toEqual(['keycloak', 'keycloak-postgres']);
    for (const network of ['database', 'signing', 'events', 'login', 'inside'])
      expect(compose.networks[network]).toMatchObject({ internal: true });
    const open = Object.entries(compose.services).filter(([, service]) => service.ports && !demo(service));
    expect(open.map(([name]) => name)).toEqual(['proxy']);
  });

  test('keeps its secrets out of the repository and out of the image', () => {
    expect(read('.gitignore').split('\n')).toContain('secrets/');
    expect(
      read('.dockerignore')
        .split('\n')
        .filter((line) => /^!.*(?:secrets|deploy|\.env)/.test(line)),
    ).toEqual([]);
  });

  test.each<[string, (hub: Service, all: Compose) => void]>([
    ['latest', (hub) => (hub.image = 'seinhuis/hub:latest')],
    ['no tag', (hub) => (hub.image = 'seinhuis/hub')],
    ['a whole major version', (hub) => (hub.image = 'seinhuis/hub:0')],
    ['no health check', (hub) => delete hub.healthcheck],
    ['a literal key', (hub) => (hub.environment = { SEINHUIS_ROOT_KEY: 'abc' })],
    ['a password in an address', (hub) => (hub.environment = { OIDC_ISSUER: 'https://naam:woord@inloggen.example' })],
    ['a default password', (hub) => (hub.environment = { KC_ADMIN: 'admin' })],
    ['a secret that it is not given', (hub) => (hub.environment = { SEINHUIS_ROOT_KEY_FILE: '/run/secrets/tls_key' })],
    ['a secret beside the secrets', (hub) => (hub.environment = { SEINHUIS_ROOT_KEY_FILE: '/app/root_key' })],
    ['all interfaces', (hub) => (hub.ports = ['3000:3000'])],
    ['capabilities', (hub) => (hub.cap_drop = [])],
    ['a capability back', (hub) => (hub.cap_add = ['SYS_ADMIN'])],
    ['a writable file system', (hub) => (hub.read_only = false)],
    ['root', (hub) => (hub.user = '0:0')],
    ['no user, so that the image decides', (hub) => delete hub.user],
    ['a folder that can be written', (hub) => (hub.volumes = ['./deploy/kafka:/x'])],
    ['a folder that is not there', (hub) => (hub.volumes = ['./deploy/nergens:/x:ro'])],
    ['no wait for a healthy database', (hub) => (hub.depends_on = { postgres: { condition: 'service_started' } })],
    ['a key of Compose that is none', (hub) => Object.assign(hub, { heathcheck: {} })],
    ['a demo that is no profile', (_, { services }) => delete services['hub-demo']!.profiles],
    ['work that needs the demo', (hub) => (hub.depends_on = { 'postgres-demo': { condition: 'service_healthy' } })],
    ['a secret for nobody', (_, { secrets }) => (secrets['oud'] = { file: './secrets/oud' })],
  ])('the check bites on %s', (_, change) => {
    const copy = structuredClone(compose);
    change(copy.services['hub-1']!, copy);
    expect(composeProblems(copy)).not.toEqual([]);
  });
});

describe('the images', () => {
  const dockerfiles = ['Dockerfile', 'deploy/keycloak/Dockerfile'];
  const stages = (file: string): string[] =>
    read(file)
      .split('\n')
      .filter((line) => line.startsWith('FROM '))
      .map((line) => line.split(' ')[1]!);

  test.each(dockerfiles)('%s starts from pinned versions', (file) => {
    for (const image of stages(file)) expect(image).toMatch(/^[\w/-]+:\d+\.\d+\.\d+(?:-[a-z-]+)?$/);
  });
  test('ours has one version of Node, the one that engines allows', () => {
    expect(new Set(stages('Dockerfile')).size).toBe(1);
    expect(stages('Dockerfile')[0]).toMatch(/^node:20\.\d+\.\d+-bookworm-slim$/);
  });
  test('ours runs as another user than root, with a health check, and without development packages', () => {
    const lines = read('Dockerfile').split('\n');
    const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));
    expect(last).toContain('USER node');
    expect(last.some((line) => line.startsWith('HEALTHCHECK '))).toBe(true);
    expect(lines.join('\n')).toMatch(/npm ci .*--omit=dev/);
    expect(last.some((line) => /^COPY --from=build .*node_modules/.test(line))).toBe(false);
  });

  const own = Object.entries(compose.services).filter(([, service]) => programOf(service));
  test.each(own)('%s starts a program that is in the image', (_, service) => {
    const program = programOf(service)!;
    expect(Object.keys(programs)).toContain(program);
    const source = program.replace(/^dist\//, '').replace(/\.js$/, '.ts');
    expect(existsSync(join(root, source))).toBe(true);
    const ignored = read('.dockerignore').split('\n');
    expect(ignored).toEqual(expect.arrayContaining(['!apps', '!libs', '!policies']));
    expect(ignored).not.toContain(source.split('/').slice(0, 2).join('/'));
    expect(read('Dockerfile')).toMatch(/^COPY --from=build \/src\/dist dist$/m);
  });
  test('every file that is copied in is there, and let through', () => {
    const through = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    const copied = [...read('Dockerfile').matchAll(/^COPY (?!--from)(.*) \S+$/gm)].flatMap(([, files]) => files!.split(' '));
    expect(copied.length).toBeGreaterThan(8);
    expect(
      copied.filter((file) => !existsSync(join(root, file)) || !through.some((open) => file === open || file.startsWith(`${open}/`))),
    ).toEqual([]);
    for (const file of ['start.sh', 'ready.sh', 'seinhuis-realm.json', 'seinhuis-demo-realm.json'])
      expect(statSync(join(root, 'deploy/keycloak', file)).isFile()).toBe(true);
  });
  test('a volume of ours is written by who runs there', () => {
    const paths = ['witness', 'signer'].map((name) => compose.services[name]!.volumes![0]!.split(':')[1]);
    expect(read('Dockerfile')).toContain(`install -d -o node -g node -m 700 ${paths.join(' ')}`);
  });
  test('the key of the log is for the signer alone', () => {
    const having = Object.entries(compose.services).filter(([, { secrets = [] }]) => secrets.includes('log_key'));
    expect(having.map(([name]) => name)).toEqual(['signer']);
  });
  test('Keycloak and Kafka are the versions that the suites of this repository run', () => {
    const version = (folder: string): string =>
      /^const version = '([\d.]+)';$/m.exec(filesUnder(folder, /\.ts$/).map(read).join('\n'))?.[1] ?? 'none';
    expect(stages('deploy/keycloak/Dockerfile')).toEqual([`keycloak/keycloak:${version('test/keycloak')}`]);
    expect(compose.services['kafka']!.image).toBe(`apache/kafka:${version('test/kafka')}`);
  });
});

test('the schema is the one of the specification: it knows its newest parts, and refuses what is not in it', () => {
  const service = { image: 'a:1.0', develop: { watch: [] }, configs: [], provider: { type: 'x' } };
  expect(schemaProblems({ services: { a: service }, models: {}, secrets: { b: { environment: 'B' } }, 'x-own': {} })).toEqual([]);
  expect(schemaProblems({ services: { a: { image: 3 } } })).not.toEqual([]);
  expect(schemaProblems({ service: {} })).not.toEqual([]);
  expect(schemaProblems(parse('services: { a: { depends_on: { b: { condition: service_happy } } } }'))).not.toEqual([]);
});
