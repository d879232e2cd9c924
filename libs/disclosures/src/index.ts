export { disclosureAudience } from './disclosures.audience.js';
export { disclosuresView, DisclosuresList1795500010000 } from './disclosures.view.js';
export { DisclosuresModule } from './disclosures.module.js';
