import { loadPolicies } from '#libs/policy';
import { cloudEvent, type FeedRow, NotPublishable } from '../libs/delivery/src/kafka/cloud-event.js';
import { topicOf } from '../libs/delivery/src/kafka/topics.js';

/** What may stand in an event is a list. It must not leave out a receiver that exists: the shard would stop before its first event. */
const row: FeedRow = {
  oin: '00000099000000000001',
  department: '*',
  seq: '12',
  fact_type: 'SignalRegistered',
  stream_type: 'signal',
  stream_id: '00000000-0000-4000-8000-000000000001',
  recorded_at: new Date('2026-11-27T08:00:00Z'),
};
const origin = { hubOin: '00000099000000000000', publicUrl: 'https://hub.example' };
const { partners } = loadPolicies('policies');

test.each(partners.map(({ code }) => code))('%s can be told, on a topic that Kafka takes', (department) => {
  expect(cloudEvent({ ...row, department }, origin)).toMatchObject({ subject: row.stream_id, sequence: '0000000000000012' });
  expect(topicOf({ ...row, department }, 'seinhuis')).toMatch(/^[a-zA-Z0-9._-]{1,249}$/);
});

test.each<[string, Partial<FeedRow>]>([
  ['a name for a department', { department: 'Jansen' }],
  ['two departments', { department: 'GB-TZ GB-BM' }],
  ['a number of a person for an organisation', { oin: '999990019' }],
  ['text for an id', { stream_id: 'mevrouw De Vries' }],
  ['text for what happened', { fact_type: 'Zij belde' }],
])('%s is not let through, and not repeated', (_, change) => {
  const told = (): unknown => cloudEvent({ ...row, ...change }, origin);
  expect(told).toThrow(NotPublishable);
  expect(told).toThrow(/^feed entry 12 cannot be published: [a-z_]+$/);
});
