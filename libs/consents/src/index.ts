export { consentAudience } from './consents.audience.js';
export { ConsentsModule } from './consents.module.js';
