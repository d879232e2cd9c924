import { randomUUID } from 'node:crypto';
import kafkajs from 'kafkajs';
import { partitionOf } from './partitioner.js';

/** What kafkajs chooses: a stream that was published so far must stay in its partition. */
function theirs(key: string, partitions: number): number {
  const partitionMetadata = Array.from({ length: partitions }, (_, partitionId) => ({ partitionId, leader: 1 }));
  return kafkajs.Partitioners.DefaultPartitioner()({
    topic: 'x',
    message: { key, value: '' },
    partitionMetadata: partitionMetadata as never,
  });
}

test.each([1, 2, 3, 7, 12, 100])('a stream goes to the partition that Kafka clients choose, of %d', (partitions) => {
  const keys = [
    '',
    'a',
    'ab',
    'abc',
    'abcd',
    'abcde',
    'één',
    '00000000-0000-4000-8000-000000000000',
    ...Array.from({ length: 200 }, () => randomUUID()),
  ];
  for (const key of keys) expect([key, partitionOf(Buffer.from(key), partitions)]).toEqual([key, theirs(key, partitions)]);
});
