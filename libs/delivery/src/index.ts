export { Delivery, deliveryMigrations } from './delivery.js';
