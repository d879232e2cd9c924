import type { Fact, StoredFact } from '#libs/ledger';
import { stored } from '../../../test/given.js';
import { decision, field, gemeente, registered, slachtofferKey, verdict, withValue, zaakKey } from '../../../test/signal-facts.js';
import { entryOf, recordedTypes } from './oversight.rows.js';

const signalId = '00000000-0000-4000-9000-000000000000';
const caseId = '00000000-0000-4000-e000-000000000000';
const disclosureId = '00000000-0000-4000-d000-000000000001';
const riec = { partner: 'RC', oin: '00000099000000000010', task: 'casus', regions: ['riec-oost-brabant'] };
const scope = { disclosureId, signalId, caseId, activity: 'disclose', from: gemeente, to: riec, purpose: 'organised-crime', approvals: [] };
const ends = { signalId, caseId, disclosureId, from: gemeente, to: riec, purpose: 'organised-crime' };
const adres = { id: 'v1', key: 'address', cell: 'case.LOC', subject: zaakKey };
const naam = { id: 'v2', key: 'name', cell: 'victim.IDV', subject: slachtofferKey };
const yes = verdict('case.LOC', ['v1']);
const no = verdict('victim.IDV', ['v2'], 'deny', 'WRONG_FACET');
const judged = decision([yes, no]);
const entry = (fact: Fact) => entryOf(stored(fact) as StoredFact<never>);

const shownAdres = { cell: 'case.LOC', subject: zaakKey, fields: ['v1'], effect: 'permit', bases: ['W-A'], reason: null, shown: true };
const hiddenNaam = {
  cell: 'victim.IDV',
  subject: slachtofferKey,
  fields: ['v2'],
  effect: 'deny',
  bases: [],
  reason: 'WRONG_FACET',
  shown: false,
};

describe('the line of the record that a fact gives', () => {
  test('registering: what is stored on which ground, what was refused of nobody in particular; nothing was shown', () => {
    const fields = [withValue(field('v1', 'case.LOC'), 'Teststraat 1')];
    const fact = registered(fields, { refused: [{ key: 'name', cell: 'victim.IDV', reason: 'WRONG_FACET' }] });
    expect(entry(fact)).toEqual({
      kind: 'vastgelegd',
      signalId,
      caseId: null,
      disclosureId: null,
      from: null,
      to: null,
      purpose: null,
      decisions: fact.data.decisions,
      cells: [
        { ...shownAdres, shown: false },
        { ...hiddenNaam, subject: null, fields: [] },
      ],
    });
  });

  test('enriching: the same', () => {
    const data = { facets: [], fields: [field('v1', 'case.LOC')], refused: [], situation: {}, decisions: [judged] };
    expect(entry({ type: 'SignalEnriched', data })).toMatchObject({
      kind: 'vastgelegd',
      signalId,
      cells: [{ ...shownAdres, shown: false }],
    });
  });

  test('correcting: what was judged anew, stored or refused; the older facts have no cells', () => {
    const fields = [field('v1', 'case.LOC'), field('v2', 'victim.IDV', { key: 'name' })];
    const data = { corrected: ['v1'], removed: [], because: 'onjuist', fields, refused: [], decisions: [judged] };
    expect(entry({ type: 'SignalCorrected', data })).toMatchObject({
      kind: 'vastgelegd',
      signalId,
      decisions: [judged],
      cells: [{ ...shownAdres, shown: false }, hiddenNaam],
    });
    const older = { corrected: ['v1'], removed: [], because: 'onjuist' };
    expect(entry({ type: 'SignalCorrected', data: older })).toMatchObject({ kind: 'vastgelegd', signalId, decisions: [], cells: [] });
  });

  test('reading the own signal: shown, and about the signal, not about the stream of the reading', () => {
    const about = '00000000-0000-4000-9000-000000000077';
    const found = entry({ type: 'OwnSignalRead', data: { signalId: about, fields: [adres], decisions: [judged] } });
    expect(found).toMatchObject({ kind: 'gelezen', signalId: about, to: null, cells: [shownAdres] });
  });

  test('a grant: between whom, for what; nothing was shown yet', () => {
    const found = entry({ type: 'DisclosureGranted', data: { ...scope, fields: [adres], decision: judged } });
    expect(found).toMatchObject({ ...ends, kind: 'verleend', decisions: [judged], cells: [{ ...shownAdres, shown: false }] });
  });

  test('a refusal: with its reason', () => {
    const found = entry({ type: 'DisclosureRefused', data: { ...scope, withheld: [naam], decision: judged } });
    expect(found).toMatchObject({ ...ends, kind: 'geweigerd', decisions: [judged], cells: [hiddenNaam] });
  });

  test('a recall', () => {
    const found = entry({ type: 'DisclosureRecalled', data: { disclosureId, signalId, because: 'vergissing' } });
    expect(found).toMatchObject({ kind: 'teruggenomen', disclosureId, signalId, from: null, to: null, cells: [], decisions: [] });
  });

  test('a delivery: what was shown apart from what was withheld', () => {
    const { activity: _activity, approvals: _approvals, ...kept } = scope;
    const found = entry({ type: 'FieldsDelivered', data: { ...kept, fields: [adres], withheld: [naam], decision: judged } });
    expect(found).toMatchObject({ ...ends, kind: 'gelezen', cells: [shownAdres, hiddenNaam] });
  });

  test('an attempt by somebody outside the case', () => {
    const found = entry({ type: 'ReadingRefused', data: { caseId, to: riec, reason: 'NOT_A_CASE_MEMBER' } });
    expect(found).toMatchObject({ kind: 'lezen-geweigerd', caseId, to: riec, signalId: null });
    expect(found.cells).toEqual([
      { cell: 'case.CASE', subject: null, fields: [], effect: 'deny', bases: [], reason: 'NOT_A_CASE_MEMBER', shown: false },
    ]);
  });

  test('a search: answered in the cells that allow it, and in no other', () => {
    const data = { from: riec, to: riec, cell: 'victim.BSN', kind: 'bsn', purpose: 'organised-crime', answered: true, hits: [signalId] };
    const asked = decision([verdict('suspect.BSN', ['suspect.BSN']), verdict('victim.BSN', ['victim.BSN'], 'deny', 'WRONG_FACET')]);
    const found = entry({ type: 'SearchAnswered', data: { ...data, decision: asked } });
    expect(found).toMatchObject({ kind: 'gezocht', from: riec, to: riec, signalId: null, decisions: [asked] });
    expect(found.cells.map(({ cell, shown }) => [cell, shown])).toEqual([
      ['suspect.BSN', true],
      ['victim.BSN', false],
    ]);
  });

  test('a search that was refused showed nothing', () => {
    const data = { from: riec, to: riec, cell: 'victim.BSN', kind: 'bsn', purpose: 'organised-crime', answered: false, hits: [] };
    const found = entry({ type: 'SearchAnswered', data: { ...data, decision: decision([verdict('victim.BSN', ['victim.BSN'], 'deny')]) } });
    expect(found.cells.map(({ shown }) => shown)).toEqual([false]);
  });
});

