import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diffPolicies } from '#libs/decisions';
import { replayUnder } from '#libs/oversight';
import { loadPolicies } from '#libs/policy';
import { nailBar } from '../../apps/inspect/src/demo/nail-bar.js';
import { matrixCsv, matrixHtml, matrixRows } from '../../apps/inspect/src/matrix-page.js';
import { startTestHub, type TestHub } from '../hub.js';

const pack = loadPolicies('policies');

/** The rules as they would be when no ground of the RIEC were in force before 2099. */
function withoutRiec() {
  const folder = mkdtempSync(join(tmpdir(), 'seinhuis-beleid-'));
  cpSync('policies', folder, { recursive: true });
  const file = join(folder, 'grounds/wgs.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('from: 2025-03-01', 'from: 2099-03-01'));
  const changed = loadPolicies(folder);
  rmSync(folder, { recursive: true });
  return changed;
}

test('the matrix in docs/reference is that of these rules; write it with: npx seinhuis policy matrix --out docs/reference', async () => {
  const html = readFileSync('docs/reference/matrix.html', 'utf8');
  const day = /, op (\d{4}-\d{2}-\d{2})\./.exec(html)?.[1] ?? '';
  const rows = await matrixRows(pack, day);
  expect(matrixHtml(pack, day, rows) === html).toBe(true);
  expect(matrixCsv(rows) === readFileSync('docs/reference/matrix.csv', 'utf8')).toBe(true);
});

const expanded = (part: string): string[] => {
  const [facet, groups = ''] = part.split(':');
  return groups.split('+').map((group) => `${facet}.${group}`);
};

test('the table of the matrix names every cell once between every two partners', () => {
  const [, ...lines] = readFileSync('docs/reference/matrix.csv', 'utf8').trimEnd().split('\n');
  const cells = new Map<string, string[]>();
  for (const line of lines) {
    const [from, to, , , , list = ''] = line.split(',');
    cells.set(`${from} ${to}`, [...(cells.get(`${from} ${to}`) ?? []), ...list.split(' ').flatMap(expanded)]);
  }
  expect(cells.size).toBe(pack.partners.length ** 2);
  const all = pack.cells.toSorted().join(' ');
  expect([...cells.values()].filter((one) => one.toSorted().join(' ') !== all)).toEqual([]);
});

describe('a ground that goes', () => {
  const changed = withoutRiec();
  test('narrows what it carried and widens nothing', () => {
    const { changes, same } = diffPolicies(pack, changed, '2026-11-24');
    const place = changes.find(({ from, to, cell, purpose }) => `${from} ${to} ${cell} ${purpose}` === 'GB-TZ RC case.LOC organised-crime');
    expect(place).toMatchObject({
      how: 'narrower',
      before: { effect: 'permit', bases: ['W-R1'] },
      after: { reason: 'BASIS_NOT_IN_FORCE' },
    });
    expect(changes.filter(({ how }) => how === 'wider')).toEqual([]);
    expect(same).toBeGreaterThan(changes.length);
  });
  test('the other way round it widens, and a policy compared with itself changes nothing', () => {
    expect(diffPolicies(changed, pack, '2026-11-24').changes.filter(({ how }) => how === 'narrower')).toEqual([]);
    expect(diffPolicies(pack, pack, '2026-11-24').changes).toEqual([]);
  });

  describe('replayed on what was decided', () => {
    let hub: TestHub;
    let signalId: string;
    beforeAll(async () => {
      hub = await startTestHub();
      signalId = (await hub.ask('/v1/signalen', { method: 'POST', body: nailBar('mogelijk', '90000021') })).body.id;
      const riec = pack.organisations.find(({ name }) => name === 'RIEC Oost-Brabant')!;
      const body = { signaal: signalId, aan: { oin: riec.oin, partner: 'RC', taak: 'casus' }, doel: 'organised-crime' };
      expect(await hub.ask('/v1/verstrekkingen', { method: 'POST', body })).toMatchObject({ status: 201 });
    });
    afterAll(() => hub?.close());

    test('names the decisions, the signals and how many fields', async () => {
      const { ledger } = hub.hub.foundation;
      const found = await replayUnder(ledger, changed, {});
      expect(found.signals).toEqual([signalId]);
      expect(found.counts.narrower).toBeGreaterThan(0);
      expect(found.counts.wider).toBe(0);
      expect(found.changed.every(({ fields }) => fields.every(({ how }) => how !== 'wider'))).toBe(true);
      expect(await replayUnder(ledger, pack, {})).toMatchObject({ decisions: found.decisions, changed: [], impossible: [] });
    });
    test('only of the period that is asked', async () => {
      const { ledger } = hub.hub.foundation;
      const [now, later] = [new Date(), new Date(Date.now() + 60_000)];
      expect(await replayUnder(ledger, changed, { since: later })).toMatchObject({ decisions: 0, changed: [] });
      expect((await replayUnder(ledger, changed, { until: now })).decisions).toBeGreaterThan(0);
      expect(await replayUnder(ledger, changed, { until: new Date(0) })).toMatchObject({ decisions: 0 });
    });
  });
});
