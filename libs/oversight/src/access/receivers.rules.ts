import type { ReceivedCell } from './received.rules.js';

/** Where telling who got it would tell of an investigation; UAVG 41 lid 1 onder d. The body that investigates answers for itself. */
const investigating = { purposes: ['criminal-investigation', 'prosecution'], partners: ['PO', 'KM', 'EMM', 'FI', 'OM'] };
/** Why a receiver is left out of a letter. */
export const shieldGround = 'UAVG 41 lid 1 onder d';

/** Who may be named to the person, and how many departments not. Only receivers of what she is told. Pure. */
export function nameableReceivers(
  received: readonly ReceivedCell[],
  toldCells: ReadonlySet<string>,
): { told: ReceivedCell[]; shielded: number } {
  const about = received.filter(({ cell }) => toldCells.has(cell));
  const told = about.filter(
    ({ purpose, partner }) => !investigating.purposes.includes(purpose) && !investigating.partners.includes(partner),
  );
  const nameless = received.filter((one) => !told.includes(one)).map(({ oin, partner }) => `${oin} ${partner}`);
  return { told, shielded: new Set(nameless).size };
}
