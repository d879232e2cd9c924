import { randomUUID } from 'node:crypto';
import { type GivenLedger, givenLedger } from '../../../../test/concurrency/given-ledger.js';
import type { Eraser } from '../erasure/eraser.js';
import { OversightKept1795600070000 } from './kept.view.js';
import { Retention } from './retention.js';

const day = '2026-11-01';
/** Two rows each, but for the first: so those of some facet lie on both sides of a border between pages. */
const facets = 1_501;
const subjectOf = (no: number): string => `${String(no).padStart(8, '0')}-0000-4000-8000-000000000000`;
const termEnd = (term: string, from: string): string | null => (term === 'compartment' || term === 'police-destroyed' ? from : null);

let home: GivenLedger;
let retention: Retention;

beforeAll(async () => {
  home = await givenLedger();
  const runner = home.owner.createQueryRunner();
  await new OversightKept1795600070000().up(runner);
  await runner.release();
  await home.owner.transaction(async (tx) => {
    await tx.query(`select set_config('seinhuis.reader', '*', true)`);
    const rows = Array.from({ length: facets }, (_, no) => [
      // by the law that comes first the term is over for all; by the other for one in three
      { subject: subjectOf(no), regime: 'avg', signal_id: randomUUID(), obtained_on: '2026-10-01' },
      { subject: subjectOf(no), regime: 'wpg', signal_id: randomUUID(), obtained_on: no % 3 === 0 ? '2026-10-01' : '2026-12-01' },
    ])
      .flat()
      .toSpliced(1, 1);
    await tx.query('insert into oversight_kept select * from jsonb_populate_recordset(null::oversight_kept, $1::jsonb)', [
      JSON.stringify(rows),
    ]);
  });
  const eraser = { isHeld: () => Promise.resolve(false) } as unknown as Eraser;
  retention = new Retention(home.app, eraser, () => Promise.resolve({ termEnd }));
});
afterAll(() => home?.close());

test('a facet is judged whole, also when its rows lie on two pages', async () => {
  const { items, total, undecidedTotal } = await retention.preview(day, facets);
  const due = Array.from({ length: facets }, (_, no) => no).filter((no) => no % 3 === 0);
  expect([total, undecidedTotal]).toEqual([due.length, 0]);
  expect(items.map(({ subject }) => subject)).toEqual(due.map(subjectOf));
});
