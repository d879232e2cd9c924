import { caseAudience, casesView } from '#libs/cases';
import { consentAudience } from '#libs/consents';
import { feedView } from '#libs/delivery';
import { approvalsView, disclosureAudience, disclosuresView, matchesView, weighingsView } from '#libs/disclosures';
import { instrumentAudience } from '#libs/instruments';
import type { View } from '#libs/ledger';
import { nodesView } from '#libs/logbook';
import { erasureAudience, oversightViews } from '#libs/oversight';
import { rulebookAudience } from '#libs/rulebook';
import { mySignalsView, signalAudience } from '#libs/signals';

/** Read models. Inline ones are written in the transaction of the facts, the others follow at their own pace. A slice adds its own here. */
export const views: View[] = [
  mySignalsView,
  casesView,
  disclosuresView,
  approvalsView,
  weighingsView,
  matchesView,
  ...oversightViews,
  feedView([rulebookAudience, instrumentAudience, signalAudience, consentAudience, caseAudience, disclosureAudience, erasureAudience]),
  nodesView(),
];
