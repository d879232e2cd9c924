import { OversightAnomalies1796000010000 } from './anomalies/anomalies.view.js';
import { OversightErasure1795600060000 } from './erasure/erasure.view.js';
import { OversightConsultations1796000020000 } from './looking/consultations.view.js';
import { Oversight1795500050000, OversightUnlinked1796000050000 } from './oversight.view.js';
import { OversightSearch1796000000000 } from './record-search.migration.js';
import { OversightKept1795600070000 } from './retention/kept.view.js';
import { OversightSettled1796000030000 } from './retention/settled.view.js';

/** The tables of this slice, in order of time. */
export const oversightMigrations = [
  Oversight1795500050000,
  OversightErasure1795600060000,
  OversightKept1795600070000,
  OversightSearch1796000000000,
  OversightAnomalies1796000010000,
  OversightConsultations1796000020000,
  OversightSettled1796000030000,
  OversightUnlinked1796000050000,
];
