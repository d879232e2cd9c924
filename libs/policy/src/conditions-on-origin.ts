import { type Condition, onOrigin } from './condition.js';
import { isUnderMedicalSecrecy } from './secrecy.js';
import { need, open } from './outcome.js';

const isOwnTask = onOrigin((facts, _flow, origin) =>
  need(origin.by === facts.from && origin.task === facts.fromTask, 'TASK_PROVENANCE_MISMATCH'),
);

/** Conditions on where the data come from. */
export const conditionsOnOrigin: Record<string, Condition> = {
  TASK_PROVENANCE: isOwnTask,
  OWN_TASK: isOwnTask,
  REGIME_WPG: onOrigin((_facts, _flow, origin) => need(origin.regime === 'wpg', 'REGIME_NOT_WPG')),
  REGIME_VW: onOrigin((_facts, _flow, origin) => open(origin.regime === 'vw')),
  NOT_UNDER_SECRECY: onOrigin((facts, _flow, origin) => need(!isUnderMedicalSecrecy(facts, origin), 'MEDICAL_SECRECY')),
};
