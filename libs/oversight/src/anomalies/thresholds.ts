import type { Thresholds } from './anomaly.rules.js';

/**
 * When something is worth a look. Chosen so that an ordinary day of an ordinary officer shows nothing; to be set anew once there is a year of record. A
 * line above a threshold says nothing about anybody: a human looks, and nothing else happens.
 */
export const thresholds: Thresholds = {
  // who works in shifts is never outside working hours
  offHours: { from_minutes: 20 * 60, until_minutes: 7 * 60, lines: 3, inShifts: ['PO', 'KM', 'EMM', 'VT', 'OP', 'ZO'] },
  // an analyst weighs some ten signals a day
  bulk: { signals: 30 },
  // reading a signal again while working on it is common; this often on one day is not
  repeat: { times: 8 },
  // a department that is new gets everything for the first time
  first: { known_days: 30 },
  // somebody who learns is refused sometimes; below ten questions a share says nothing
  refusals: { questions: 10, share: 0.5 },
};
