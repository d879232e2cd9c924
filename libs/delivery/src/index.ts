export { Delivery, type DeliveryOptions, type Lag } from './delivery.js';
export { deliveryMigrations } from './migrations.js';
export { ViewFailed } from './reader.js';