describe('the cells of a line', () => {
  const granted = (fields: unknown[], ...verdicts: Parameters<typeof decision>[0]) =>
    entry({ type: 'DisclosureGranted', data: { ...scope, fields, decision: decision(verdicts) } }).cells;

  test('fields with the same answer on the same facet stand together', () => {
    const cells = granted([adres, { ...adres, id: 'v3' }], verdict('case.LOC', ['v1', 'v3']));
    expect(cells).toMatchObject([{ cell: 'case.LOC', fields: ['v1', 'v3'] }]);
  });

  test('two people in one role stay apart', () => {
    const other = { ...naam, id: 'v3', subject: '00000000-0000-4000-a000-000000000002' };
    expect(granted([naam, other], verdict('victim.IDV', ['v2', 'v3'])).map(({ subject, fields }) => [subject, fields])).toEqual([
      [slachtofferKey, ['v2']],
      [other.subject, ['v3']],
    ]);
  });

  test('other grounds stay apart', () => {
    const cells = granted([adres, { ...adres, id: 'v3' }], yes, { ...verdict('case.LOC', ['v3']), bases: ['W-B'] });
    expect(cells.map(({ bases }) => bases)).toEqual([['W-A'], ['W-B']]);
  });

  test('a field that no decision judged counts as denied', () => {
    expect(granted([adres])).toMatchObject([{ effect: 'deny', bases: [], reason: null }]);
  });
});

test('every type that the view takes gives a line', () => {
  const { fields: _fields, ...registration } = registered([]).data;
  const anything = {
    ...registration,
    ...scope,
    fields: [adres],
    withheld: [naam],
    refused: [],
    decision: judged,
    decisions: [judged],
    reason: 'X',
    because: 'x',
    answered: false,
    hits: [],
  };
  for (const type of recordedTypes) expect(entry({ type, data: anything })).toMatchObject({ kind: expect.any(String) as unknown });
});
