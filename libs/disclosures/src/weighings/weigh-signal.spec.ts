import { givenFor, stored } from '../../../../test/given.js';
import { field, registered, withValue } from '../../../../test/signal-facts.js';
import { evolveSignal, noSignal, type Signal, type SignalFact } from '#libs/signals/facts';
import { evolveWeighing, noWeighing, weighingStream, type WeighingCriteria, type WeighingFact } from '#libs/cases/facts';
import { weigh } from './weigh-signal.js';

const given = givenFor({ initial: noWeighing, evolve: evolveWeighing });
const oin = '00000099000000000010';
const signalId = '00000000-0000-4000-9000-000000000000';
const criteria: WeighingCriteria = {
  kind: 'arbeid',
  scale: 'kleine-groep',
  weight: 'ernstig',
  earlierInterventions: false,
  participantsWithSameSignal: 1,
};
const signalOf = (...facts: SignalFact[]): Signal => facts.map((fact, index) => stored(fact, index)).reduce<Signal>(evolveSignal, noSignal);
const registration = registered([withValue(field('v1', 'case.LOC'), 'Teststraat 1')]);
const active = signalOf(registration);
const withdrawn = signalOf(registration, { type: 'SignalWithdrawn', data: { because: 'dubbel' } });
const had = (signal: Signal) => ({ signal, given: true });
const wish = { signalId, oin, accepted: true, criteria };
const weighed: WeighingFact = { type: 'SignalWeighed', data: wish };

test('the result and the criteria of the law are kept', () =>
  given()
    .when((state) => weigh(wish, had(active), state))
    .gives(weighed));

test('the same weighing again is the same wish', () =>
  given(weighed)
    .when((state) => weigh({ ...wish, criteria: { ...criteria } }, had(active), state))
    .givesNothing());

test('another result or another criterion is a new weighing', () => {
  given(weighed)
    .when((state) => weigh({ ...wish, accepted: false }, had(active), state))
    .gives({ type: 'SignalWeighed', data: { ...wish, accepted: false } });
  given(weighed)
    .when((state) => weigh({ ...wish, criteria: { ...criteria, weight: 'licht' } }, had(active), state))
    .gives({ type: 'SignalWeighed', data: { ...wish, criteria: { ...criteria, weight: 'licht' } } });
});

test('a signal that does not exist is not weighed', () =>
  given()
    .when((state) => weigh(wish, had(noSignal), state))
    .refuses('signal.unknown'));

test('a signal that was withdrawn is not weighed, nor weighed again', () => {
  given()
    .when((state) => weigh(wish, had(withdrawn), state))
    .refuses('signal.withdrawn');
  given(weighed)
    .when((state) => weigh(wish, had(withdrawn), state))
    .refuses('signal.withdrawn');
});

test('a signal that was not given to this RIEC is not weighed: active or withdrawn, it looks like one that does not exist', () => {
  for (const signal of [active, withdrawn, noSignal])
    for (const before of [[], [weighed]])
      given(...before)
        .when((state) => weigh(wish, { signal, given: false }, state))
        .refuses('signal.unknown');
});

test('every RIEC weighs for itself', () => {
  expect(weighingStream(oin, signalId)).not.toEqual(weighingStream('00000099000000000011', signalId));
  expect(weighingStream(oin, signalId)).toEqual(weighingStream(oin, signalId));
});
