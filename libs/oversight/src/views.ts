import type { View } from '#libs/ledger';
import { firstShownView, handledView } from './anomalies/anomalies.view.js';
import { consultationsView } from './looking/consultations.view.js';
import { oversightView } from './oversight.view.js';
import { keptView } from './retention/kept.view.js';
import { settledView } from './retention/settled.view.js';

/** The read models of this slice. */
export const oversightViews: readonly View[] = [oversightView, keptView, handledView, firstShownView, consultationsView, settledView];
