import { OversightErasure1795600060000 } from './erasure/erasure.view.js';
import { Oversight1795500050000 } from './oversight.view.js';
import { OversightKept1795600070000 } from './retention/kept.view.js';

/** The tables of this slice, in order of time. */
export const oversightMigrations = [Oversight1795500050000, OversightErasure1795600060000, OversightKept1795600070000];
