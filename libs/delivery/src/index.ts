export { Delivery, type DeliveryOptions, type Lag } from './delivery.js';
export { deliveryMigrations } from './migrations.js';
export { ViewFailed } from './reader.js';
export { DeliveryModule } from './delivery.module.js';
export { type Audience, type Hearing, Feed1795500040000, FeedDepartments1795500041000, type Hearer, feedView } from './feed.view.js';
