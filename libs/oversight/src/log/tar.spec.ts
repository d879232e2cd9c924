import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Packed, tarOf, tarSize } from './tar.js';

const at = new Date('2026-11-27T10:00:00Z');
const file = (path: string, ...parts: string[]): Packed => {
  const content = parts.map((part) => Buffer.from(part));
  return { path, size: Buffer.concat(content).length, content };
};
async function* each(files: Packed[]): AsyncGenerator<Packed> {
  for (const one of files) yield await Promise.resolve(one);
}
async function bytesOf(files: Packed[]): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of tarOf('map', each(files), at)) parts.push(part);
  return Buffer.concat(parts);
}

test('the tar of the system unpacks the same bytes, whatever their length, and it is as large as was worked out', async () => {
  const lengths = [0, 1, 511, 512, 513, 1024, 70_001];
  const files = lengths.map((length) => file(`tile/0/x${length}.p/1`, 'ü'.repeat(length >> 1), 'a'.repeat(length % 2)));
  const archive = await bytesOf(files);
  expect(archive.length).toBe(tarSize(files.map(({ size }) => ({ size, count: 1 }))));
  const folder = mkdtempSync(join(tmpdir(), 'tar-'));
  try {
    execFileSync('tar', ['-xf', '-', '-C', folder], { input: archive, stdio: ['pipe', 'pipe', 'pipe'] });
    for (const { path, content } of files)
      expect(readFileSync(join(folder, 'map', path)).equals(Buffer.concat(content as Buffer[]))).toBe(true);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('many of one size are counted as such', async () => {
  const files = Array.from({ length: 5 }, (_, no) => file(`receipts/${no}`, 'x'.repeat(600)));
  expect((await bytesOf(files)).length).toBe(tarSize([{ size: 600, count: 5 }]));
});

test.each([4, 6])('content that is not as long as was said (%d of 5 bytes) breaks it off', async (length) =>
  expect(bytesOf([{ path: 'a', size: 5, content: [Buffer.alloc(length)] }])).rejects.toThrow(/not as long/),
);

test('never more leaves than was said', async () => {
  let sent = 0;
  const parts = tarOf('map', each([{ path: 'a', size: 5, content: [Buffer.alloc(2), Buffer.alloc(600)] }]), at);
  await expect(
    (async () => {
      for await (const part of parts) sent += part.length;
    })(),
  ).rejects.toThrow(/not as long/);
  expect(sent).toBe(512 + 2);
});

test.each([
  ['a name', file('a'.repeat(97), '')],
  ['a size', { path: 'a', size: 0o77777777777 + 1, content: [] }],
])('%s that does not fit is refused, not cut off', async (_, one) => expect(bytesOf([one])).rejects.toThrow(RangeError));

test('whoever stops asking stops the reading', async () => {
  let closed = false;
  async function* endless(): AsyncGenerator<Buffer> {
    try {
      for (;;) yield await Promise.resolve(Buffer.alloc(10));
    } finally {
      closed = true;
    }
  }
  let parts = 0;
  for await (const part of tarOf('map', each([{ path: 'a', size: 1_000_000, content: endless() }]), at)) {
    expect(part.length).toBeGreaterThan(0);
    if ((parts += 1) === 3) break;
  }
  expect(closed).toBe(true);
});
