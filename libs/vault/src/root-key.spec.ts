import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadRootKey } from './root-key.js';

const folder = mkdtempSync(join(tmpdir(), 'root-key-'));
afterAll(() => rmSync(folder, { recursive: true }));

const key = randomBytes(32);
const file = (content: string): string => {
  const path = join(folder, randomBytes(4).toString('hex'));
  writeFileSync(path, content);
  return path;
};
const silent = () => {};

test('comes from a file, or from the environment', () => {
  expect(loadRootKey({ SEINHUIS_ROOT_KEY_FILE: file(`${key.toString('base64')}\n`) })).toEqual({ key, demo: false });
  expect(loadRootKey({ SEINHUIS_ROOT_KEY: key.toString('base64'), NODE_ENV: 'production' })).toEqual({ key, demo: false });
});

test('without either it is the demo key, and says so loudly', () => {
  let said = '';
  const { key: demoKey, demo } = loadRootKey({}, (text) => (said += text));
  expect([demoKey.length, demo]).toEqual([32, true]);
  expect(said).toContain('DEMO ROOT KEY');
  expect(loadRootKey({ SEINHUIS_ROOT_KEY: '' }, silent).demo).toBe(true);
});

test("a key of one's own is used without a word", () => {
  let said = '';
  loadRootKey({ SEINHUIS_ROOT_KEY: key.toString('base64') }, (text) => (said += text));
  expect(said).toBe('');
});

test('the demo key is refused in production, also when it is given by hand', () => {
  const demoKey = loadRootKey({}, silent).key.toString('base64');
  expect(() => loadRootKey({ NODE_ENV: 'production' }, silent)).toThrow('refused in production');
  expect(() => loadRootKey({ NODE_ENV: 'production', SEINHUIS_ROOT_KEY: demoKey }, silent)).toThrow('refused in production');
  expect(loadRootKey({ SEINHUIS_ROOT_KEY: demoKey }, silent).demo).toBe(true);
});

test.each([
  ['too short', randomBytes(31).toString('base64')],
  ['too long', randomBytes(33).toString('base64')],
  ['hexadecimal', randomBytes(32).toString('hex')],
  ['not base64', `${key.toString('base64').slice(0, -2)}!=`],
  ['base64url', Buffer.alloc(32, 0xff).toString('base64url')],
])('a key that is %s is refused without being shown', (_, text) => {
  const message = messageOf(() => loadRootKey({ SEINHUIS_ROOT_KEY: text }, silent));
  expect(message).toContain('SEINHUIS_ROOT_KEY must hold base64 of exactly 32 bytes');
  expect(message).not.toContain(text);
  expect(messageOf(() => loadRootKey({ SEINHUIS_ROOT_KEY_FILE: file(text) }, silent))).toContain('SEINHUIS_ROOT_KEY_FILE must hold');
});

test('an empty or missing file, or two sources at once, is refused: never silently the demo key', () => {
  expect(() => loadRootKey({ SEINHUIS_ROOT_KEY_FILE: file('') }, silent)).toThrow('must hold');
  expect(() => loadRootKey({ SEINHUIS_ROOT_KEY_FILE: join(folder, 'absent') }, silent)).toThrow('cannot be read');
  const both = { SEINHUIS_ROOT_KEY_FILE: file(key.toString('base64')), SEINHUIS_ROOT_KEY: key.toString('base64') };
  expect(() => loadRootKey(both, silent)).toThrow('not both');
});

function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('it was not refused');
}
