import { givenFor } from '../../../test/given.js';
import {
  agreement,
  agreementId,
  coordinator,
  decisionId,
  elders,
  politie,
  signed,
  writtenDecision,
} from '../../../test/instrument-facts.js';
import { instrumentDecider } from './change-register.js';
import type { InstrumentFact } from './facts.js';
import { signInstrument, type Signing } from './sign-instrument.js';

const given = givenFor(instrumentDecider);
const today = '2026-11-20';
const order: Signing = { instrumentId: agreementId, by: politie, officer: 'medewerker-1', today };
const sign =
  (differs: Partial<Signing> = {}) =>
  (register: Parameters<typeof signInstrument>[1]) =>
    signInstrument({ ...order, ...differs }, register);
const ended: InstrumentFact = {
  type: 'InstrumentEnded',
  data: { instrumentId: agreementId, lastDay: '2026-11-19', because: 'opgezegd', audience: [] },
};

test('a party signs', () => given(agreement()).when(sign()).gives(signed(politie)));
test('twice is once', () => given(agreement(), signed(politie)).when(sign()).givesNothing());
test('on the last day it can still be signed', () =>
  given(agreement({ validTo: today }))
    .when(sign())
    .gives(signed(politie)));

test('who is no party cannot sign', () =>
  given(agreement())
    .when(sign({ by: { ...politie, partner: 'BD' } }))
    .refuses('instrument.not-a-party'));
test('a party of another region cannot sign', () =>
  given(agreement())
    .when(sign({ by: elders }))
    .refuses('instrument.not-your-region'));
test('another organisation than the named one cannot sign for it', () =>
  given(agreement({ parties: [{ partner: 'PO', oin: '00000099000000000077' }] }))
    .when(sign())
    .refuses('instrument.not-a-party'));
test('what does not exist cannot be signed', () => given().when(sign()).refuses('instrument.unknown'));
test('what is over cannot be signed', () =>
  given(agreement({ validTo: '2026-11-19' }))
    .when(sign())
    .refuses('instrument.over'));
test('what was ended cannot be signed', () => given(agreement(), ended).when(sign()).refuses('instrument.over'));

test('a complete decision of the police is signed', () =>
  given(writtenDecision())
    .when(sign({ instrumentId: decisionId }))
    .gives(signed(politie, decisionId)));
test.each(['publicInterest', 'collaboration', 'data', 'conditions', 'receivers'] as const)(
  'a decision of the police without %s cannot be signed',
  (part) => {
    const { parts } = writtenDecision().data;
    given(writtenDecision({ parts: { ...parts!, [part]: null } }))
      .when(sign({ instrumentId: decisionId }))
      .refuses('instrument.incomplete');
  },
);
test.each<[string, Parameters<typeof writtenDecision>[0]]>([
  ['parts', { parts: null }],
  ['a purpose', { purpose: null }],
  ['cells', { cells: [] }],
  ['receivers', { parties: [{ partner: 'PO', oin: null }] }],
])('a decision of the police without %s cannot be signed either', (_, differs) =>
  given(writtenDecision(differs))
    .when(sign({ instrumentId: decisionId }))
    .refuses('instrument.incomplete'),
);
test('a receiver may sign it too', () =>
  given(writtenDecision())
    .when(sign({ instrumentId: decisionId, by: coordinator }))
    .gives(signed(coordinator, decisionId)));
