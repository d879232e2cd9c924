export { Approvals1795600030000, approvalsView } from './approvals/approvals.view.js';
export { disclosureAudience } from './disclosures.audience.js';
export { disclosuresView, DisclosuresList1795500010000 } from './disclosures.view.js';
export { DisclosuresModule } from './disclosures.module.js';
