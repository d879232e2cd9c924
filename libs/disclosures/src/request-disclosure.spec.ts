import { givenFor, stored } from '../../../test/given.js';
import { andere, decision, field, gemeente, registered, slachtofferKey, verdict, withValue, zaakKey } from '../../../test/signal-facts.js';
import { evolveSignal, noSignal, type KnownSignal, type SignalFact } from '#libs/signals/facts';
import { evolveDisclosure, noDisclosure, type DisclosedField, type DisclosureFact, type DisclosureScope, type End } from './facts.js';
import { deliver } from './read-disclosure.js';
import { recall } from './recall-disclosure.js';
import { requestDisclosure } from './request-disclosure.js';
import { compartmentHoldings, decisionOn, ownHoldings, splitByVerdict } from './transfer.rules.js';

const given = givenFor({ initial: noDisclosure, evolve: evolveDisclosure });
const riec: End = { partner: 'RC', oin: '00000099000000000010', task: 'casus', regions: ['riec-oost-brabant'] };
const scope: DisclosureScope = {
  disclosureId: '00000000-0000-4000-d000-000000000001',
  signalId: '00000000-0000-4000-9000-000000000000',
  caseId: null,
  activity: 'disclose',
  from: gemeente,
  to: riec,
  purpose: 'organised-crime',
  approvals: [],
};
const adres: DisclosedField = { id: 'v1', key: 'address', cell: 'case.LOC', subject: zaakKey };
const naam: DisclosedField = { id: 'v2', key: 'name', cell: 'victim.IDV', subject: slachtofferKey };
const yes = verdict('case.LOC', ['v1']);
const no = verdict('victim.IDV', ['v2'], 'deny', 'WRONG_FACET');
const judged = decision([yes, no]);
const granted: DisclosureFact = { type: 'DisclosureGranted', data: { ...scope, fields: [adres], decision: decision([yes]) } };
const refused: DisclosureFact = { type: 'DisclosureRefused', data: { ...scope, withheld: [naam], decision: decision([no]) } };
const recalled: DisclosureFact = {
  type: 'DisclosureRecalled',
  data: { disclosureId: scope.disclosureId, signalId: scope.signalId, because: 'vergissing' },
};

describe('asking for a disclosure', () => {
  const order = { scope, going: [adres], staying: [naam], decision: judged };

  test('what goes and what stays are two facts, each with its part of one decision', () =>
    given()
      .when((state) => requestDisclosure(order, state))
      .gives(granted, refused));

  test('a no to everything is a fact, and grants nothing', () =>
    given()
      .when((state) => requestDisclosure({ ...order, going: [] }, state))
      .gives(refused));

  test('a yes to everything leaves no refusal', () =>
    given()
      .when((state) => requestDisclosure({ ...order, staying: [] }, state))
      .gives(granted));

  test('of nothing is refused, so that no answer goes without a fact', () =>
    given()
      .when((state) => requestDisclosure({ ...order, going: [], staying: [] }, state))
      .refuses('disclosure.nothing-held'));

  test.each([
    ['granted', [granted]],
    ['refused', [refused]],
    ['recalled', [granted, recalled]],
  ])('a disclosure that was %s is not decided again', (_, history) =>
    given(...history)
      .when((state) => requestDisclosure(order, state))
      .refuses('disclosure.exists'),
  );
});

describe('delivering', () => {
  const data = {
    disclosureId: scope.disclosureId,
    signalId: scope.signalId,
    caseId: null,
    from: gemeente,
    to: riec,
    purpose: scope.purpose,
    fields: [adres],
    withheld: [naam],
    decision: judged,
  };

  test('what was granted is a fact before it leaves, with what was withheld', () =>
    given(granted, refused)
      .when((state) => deliver(data, state))
      .gives({ type: 'FieldsDelivered', data }));

  test('every reading is a fact of its own', () =>
    given(granted, { type: 'FieldsDelivered', data })
      .when((state) => deliver(data, state))
      .gives({ type: 'FieldsDelivered', data }));

  test('not after it was recalled', () =>
    given(granted, recalled)
      .when((state) => deliver(data, state))
      .refuses('disclosure.recalled'));

  test('not what was refused', () =>
    given(refused)
      .when((state) => deliver(data, state))
      .refuses('disclosure.unknown'));

  test('not what was never decided', () =>
    given()
      .when((state) => deliver(data, state))
      .refuses('disclosure.unknown'));

  test('not a field that was not granted', () =>
    given(granted, refused)
      .when((state) => deliver({ ...data, fields: [adres, naam], withheld: [] }, state))
      .refuses('disclosure.not-granted'));
});

