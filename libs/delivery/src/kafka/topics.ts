import type { FeedRow } from './cloud-event.js';
import type { KafkaSettings } from './settings.js';

type Receiver = Pick<FeedRow, 'oin' | 'department'>;
type TopicSettings = Pick<KafkaSettings, 'topicPrefix' | 'partitions' | 'replication' | 'brokers'>;

/** The topic of one receiver, and of nobody else: `seinhuis.<oin>.<department>`, or `seinhuis.<oin>` for the whole organisation. Pure. */
export function topicOf({ oin, department }: Receiver, prefix: string): string {
  return department === '*' ? `${prefix}.${oin}` : `${prefix}.${oin}.${department}`;
}

/** The command that makes a topic, for the operator of brokers where the hub may not. Pure. */
export function createCommand(topic: string, { partitions, replication, brokers }: TopicSettings): string {
  const copies = replication === -1 ? '' : ` --replication-factor ${replication}`;
  return `kafka-topics.sh --bootstrap-server ${brokers[0]} --create --topic ${topic} --partitions ${partitions}${copies}`;
}
