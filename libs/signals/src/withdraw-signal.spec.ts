import { givenFor } from '../../../test/given.js';
import { andere, field, gemeente, registered, withValue } from '../../../test/signal-facts.js';
import type { SignalFact } from './facts.js';
import { signalDecider } from './register-signal.js';
import { withdraw } from './withdraw-signal.js';

const given = givenFor(signalDecider);
const signal = registered([withValue(field('v1', 'case.LOC'), 'Teststraat 1')]);
const withdrawn: SignalFact = { type: 'SignalWithdrawn', data: { because: 'dubbel' } };

test('the holder takes it back', () =>
  given(signal)
    .when((state) => withdraw({ because: 'dubbel', by: gemeente }, state))
    .gives({ type: 'SignalWithdrawn', data: { because: 'dubbel' } }));

test('twice is once, whatever the reason', () =>
  given(signal, withdrawn)
    .when((state) => withdraw({ because: 'geen-grond', by: gemeente }, state))
    .givesNothing());

test('another organisation cannot withdraw it', () =>
  given(signal)
    .when((state) => withdraw({ because: 'dubbel', by: andere }, state))
    .refuses('signal.unknown'));

test('another department of the same organisation cannot withdraw it', () =>
  given(signal)
    .when((state) => withdraw({ because: 'dubbel', by: { ...gemeente, partner: 'GS' } }, state))
    .refuses('signal.unknown'));

test('another organisation does not learn that it was withdrawn', () =>
  given(signal, withdrawn)
    .when((state) => withdraw({ because: 'dubbel', by: andere }, state))
    .refuses('signal.unknown'));

test('a signal that does not exist cannot be withdrawn', () =>
  given()
    .when((state) => withdraw({ because: 'dubbel', by: gemeente }, state))
    .refuses('signal.unknown'));
