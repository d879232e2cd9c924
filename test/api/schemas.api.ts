import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { startTestHub, type TestHub } from '../hub.js';

let hub: TestHub;
beforeAll(async () => void (hub = await startTestHub()));
afterAll(() => hub?.close());

const read = (path: string) => hub.ask(path, { as: null });

test('every schema of the policy in force is published, without a token, as it lies in the files', async () => {
  const { body } = await read('/v1/schemas/beleid');
  expect(body.beleid).toBe(hub.policy.digest);
  const names = readdirSync('policies/schema').map((file) => file.replace('.schema.json', ''));
  expect((body.items as { naam: string }[]).map(({ naam }) => naam).sort()).toEqual(names.sort());
  for (const { naam, adres } of body.items as { naam: string; adres: string }[]) {
    const { status, headers, body: schema } = await read(adres);
    expect({ status, type: headers.get('content-type') }).toEqual({
      status: 200,
      type: expect.stringMatching(/^application\/schema\+json/),
    });
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('etag')).toBe(`"${hub.policy.digest.slice('sha256:'.length)}"`);
    expect(schema).toEqual(JSON.parse(readFileSync(`policies/schema/${naam}.schema.json`, 'utf8')));
  }
});

test('an editor that uses one accepts the file of that kind and names a key that is not known', async () => {
  const { body } = await read('/v1/schemas/beleid/terms');
  const validate = new Ajv2020({ strict: false, formats: { date: true, uri: true } }).compile(body);
  const file = parse(readFileSync('policies/terms.yaml', 'utf8')) as object;
  expect(validate(file)).toBe(true);
  expect(validate({ ...file, termijnen: {} })).toBe(false);
});

test('every policy file says which schema is its own', () => {
  const files = readdirSync('policies', { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.yaml') && !file.startsWith('cases'),
  );
  expect(files.length).toBeGreaterThan(15);
  for (const file of files) {
    const kind = file.includes('/') ? file.split('/')[0] : file.replace('.yaml', '');
    expect(readFileSync(`policies/${file}`, 'utf8')).toMatch(
      new RegExp(`^# yaml-language-server: \\$schema=(\\.\\./)?schema/${kind}\\.schema\\.json\\n`),
    );
  }
});

test('a schema that is not there is told, with those that are', async () => {
  const { status, body } = await read('/v1/schemas/beleid/geheimen');
  expect(status).toBe(404);
  expect(body).toMatchObject({ code: 'schema.unknown', detail: expect.stringContaining('grounds') });
  expect(JSON.stringify(body)).not.toContain('geheimen-');
});
