import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Line, trace } from './line.js';
import { hub, Visit, widths } from './visit.js';

/** The privacy officer takes the whole log home, and checks it there. */
const fenna = 'Fenna de Functionaris';
const root = mkdtempSync(join(tmpdir(), 'meegenomen-'));
afterAll(() => rmSync(root, { recursive: true }));

/** What the verifier says of it, unpacked, where no hub is. */
function verified(archive: Buffer): { name: string; code: number | null; out: string } {
  const folder = mkdtempSync(join(root, '-'));
  spawnSync('tar', ['-xf', '-', '-C', folder], { input: archive });
  const [name = ''] = readdirSync(folder);
  const { status, stdout } = spawnSync(process.execPath, [resolve('dist/verifier.js'), join(folder, name)], { encoding: 'utf8' });
  return { name, code: status, out: stdout };
}

/** How a browser that writes to the disk asks where to; without a person at the window, a file of its own stands for the one she picks. */
interface Disk {
  showSaveFilePicker?: (options: { suggestedName: string }) => Promise<FileSystemFileHandle>;
  /** Parts after the first are held up until this is called. */
  goOn?: () => void;
}

async function pickingItself(visit: Visit, heldUp = false): Promise<void> {
  await visit.page.addInitScript((isHeldUp) => {
    const disk = globalThis as unknown as Disk;
    const goneOn = new Promise<void>((go) => (disk.goOn = go));
    disk.showSaveFilePicker = async ({ suggestedName }) => {
      const handle = await (await navigator.storage.getDirectory()).getFileHandle(suggestedName, { create: true });
      const file = await handle.createWritable();
      const write = file.write.bind(file);
      let parts = 0;
      file.write = async (part) => {
        if (isHeldUp && (parts += 1) > 1) await goneOn;
        return write(part);
      };
      handle.createWritable = () => Promise.resolve(file);
      return handle;
    };
  }, heldUp);
}

/** What is on that disk, as base64. */
const onDisk = (visit: Visit): Promise<string> =>
  visit.page.evaluate(async () => {
    const handle = await (await navigator.storage.getDirectory()).getFileHandle('logboek.tar');
    const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  });

const open = async (visit: Visit): Promise<void> => {
  await visit.logIn(fenna, '/toezicht/bewijs');
  await visit.heading('Bewijs');
};

test('logboek meenemen: as a download, where the browser does not write to the disk itself', async () => {
  const visit = await Visit.begin();
  await visit.page.addInitScript(() => void delete (globalThis as unknown as Disk).showSaveFilePicker);
  await open(visit);
  const download = visit.page.waitForEvent('download');
  await visit.page.getByRole('button', { name: 'Logboek meenemen' }).click();
  const taken = await download;
  expect(taken.suggestedFilename()).toBe('logboek.tar');
  const { name, code, out } = verified(readFileSync(await taken.path()));
  expect([code, out]).toEqual([0, expect.stringContaining('OK: alles klopt.')]);
  await visit.page.getByText(`node verifier.js ${name}`).waitFor();
  await visit.holdsUp();
  await visit.page.goto(`${hub}/toezicht/raadplegingen`);
  await visit.page
    .getByRole('row', { name: /Het hele logboek meegenomen/ })
    .first()
    .waitFor();
});

test('logboek meenemen: straight to the disk, with the keyboard alone, on a phone', async () => {
  const visit = await Visit.begin(widths.phone);
  await pickingItself(visit);
  await open(visit);
  await visit.press('Logboek meenemen', 'Enter');
  await visit.page.getByText('Het logboek is opgehaald.').waitFor();
  expect(await visit.focused()).toBe('Logboek meenemen');
  const { name, code } = verified(Buffer.from(await onDisk(visit), 'base64'));
  expect(code).toBe(0);
  await visit.page.getByText(`node verifier.js ${name}`).waitFor();
  await visit.holdsUp();
});

test('logboek meenemen: stopped halfway, nothing is kept', async () => {
  const visit = await Visit.begin();
  await pickingItself(visit, true);
  await open(visit);
  await visit.page.getByRole('button', { name: 'Logboek meenemen' }).click();
  await visit.page.getByRole('progressbar', { name: 'Logboek ophalen' }).waitFor();
  await visit.page.getByRole('status').filter({ hasText: 'procent opgehaald' }).waitFor({ state: 'attached' });
  await visit.holdsUp();
  await visit.page.getByRole('button', { name: 'Annuleren' }).click();
  expect(await visit.focused()).toMatch(/^Bezig/);
  await visit.page.evaluate(() => (globalThis as unknown as Disk).goOn?.());
  await visit.page.getByText('U bent gestopt. Er is niets bewaard.').waitFor();
  expect(await onDisk(visit)).toBe('');
  await visit.holdsUp();
});

test('logboek meenemen: a hub that fails, and an answer that breaks off, are told; nothing is kept', async () => {
  const visit = await Visit.begin();
  visit.expectFault(/500/);
  await pickingItself(visit);
  await open(visit);
  const line = await Line.of(visit.page);
  line.answers('broken', /_logboek$/);
  await visit.page.getByRole('button', { name: 'Logboek meenemen' }).click();
  await visit.page.getByRole('alert').getByText(trace).waitFor();
  await visit.holdsUp();
  await visit.page.route('**/_logboek', (route) =>
    route.fulfill({ headers: { 'content-type': 'application/x-tar', 'content-length': '9999' }, body: 'half' }),
  );
  await visit.page.getByRole('button', { name: 'Logboek meenemen' }).click();
  await visit.page.getByText('Het ophalen brak af. Er is niets bewaard.').waitFor();
  expect(await onDisk(visit)).toBe('');
  await visit.holdsUp();
});
