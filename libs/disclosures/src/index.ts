export { Approvals1795600030000, approvalsView } from './approvals/approvals.view.js';
export { disclosureAudience } from './disclosures.audience.js';
export { Matches1795700040000, matchesView } from './matches/matches.view.js';
export { Weighings1795700030000, weighingsView } from './weighings/weighings.view.js';
export { disclosuresView, DisclosuresList1795500010000 } from './disclosures.view.js';
export { DisclosuresModule } from './disclosures.module.js';