describe('recalling', () => {
  const by = gemeente;

  test('the giver takes it back', () =>
    given(granted)
      .when((state) => recall({ because: 'vergissing', by }, state))
      .gives(recalled));

  test('also when a part was refused', () =>
    given(granted, refused)
      .when((state) => recall({ because: 'vergissing', by }, state))
      .gives(recalled));

  test('twice is once', () =>
    given(granted, recalled)
      .when((state) => recall({ because: 'onjuist', by }, state))
      .givesNothing());

  test.each([
    ['the receiver', riec],
    ['another organisation', andere],
    ['another department of the giver', { ...gemeente, partner: 'GS' }],
  ])('%s cannot', (_, other) =>
    given(granted)
      .when((state) => recall({ because: 'vergissing', by: other }, state))
      .refuses('disclosure.unknown'),
  );

  test('not what was refused, nor what does not exist', () => {
    given(refused)
      .when((state) => recall({ because: 'vergissing', by }, state))
      .refuses('disclosure.never-granted');
    given()
      .when((state) => recall({ because: 'vergissing', by }, state))
      .refuses('disclosure.unknown');
  });
});

describe('what an organisation holds', () => {
  const fields = [
    withValue(field('v1', 'case.LOC'), 'Teststraat 1'),
    withValue(field('v2', 'victim.IDV', { key: 'name', regime: 'wpg', finding: true }), 'Verzonnen Naam'),
  ];
  const signal = evolveSignal(noSignal, stored<SignalFact>(registered(fields))) as KnownSignal;

  test('of its own signal: everything, as it obtained it', () => {
    expect(ownHoldings(signal)).toEqual([
      { ...adres, obtained: { by: 'GB-TZ', task: 'apv', regime: 'avg', on: '2026-11-19', finding: false } },
      { ...naam, obtained: { by: 'GB-TZ', task: 'apv', regime: 'wpg', on: '2026-11-19', finding: true } },
    ]);
  });

  test('in a compartment: only what was granted, from the first day of a grant, with who brought it in', () => {
    const grants = [
      { on: '2026-11-22', fieldIds: ['v2'] },
      { on: '2026-11-21', fieldIds: ['v2', 'v7'] },
    ];
    expect(compartmentHoldings(signal, 'RC', grants)).toEqual([
      { ...naam, obtained: { by: 'RC', task: 'casus', regime: 'wpg', on: '2026-11-21', supplier: 'GB-TZ', finding: true } },
    ]);
  });

  test('nothing without a grant, nor of a field that was taken away', () => {
    expect(compartmentHoldings(signal, 'RC', [])).toEqual([]);
    expect(compartmentHoldings({ ...signal, fields: [] }, 'RC', [{ on: '2026-11-21', fieldIds: ['v1'] }])).toEqual([]);
  });

  test('knows no value', () => expect(JSON.stringify(ownHoldings(signal))).not.toMatch(/Teststraat|Verzonnen/));
});

describe('the answer of the policy', () => {
  const holdings = [adres, naam].map((one) => ({
    ...one,
    obtained: { by: 'GB-TZ', task: 'apv', regime: 'avg' as const, on: '2026-11-19' },
  }));

  test('splits the fields, without their provenance', () => {
    expect(splitByVerdict(holdings, judged)).toEqual({ going: [adres], staying: [naam] });
  });

  test.each(['reduce', 'hit-only', 'anonymise', 'pending', 'needs-consent', 'deny'] as const)('%s lets nothing go', (effect) => {
    expect(splitByVerdict(holdings, decision([verdict('case.LOC', ['v1'], effect), no])).going).toEqual([]);
  });

  test('a field that was not judged stays', () => {
    expect(splitByVerdict(holdings, decision([]))).toEqual({ going: [], staying: [adres, naam] });
    expect(splitByVerdict(holdings, decision([verdict('case.LOC', ['v8'])]))).toEqual({ going: [], staying: [adres, naam] });
  });

  test('a part of it has the fields of that part alone', () => {
    const both = decision([verdict('case.LOC', ['v1', 'v3']), no]);
    expect(decisionOn(both, [adres]).fields).toEqual([verdict('case.LOC', ['v1'])]);
    expect(decisionOn(both, []).fields).toEqual([]);
  });
});

test('an unknown fact is not folded away', () => {
  expect(() => given(granted, { type: 'DisclosureEchoed', data: {} } as unknown as DisclosureFact)).toThrow('unknown disclosure fact');
});
