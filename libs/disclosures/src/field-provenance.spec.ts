import path from 'node:path';
import { loadPolicies } from '#libs/policy';
import { decision, verdict } from '../../../test/signal-facts.js';
import { provenanceOf, saidOfSignals } from './field-provenance.js';
import type { DisclosedField } from './facts.js';

const policy = loadPolicies(path.resolve(import.meta.dirname, '../../../policies'));
const subject = '00000000-0000-4000-a000-000000000000';
const field = (id: string, key: string): DisclosedField => ({ id, key, cell: 'case.VEH', subject });
const got = { by: 'RC', task: 'casus', regime: 'avg' as const, on: '2026-11-20', supplier: 'GB-TZ' };
const decided = decision([verdict('case.VEH', ['v1'])], { origins: [got] });
const nothing = { reliability: null, keptUntil: null };

test('a compartment has a field from the day of the grant, and must destroy it five years later', () =>
  expect(provenanceOf(policy, field('v1', 'vehicle'), decided, nothing, ['SECRECY'])).toEqual({
    ontvangenOp: '2026-11-20',
    bewarenTot: policy.termEnd('compartment', '2026-11-20'),
    betrouwbaarheid: null,
    plichten: [{ code: 'SECRECY', tekst: expect.any(String) }],
  }));

test('an earlier day that the holder told goes first, and a later one does not', () => {
  const end = (keptUntil: string) => provenanceOf(policy, field('v1', 'vehicle'), decided, { ...nothing, keptUntil }, []).bewarenTot;
  expect(end('2027-01-01')).toBe('2027-01-01');
  expect(end('2099-01-01')).toBe(policy.termEnd('compartment', '2026-11-20'));
});

test('what was not got by a compartment has no day of getting and no term of it', () => {
  const own = decision([verdict('case.VEH', ['v1'])]);
  expect(provenanceOf(policy, field('v1', 'vehicle'), own, nothing, [])).toMatchObject({ ontvangenOp: null, bewarenTot: null });
});

test('how sure a source is comes in words, from a field that goes to this reader, and only for its own signal', () => {
  const going = [{ dossier: { signalId: 'one' }, field: field('v2', 'reliability'), source: { at: { seq: 4, eventId: 'e', no: 1 } } }];
  const said = saidOfSignals(policy, going, new Map([['4/1', 'B2']]));
  expect(provenanceOf(policy, field('v1', 'vehicle'), decided, said('one'), []).betrouwbaarheid).toEqual({
    code: 'B2',
    tekst: expect.stringContaining('meestal betrouwbaar'),
  });
  expect(said('other')).toEqual(nothing);
  expect(saidOfSignals(policy, [], new Map([['4/1', 'B2']]))('one')).toEqual(nothing);
});
