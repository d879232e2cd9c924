import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ConfigurationError } from '#libs/environment';
import { readConfiguration as readHub } from '../apps/hub/src/configuration.js';
import { readConfiguration as readRelay } from '../apps/relay/src/configuration.js';
import { readConfiguration as readSigner } from '../apps/signer/src/configuration.js';
import { readConfiguration as readWitness } from '../apps/witness/src/configuration.js';
import { filesUnder } from './architecture.sources.js';
import { filled, programOf, programs, read, readCompose, type Service } from './deployment.js';

const readers: Record<string, (env: NodeJS.ProcessEnv) => unknown> = {
  'dist/apps/hub/src/main.js': readHub,
  'dist/apps/relay/src/main.js': readRelay,
  'dist/apps/signer/src/main.js': readSigner,
  'dist/apps/witness/src/main.js': readWitness,
};
const nameOf = (program: string): string => program.split('/')[2]!;

function problemsOf(program: string, env: NodeJS.ProcessEnv): string[] {
  try {
    readers[program]!(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
}

/** Every name that may stand in an environment of ours. */
const allNames = new Set(
  Object.values(programs).flatMap(({ variables, byFile }) => [...Object.keys(variables), ...byFile.map((name) => `${name}_FILE`)]),
);
const log = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';

describe('.env.example', () => {
  const text = read('.env.example');
  const named = [...text.matchAll(/^# ([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name!);

  test('names every variable that one of our programs reads, once, and no other', () => {
    const plain = Object.values(programs).flatMap(({ variables }) => Object.keys(variables));
    const composes = [...read('docker-compose.yml').matchAll(/\$\{(\w+)/g)].map(([, name]) => name!);
    expect(named.toSorted()).toEqual([...new Set([...plain, ...composes])].toSorted());
  });
  test('names the secrets that may come from a file', () => {
    const byFile = new Set(Object.values(programs).flatMap((program) => program.byFile));
    expect([...byFile].filter((name) => !text.includes(`${name}_FILE`))).toEqual([]);
    const said = [...text.matchAll(/\b([A-Z][A-Z0-9_]+)_FILE\b(?!=)/g)].map(([, name]) => name!);
    expect(said.length).toBeGreaterThan(5);
    expect(said.filter((name) => !byFile.has(name))).toEqual([]);
  });
  test('sets nothing by itself, so that a copy of it changes nothing', () => {
    expect(text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))).toEqual([]);
  });
  test('holds no secret', () => {
    const values = [...text.matchAll(/^# ([A-Z0-9_]*(?:PASSWORD|SECRET|_KEY)[A-Z0-9_]*)=(.*)$/gm)].filter(
      ([, name]) => !name!.endsWith('_FILE'),
    );
    expect(values.length).toBeGreaterThan(4);
    expect(values.filter(([, , value]) => value !== '').map(([, name]) => name)).toEqual([]);
  });
});

test('every name that our programs read stands in their lists', () => {
  const sources = [...filesUnder('apps', /\.ts$/), ...filesUnder('libs', /\.ts$/)].filter(
    (file) => !/\.spec\.ts$|^apps\/(?:dev-idp|inspect)\//.test(file),
  );
  const literals = sources.flatMap((file) => [
    ...read(file).matchAll(/'((?:SEINHUIS|OIDC|KAFKA|OTEL|DATABASE|LOG|NODE)_[A-Z0-9_]+|PORT)'/g),
  ]);
  expect(literals.length).toBeGreaterThan(60);
  expect([...new Set(literals.map(([, name]) => name!))].filter((name) => !allNames.has(name))).toEqual([]);
});

describe('docker-compose.yml and what our programs read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'seinhuis-secrets-'));
  const make = (): string => execFileSync('bash', [resolve('deploy/make-secrets.sh'), folder], { encoding: 'utf8' });
  const said = make();
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const compose = readCompose();

  /** What an operator must say: everything that has no default. */
  const given: NodeJS.ProcessEnv = {
    SITE: 'seinhuis.example',
    LOGIN_SITE: 'inloggen.example',
    SEINHUIS_LOG_ORIGIN: 'example.com/foo',
    SEINHUIS_WITNESSES: 'geen',
    OIDC_ISSUER: 'https://inloggen.example/realms/seinhuis',
    SEINHUIS_OIN: '00000099000000009000',
    LOG_VKEY: log,
  };
  const environmentOf = ({ environment = {} }: Service, from: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
    Object.fromEntries(
      Object.entries(environment).map(([name, value]) => [name, filled(String(value), from).replace('/run/secrets', folder)]),
    );
  const own = Object.entries(compose.services).filter(([, service]) => programOf(service));
  /** Read by Node itself. */
  const ofNode = ['NODE_EXTRA_CA_CERTS'];

  test('all our programs are in it', () => {
    expect(new Set(own.map(([, service]) => programOf(service)))).toEqual(new Set(Object.keys(programs)));
  });
  test.each(own)('%s is given what its program takes, and nothing that it does not know', (_, service) => {
    const program = programOf(service)!;
    const { variables, byFile } = programs[program]!;
    const known = [...Object.keys(variables), ...byFile.map((name) => `${name}_FILE`), ...ofNode];
    expect(Object.keys(service.environment!).filter((name) => !known.includes(name))).toEqual([]);
    expect(problemsOf(program, environmentOf(service, given))).toEqual([]);
  });
  test.each(own.filter(([name]) => !name.endsWith('-demo')))('%s runs as in production', (_, service) => {
    expect(service.environment!['NODE_ENV']).toBe('production');
    for (const name of Object.keys(service.environment!).filter((one) => one.endsWith('_FILE')))
      expect(problemsOf(programOf(service)!, { ...environmentOf(service, given), [name]: join(folder, 'nergens') })).toEqual([
        expect.stringContaining(name),
      ]);
  });
  test('a hub is given each secret as a file of its own, except what it makes itself, what is of relay or signer, and what is for a collector', () => {
    const { byFile } = programs['dist/apps/hub/src/main.js']!;
    const hub = compose.services['hub-1']!;
    const left = byFile.filter((name) => !(`${name}_FILE` in hub.environment!));
    expect(left.toSorted()).toEqual([
      'KAFKA_SASL_PASSWORD',
      'OTEL_EXPORTER_OTLP_HEADERS',
      'SEINHUIS_HUB_DATABASE_PASSWORD',
      'SEINHUIS_LOG_KEY',
    ]);
    const { eraserDatabasePassword, relayDatabasePassword } = readHub(environmentOf(hub, given));
    const inFile = (name: string) => readFileSync(join(folder, name), 'utf8').trim();
    expect(eraserDatabasePassword).toBe(inFile('eraser_database_password'));
    expect(relayDatabasePassword).toBe(inFile('relay_database_password'));
  });
  test('what the operator must say is asked by name', () => {
    const asked = Object.keys(given).filter((name) => {
      const { [name]: _, ...rest } = given;
      try {
        for (const [, service] of Object.entries(compose.services)) environmentOf(service, rest);
        return false;
      } catch (error) {
        return (error as Error).message.startsWith(`${name} has no value`);
      }
    });
    expect(asked).toEqual(Object.keys(given));
  });
  test('images of others are given names that they read', () => {
    const theirs: Record<string, RegExp> = {
      postgres: /^POSTGRES_(?:DB|USER|PASSWORD|PASSWORD_FILE|INITDB_ARGS)$/,
      kafka: /^KAFKA_HEAP_OPTS$/,
      caddy: new RegExp(`^(?:${[...read('deploy/proxy/Caddyfile').matchAll(/\{\$(\w+)\}/g)].map(([, name]) => name).join('|')})$`),
      keycloak: /^(?:KC_(?:DB_URL|DB_USERNAME|HOSTNAME|HTTP_ENABLED|PROXY_HEADERS|CACHE|BOOTSTRAP_ADMIN_USERNAME)|SEINHUIS_PORTAL_ORIGIN)$/,
    };
    const others = Object.entries(compose.services).filter(([, service]) => !programOf(service));
    const image = (service: Service): string =>
      service
        .image!.split(':')[0]!
        .replace(/^.*\//, '')
        .replace(/-demo$/, '');
    expect(
      others.flatMap(([name, service]) =>
        Object.keys(service.environment ?? {})
          .filter((one) => !theirs[image(service)]!.test(one))
          .map((one) => `${name} ${one}`),
      ),
    ).toEqual([]);
    for (const name of ['SEINHUIS_PORTAL_ORIGIN', 'SEINHUIS_HUB_CLIENT_SECRET'])
      expect(read('deploy/keycloak/seinhuis-realm.json')).toContain(`\${${name}}`);
  });

  test('make-secrets makes what it can, says what is still missing, and changes nothing the second time', () => {
    const certificate = ['tls_certificate', 'tls_key', 'tls_ca'];
    const made = Object.keys(compose.secrets).filter((name) => !certificate.includes(name));
    for (const name of made) {
      expect(said).toContain(`made ${folder}/${name}\n`);
      expect(statSync(join(folder, name)).mode & 0o777).toBe(0o444);
    }
    for (const name of certificate) expect(said).toContain(`still missing: ${folder}/${name}\n`);
    const before = made.map((name) => readFileSync(join(folder, name), 'utf8'));
    expect(new Set(before).size).toBe(made.length);
    expect(make()).not.toContain('made ');
    expect(made.map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual(before);
    writeFileSync(join(folder, 'tls_ca'), '');
    expect(make()).not.toContain('tls_ca');
  });
});

/** A value that cannot be, for every variable that has such. The others take any text: a name, a folder, a password. */
const bad: Record<string, string> = {
  PORT: '70000',
  DATABASE_URL: 'mysql://x',
  LOG_LEVEL: 'loud',
  SEINHUIS_ROOT_KEY: 'AAAA',
  SEINHUIS_LOG_KEY: 'AAAA',
  SEINHUIS_LOG_SIGNER: 'http://signer',
  SEINHUIS_LOG_SIGNER_TOKEN: 'kort',
  SEINHUIS_RECEIPT_KEY: 'AAAA',
  SEINHUIS_RECEIPT_EARLIER_KEYS: 'x',
  SEINHUIS_WITNESSES: 'https://getuige.example',
  SEINHUIS_WITNESS_QUORUM: '-1',
  SEINHUIS_COSIGNED_MAX_HOURS: '0',
  SEINHUIS_RETENTION: 'soms',
  SEINHUIS_RATE_PER_MINUTE: '0',
  SEINHUIS_TRUST_PROXY: 'ja',
  SEINHUIS_DRAIN_SECONDS: '301',
  SEINHUIS_RELAY: 'elders',
  SEINHUIS_LOG_ORIGIN: 'met een spatie',
  SEINHUIS_OIN: '1',
  SEINHUIS_PUBLIC_URL: 'hub.example',
  SEINHUIS_WITNESS_NAME: 'met een spatie',
  SEINHUIS_WITNESS_LOGS: 'x',
  OIDC_ISSUER: 'login.example',
  OIDC_JWKS_URI: 'certs',
  OIDC_CLIENTS: ' , ',
  OIDC_INTROSPECTION_URI: 'ask',
  KAFKA_BROKERS: 'kafka',
  KAFKA_SSL: 'ja',
  KAFKA_SSL_CA_FILE: '/nergens',
  KAFKA_SSL_CERT_FILE: '/nergens',
  KAFKA_SSL_KEY_FILE: '/nergens',
  KAFKA_SASL_MECHANISM: 'md5',
  KAFKA_TOPIC_PREFIX: 'Seinhuis',
  KAFKA_PARTITIONS: '0',
  KAFKA_REPLICATION: '0',
  KAFKA_CREATE_TOPICS: 'ja',
  KAFKA_SHARDS: '0',
};
const least: Record<string, NodeJS.ProcessEnv> = {
  'dist/apps/hub/src/main.js': {
    DATABASE_URL: 'postgresql://owner@db.example/seinhuis',
    OIDC_ISSUER: 'https://login.example',
    OIDC_AUDIENCE: 'seinhuis-hub',
    OIDC_INTROSPECTION_CLIENT_ID: 'hub',
    OIDC_INTROSPECTION_CLIENT_SECRET: 'x',
    SEINHUIS_ROOT_KEY: Buffer.alloc(32, 1).toString('base64'),
    KAFKA_BROKERS: 'kafka:9092',
    KAFKA_SASL_USERNAME: 'relay',
    KAFKA_SASL_PASSWORD: 'x',
  },
  'dist/apps/relay/src/main.js': {
    DATABASE_URL: 'postgresql://relay@db.example/seinhuis',
    KAFKA_BROKERS: 'kafka:9092',
    KAFKA_SASL_USERNAME: 'relay',
    KAFKA_SASL_PASSWORD: 'x',
  },
  'dist/apps/signer/src/main.js': {
    SEINHUIS_LOG_ORIGIN: 'hub.example/logboek',
    SEINHUIS_LOG_KEY: Buffer.alloc(32, 1).toString('base64'),
    SEINHUIS_LOG_SIGNER_TOKEN: 'x'.repeat(32),
  },
  'dist/apps/witness/src/main.js': { SEINHUIS_WITNESS_NAME: 'getuige.example/w1', SEINHUIS_WITNESS_LOGS: log },
};

describe.each(Object.keys(programs))('%s', (program) => {
  const { variables } = programs[program]!;
  const mine = Object.keys(variables).filter((name) => name in bad);

  test('starts with the least that is needed', () => expect(problemsOf(program, least[program]!)).toEqual([]));
  test.each(mine)('a wrong %s is told by name, with an example, and without its value', (name) => {
    const found = problemsOf(program, { ...least[program], [name]: bad[name] }).filter((text) => text.includes(name));
    expect(found).not.toEqual([]);
    for (const text of found) expect(text).toMatch(/[A-Z]=\S|openssl rand/);
    if (bad[name]!.length > 3) expect(found.join('; ').split('; bijvoorbeeld')[0]).not.toContain(bad[name]);
  });
  test.each(['SEINHUIS', 'OIDC', 'KAFKA'])('a name with %s_ that does not exist is told, with one that does', (prefix) => {
    expect(problemsOf(program, { ...least[program], [`${prefix}_NERGENS`]: 'x' })).toEqual([
      expect.stringMatching(new RegExp(`^${prefix}_NERGENS bestaat niet; bedoelt u [A-Z_]+=\\S+`)),
    ]);
  });
  test('everything that is wrong is told at once', () => {
    const env = { NODE_ENV: 'production', [`SEINHUIS_${nameOf(program).toUpperCase()}X`]: '1', PORT: 'x' };
    const found = problemsOf(program, env);
    expect(found).toEqual(expect.arrayContaining([expect.stringMatching(/^PORT /), expect.stringMatching(/^SEINHUIS_\w+X bestaat niet/)]));
    expect(found.length).toBeGreaterThan(3);
    for (const text of found) expect(text).toMatch(/\b[A-Z_]{4,}[ =]/);
  });
});
