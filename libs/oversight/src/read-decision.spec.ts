import type { FieldsDecided, PolicyRequest } from '#libs/policy';
import type { Caller } from '#libs/identity';
import { toldOf, wayOf } from './read-decision.js';
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

describe('a field of which the reason is hidden', () => {
  const decided = (id: string, reason: string | null) => ({ ids: [id], cell: 'victim.SAFE', reason }) as unknown as FieldsDecided;
  const fields = [decided('v1', null), decided('v2', 'NO_GROUND'), decided('v3', 'SECRET_ADDRESS')];
  const pack = {
    explain: (_: unknown, { reason }: { reason: string | null }) => ({ show: reason === 'SECRET_ADDRESS' ? 'n' : 'o' }),
  } as never;
  const told = (type: string, auditor: boolean) =>
    toldOf(pack, { fact: { type }, decision: { asOf: '2026-11-20', fields } }, auditor).flatMap(({ ids }) => ids);
  test('does not stand in what its reader is told', () => expect(told('FieldsDelivered', false)).toEqual(['v1', 'v2']));
  test('supervision sees it', () => expect(told('FieldsDelivered', true)).toEqual(['v1', 'v2', 'v3']));
  test.each(['DisclosureRefused', 'OwnSignalRead'])('in %s it is about what she holds', (type) =>
    expect(told(type, false)).toEqual(['v1', 'v2', 'v3']),
  );
});
