export { Delivery, type DeliveryOptions, type Lag } from './delivery.js';
export { deliveryMigrations } from './migrations.js';
export { ViewFailed } from './reader.js';
export { DeliveryModule } from './delivery.module.js';
export { type Audience, type Hearing, Feed1795500040000, FeedDepartments1795500041000, type Hearer, feedView } from './feed.view.js';
export { KafkaRelay, type ShardLag } from './kafka/relay.js';
export { RelayShard1795600020000 } from './kafka/relay-shard.migration.js';
export { kafkaSecrets, type KafkaSettings, kafkaVariables, readKafka } from './kafka/settings.js';
export type { ShardNews, ShardProblem } from './kafka/shard.js';
