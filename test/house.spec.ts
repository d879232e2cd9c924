import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { filesUnder, root } from './architecture.sources.js';

const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

interface Service {
  image?: string;
  build?: string;
  user?: string;
  environment?: Record<string, string>;
  healthcheck?: { test: string[]; interval: string; retries: number };
  ports?: string[];
  read_only?: boolean;
  cap_drop?: string[];
  privileged?: boolean;
  security_opt?: string[];
}
interface Compose {
  services: Record<string, Service>;
  secrets: Record<string, { file?: string }>;
}

/** What is wrong with a compose file; empty when nothing is. `known` are the variables that the hub reads. */
function composeProblems(compose: Compose, known: (name: string) => boolean): string[] {
  return Object.entries(compose.services).flatMap(([name, service]) => {
    const wrong = (found: boolean, what: string): string[] => (found ? [`${name}: ${what}`] : []);
    return [
      ...wrong(!/:\d+\.\d+[^:]*$/.test(service.image ?? ''), 'the version of the image is not pinned'),
      ...wrong(!service.healthcheck || service.healthcheck.test.length === 0, 'no health check'),
      ...wrong(service.read_only !== true, 'its file system can be written'),
      ...wrong(!service.cap_drop?.includes('ALL') || service.privileged === true, 'it keeps capabilities'),
      ...wrong(!service.security_opt?.includes('no-new-privileges:true'), 'it may gain privileges'),
      ...wrong(service.ports?.some((port) => !port.startsWith('127.0.0.1:')) ?? false, 'it listens beyond loopback'),
      ...Object.entries(service.environment ?? {}).flatMap(([variable, value]) => [
        ...wrong(
          /PASSWORD|SECRET|KEY|TOKEN|DATABASE_URL/.test(variable) && !variable.endsWith('_FILE'),
          `${variable} is a secret and not a file`,
        ),
        ...wrong(/:\/\/[^/]*:[^/]*@/.test(String(value)), `${variable} holds a password`),
        ...wrong(name === 'hub' && !known(variable), `the hub does not know ${variable}`),
      ]),
    ];
  });
}

const knownToHub = (variable: string): boolean => {
  const configuration = read('apps/hub/src/configuration.ts');
  return ['NODE_ENV', variable.replace(/_FILE$/, '')].some(
    (name) => new RegExp(`\\b${name}\\b`).test(configuration) && (name !== 'NODE_ENV' || variable === name),
  );
};

describe('docker-compose.yml', () => {
  const compose = parse(read('docker-compose.yml')) as Compose;
  const changed = (change: (hub: Service) => void): string[] => {
    const copy = structuredClone(compose);
    change(copy.services['hub']!);
    return composeProblems(copy, knownToHub);
  };

  test('is pinned, healthy, closed and without secrets', () => expect(composeProblems(compose, knownToHub)).toEqual([]));
  test('takes every secret from a file that is not in the repository', () => {
    expect(Object.values(compose.secrets).map(({ file }) => path.dirname(file ?? ''))).toEqual(['./secrets', './secrets', './secrets']);
    expect(read('.gitignore').split('\n')).toContain('secrets/');
  });
  test.each<[string, (hub: Service) => void]>([
    ['latest', (hub) => (hub.image = 'seinhuis/hub:latest')],
    ['no tag', (hub) => (hub.image = 'seinhuis/hub')],
    ['no health check', (hub) => delete hub.healthcheck],
    ['a literal key', (hub) => (hub.environment = { SEINHUIS_ROOT_KEY: 'abc' })],
    ['a password in an address', (hub) => (hub.environment = { OIDC_ISSUER: 'https://naam:woord@inloggen.example' })],
    ['a variable the hub does not know', (hub) => (hub.environment = { SEINHUIS_PORTT: '3000' })],
    ['all interfaces', (hub) => (hub.ports = ['3000:3000'])],
    ['capabilities', (hub) => (hub.cap_drop = [])],
    ['a writable file system', (hub) => (hub.read_only = false)],
  ])('the check bites on %s', (_, change) => expect(changed(change)).toHaveLength(1));
});

describe('Dockerfile', () => {
  const lines = read('Dockerfile').split('\n');
  test('starts from one pinned version of Node, the one that engines allows', () => {
    const images = lines.filter((line) => line.startsWith('FROM ')).map((line) => line.split(' ')[1]);
    expect(new Set(images).size).toBe(1);
    expect(images[0]).toMatch(/^node:20\.\d+\.\d+-bookworm-slim$/);
  });
  test('runs as another user than root, with a health check, and without development packages', () => {
    const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));
    expect(last).toContain('USER node');
    expect(last.some((line) => line.startsWith('HEALTHCHECK '))).toBe(true);
    expect(lines.join('\n')).toMatch(/npm ci .*--omit=dev/);
    expect(last.some((line) => /^COPY --from=build .*node_modules/.test(line))).toBe(false);
  });
});

describe('documents', () => {
  const pages = [
    'README.md',
    'CHANGELOG.md',
    'SECURITY.md',
    ...filesUnder('docs', /\.md$/),
    ...filesUnder('libs', /\.md$/),
    ...filesUnder('apps', /\.md$/),
  ];
  test.each(pages)('%s links only to what exists', (page) => {
    const links = [...read(page).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].map((found) => found[1] ?? '');
    expect(links.filter((link) => !existsSync(path.join(root, path.dirname(page), link)))).toEqual([]);
  });

  test('every command that the documents name exists', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const text = [...pages, '.ci/run', 'docker-compose.yml'].map(read).join('\n');
    const named = [...text.matchAll(/npm run (?:--silent )?([a-z][a-z:]*)|npm (test|start)\b/g)].map((found) => found[1] ?? found[2] ?? '');
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  test('one version everywhere', () => {
    const { version } = JSON.parse(read('package.json')) as { version: string };
    expect((parse(read('publiccode.yml')) as { softwareVersion: string }).softwareVersion).toBe(version);
    expect(read('CHANGELOG.md')).toContain(`## [${version}]`);
    expect(read('docker-compose.yml')).toContain(`seinhuis/hub:${version}`);
  });

  test('the licence is the one we name', () => {
    expect(read('LICENSE')).toMatch(/^\s*EUROPEAN UNION PUBLIC LICENCE v\. 1\.2/);
    expect(JSON.parse(read('package.json'))).toMatchObject({ license: 'EUPL-1.2' });
  });

  test('the glossary has every code that a decision can show', () => {
    const glossary = read('docs/glossary.md');
    const codes = (file: string, list: string): string[] =>
      (parse(read(`policies/${file}`)) as Record<string, { code: string }[]>)[list]!.map(({ code }) => code);
    const all = [...codes('reasons.yaml', 'reasons'), ...codes('obligations.yaml', 'obligations'), ...codes('fallbacks.yaml', 'fallbacks')];
    expect(all.length).toBeGreaterThan(80);
    expect(all.filter((code) => !glossary.includes(`| ${code} |`))).toEqual([]);
  });

  test('the lock file names no host, so that it works with every registry', () => {
    expect(read('package-lock.json')).not.toMatch(/"resolved": "https?:/);
  });
});
