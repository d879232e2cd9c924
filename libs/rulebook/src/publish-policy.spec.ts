import { givenFor } from '../../../test/given.js';
import { stored } from '../../../test/given.js';
import { activePolicy, evolveRulebook, noRulebook, type RulebookFact, type RulebookState } from './facts.js';
import { firstPolicy } from './first-policy.js';
import { policyVersions } from './list-policies.js';
import { proposePolicy, rulebookDecider } from './propose-policy.js';
import { publishPolicy } from './publish-policy.js';

const given = givenFor(rulebookDecider);
const old = { digest: `sha256:${'a'.repeat(64)}`, version: '2025-03-01.1' };
const next = { digest: `sha256:${'b'.repeat(64)}`, version: '2026-12-01.1' };
const proposed = (name = next): RulebookFact => ({ type: 'PolicyProposed', data: name });
/** As the helper of the specs stores it, medewerker-1 proposed. */
const published = (name = next, proposedBy = 'medewerker-1', approvedBy = 'medewerker-2'): RulebookFact => ({
  type: 'PolicyPublished',
  data: { ...name, proposedBy, approvedBy },
});
const first = [proposed(old), published(old, 'hub', 'hub')];
const publish =
  (officer: string, digest = next.digest) =>
  (state: RulebookState) =>
    publishPolicy({ digest, officer }, state);
const propose =
  (name = next) =>
  (state: RulebookState) =>
    proposePolicy(name, state);

describe('propose', () => {
  test('stands ready', () =>
    given(...first)
      .when(propose())
      .gives(proposed()));
  test('twice is once', () =>
    given(...first, proposed())
      .when(propose())
      .givesNothing());
  test('what is in force needs no proposing', () =>
    given(...first)
      .when(propose(old))
      .refuses('policy.in-force'));
  test('what was in force before may be proposed again', () =>
    given(...first, proposed(), published())
      .when(propose(old))
      .gives(proposed(old)));
});

describe('publish', () => {
  test('by another officer', () =>
    given(...first, proposed())
      .when(publish('medewerker-2'))
      .gives(published()));
  test('twice is once', () =>
    given(...first, proposed(), published())
      .when(publish('medewerker-3'))
      .givesNothing());
  test('not by who proposed it', () =>
    given(...first, proposed())
      .when(publish('medewerker-1'))
      .refuses('policy.same-officer'));
  test('not what nobody proposed', () =>
    given(...first)
      .when(publish('medewerker-2'))
      .refuses('policy.unknown'));
  test('not another one than was proposed', () =>
    given(...first, proposed())
      .when(publish('medewerker-2', `sha256:${'c'.repeat(64)}`))
      .refuses('policy.unknown'));
  test('not what was in force before, without a new proposal', () =>
    given(...first, proposed(), published())
      .when(publish('medewerker-2', old.digest))
      .refuses('policy.unknown'));
  test('not what was proposed against a policy that is no longer in force', () => {
    const third = { digest: `sha256:${'d'.repeat(64)}`, version: 'x' };
    given(...first, proposed(third), proposed(), published())
      .when(publish('medewerker-2', third.digest))
      .refuses('policy.unknown');
  });
});

describe('the first start', () => {
  test('takes the policy that the hub came with', () =>
    given()
      .when((state) => firstPolicy(old, state))
      .gives(...first));
  test('leaves a hub alone that has one, also when another lies on disk', () =>
    given(...first)
      .when((state) => firstPolicy(next, state))
      .givesNothing());
});

test('the list has every version, its period, and what waits', () => {
  const state = [...first, proposed(), published(), proposed(old)]
    .map((fact, index) => stored(fact, index))
    .reduce<RulebookState>(evolveRulebook, noRulebook);
  expect(activePolicy(state)?.digest).toBe(next.digest);
  expect(policyVersions(state).map(({ versie, status, tot }) => [versie, status, tot])).toEqual([
    [old.version, 'voorgesteld', null],
    [next.version, 'geldig', null],
    [old.version, 'vervallen', '2026-11-20T09:03:00.000Z'],
  ]);
});
