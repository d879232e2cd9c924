import { stored } from '../../../test/given.js';
import { subjectTag, type DisclosedField, type DisclosureGranted, type FieldsDelivered } from './facts.js';
import { receiptClaims } from './receipt-claims.js';

const [p1, p2] = ['00000000-0000-4000-8000-0000000000a1', '00000000-0000-4000-8000-0000000000a2'];
const field = (id: string, cell: DisclosedField['cell'], subject = p1): DisclosedField => ({ id, key: '22', cell, subject });
const end = (partner: string, oin: string) => ({ partner, oin, task: null, regions: [] });
const verdict = (cell: DisclosedField['cell'], ids: string[], bases: string[]) => ({
  cell,
  ids,
  bases,
  origin: 0,
  effect: 'permit' as const,
  reason: null,
  for: [],
  obligations: [],
  instead: [],
});
const decision = {
  id: 'besluit-1',
  asOf: '2026-11-27',
  policy: { version: '1', digest: 'sha256:aa' },
  engine: '1',
  consents: [],
  sources: [],
  origins: [],
  asked: {} as never,
  fields: [verdict('case.LOC', ['v1'], ['W-12', 'W-09']), verdict('victim.IDV', ['v2'], ['W-09']), verdict('case.NARR', ['v3'], ['X-1'])],
};
const scope = {
  disclosureId: 'd1',
  signalId: 's1',
  caseId: null,
  activity: 'disclose' as const,
  purpose: 'organised-crime',
  approvals: [],
  from: end('GB-TZ', '00000099000000001000'),
  to: end('RC', '00000099000000002000'),
};
const granted = (fields: DisclosedField[]): DisclosureGranted => ({ type: 'DisclosureGranted', data: { ...scope, fields, decision } });
const delivered = (fields: DisclosedField[], how?: FieldsDelivered['data']['how']): FieldsDelivered => {
  const { activity: _activity, approvals: _approvals, ...rest } = scope;
  return {
    type: 'FieldsDelivered',
    data: { ...rest, disclosureId: null, caseId: 'z1', fields, withheld: [field('v3', 'case.NARR')], decision, ...(how && { how }) },
  };
};
const going = [field('v1', 'case.LOC', p2), field('v2', 'victim.IDV')];

test('a grant names both ends, the purpose, the grounds of what goes, the policy and the fields by path', () => {
  expect(receiptClaims(stored(granted(going)))).toEqual({
    event: 'granted',
    from_org: '00000099000000001000',
    from_partner: 'GB-TZ',
    to_org: '00000099000000002000',
    to_partner: 'RC',
    purpose: 'organised-crime',
    legal_basis_ids: ['W-09', 'W-12'],
    policy_digest: 'sha256:aa',
    decision_id: 'besluit-1',
    disclosure_id: 'd1',
    signal_id: 's1',
    fields: [
      { path: 'velden/v1', cell: 'case.LOC' },
      { path: 'velden/v2', cell: 'victim.IDV' },
    ],
    subject_tags: [subjectTag(p1), subjectTag(p2)].sort(),
  });
});

test('what was read says nothing of what was withheld', () => {
  const claims = receiptClaims(stored(delivered(going)));
  expect(claims).toMatchObject({ event: 'read', case_id: 'z1' });
  expect(JSON.stringify(claims)).not.toMatch(/v3|NARR|X-1|disclosure_id/);
});

test('what was taken along names the digest of the file', () => {
  const how = { kind: 'export' as const, id: 'e1', format: 'text/csv' as const, digest: 'ab'.repeat(32) };
  expect(receiptClaims(stored(delivered(going, how)))).toMatchObject({ event: 'exported', file_sha256: how.digest });
});

test('the tag of a subject is not its key, and is the same in every receipt', () => {
  const tags = [granted, delivered].map((made) => receiptClaims(stored(made([field('v2', 'victim.IDV')])))?.['subject_tags']);
  expect(tags).toEqual([[subjectTag(p1)], [subjectTag(p1)]]);
  expect(subjectTag(p1)).toMatch(/^[\w-]{22}$/);
  expect(JSON.stringify(receiptClaims(stored(granted(going))))).not.toContain(p1);
});

test.each([
  ['a reading in which every field stayed', stored(delivered([]))],
  ['a count', stored(delivered([], { kind: 'count' }))],
  ['a refusal', stored({ type: 'DisclosureRefused', data: { ...scope, withheld: going, decision } })],
  ['a recall', stored({ type: 'DisclosureRecalled', data: { disclosureId: 'd1', signalId: 's1', because: 'vergissing' } })],
])('%s gives no receipt', (_, fact) => {
  expect(receiptClaims(fact)).toBeNull();
});
