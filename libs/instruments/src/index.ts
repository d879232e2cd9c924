export { announceExpiries } from './announce-expiry.js';
export { readRegister } from './change-register.js';
export { daysLeft, statusOf } from './instrument.rules.js';
export { instrumentAudience } from './instruments.audience.js';
export { InstrumentsModule } from './instruments.module.js';
export { seedRegister } from './seed-instruments.js';
