import type { PolicyRequest } from '#libs/policy';
import type { Caller } from '#libs/identity';
import { wayOf } from './read-decision.js';
import { isSupervisor } from './supervisor.rules.js';

const asked: PolicyRequest = {
  asOf: '2026-11-20',
  activity: 'disclose',
  from: 'GB-TZ',
  fromTask: 'apv',
  to: 'RC',
  purpose: 'organised-crime',
  region: 'riec-oost-brabant',
  stage: 2,
  dualRole: true,
  secretAddress: true,
  hgkm: true,
  subjectUnable: false,
  organisedLink: 'strong',
};

test('who asked reads who asked for what', () => {
  expect(wayOf(asked)).toEqual({
    asOf: '2026-11-20',
    activity: 'disclose',
    from: 'GB-TZ',
    fromTask: 'apv',
    to: 'RC',
    purpose: 'organised-crime',
    region: 'riec-oost-brabant',
    stage: 2,
  });
});

test.each(['dualRole', 'secretAddress', 'hgkm', 'subjectUnable', 'organisedLink', 'consents', 'obtained', 'restriction', 'instruments'])(
  'and nothing of the circumstances: %s',
  (name) => expect(wayOf({ ...asked, [name]: true })).not.toHaveProperty(name),
);

describe('supervision', () => {
  const caller = (partner: string, ...roles: string[]) => ({ officer: { partner, roles } }) as unknown as Caller;
  test('is the privacy officer of the hub', () => expect(isSupervisor(caller('FG', 'privacy-officer'))).toBe(true));
  test.each([
    ['a privacy officer of a partner', caller('GB-TZ', 'privacy-officer')],
    ['somebody else at the supervisor', caller('FG', 'inspecteur')],
    ['somebody without a role', caller('FG')],
  ])('not %s', (_, who) => expect(isSupervisor(who)).toBe(false));
});
