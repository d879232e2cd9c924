import { addMonths } from './calendar.js';
import type { CellKey } from './condition.js';
import { consentMayOpen, consentOpens } from './conditions-on-cell.js';
import type { Facts, Provenance } from './facts.js';
import type { Reach } from './reach.js';
import { isUnderMedicalSecrecy } from './secrecy.js';

/** What a bar can look at: the request, one cell with its origin, and the roads that are open to it. */
export interface BarInquiry {
  readonly facts: Facts;
  readonly key: CellKey;
  readonly origin: Provenance;
  readonly reach: Reach;
}

/** Tests that say whether a bar bites, named in prohibitions.yaml. Pure. PROVENANCE_MISSING is asked before there is an origin. */
export const barTests: Record<string, (inquiry: BarInquiry) => boolean> = {
  ALWAYS: () => true,
  PROVENANCE_MISSING: () => false,
  NO_TASK: ({ facts }) => !namesTask(facts),
  NO_PURPOSE: ({ facts }) => facts.purpose === undefined,
  HELD_TOO_LONG: ({ facts, origin, key }) => isHeldTooLong(facts, origin, key),
  REMOVED_POLICE_DATA: ({ facts, origin, key }) => isOver('police-removed', facts, origin, key) && facts.purpose !== 'complaint',
  DIRECT_USE_OVER: ({ facts, origin, key }) => isOver('police-direct-use', facts, origin, key) && !origin.comparison,
  CASE_SHIELDED: ({ facts }) => isShielded(facts),
  ADDRESS_SECRET: ({ facts, origin, key, reach }) =>
    facts.secretAddress && !(reach.opensByConsent(key.cell) && consentOpens(facts, origin, key)),
  SUPPLIER_BLOCKS: ({ facts, origin }) =>
    facts.supplierBlocks.includes(origin.by) || origin.contributors.some((one) => facts.supplierBlocks.includes(one)),
  RECEIVER_EXCLUDED: ({ facts, origin }) => origin.notTo?.includes(facts.to) ?? false,
  NOT_REVIEWED: ({ facts }) => facts.computed && facts.approvals['human-review'] === undefined,
  TAX_DERIVED: ({ origin, key }) =>
    key.group === 'TAX' || origin.regime === 'awr' || origin.contributors.includes('BD') || (origin.lineage?.includes('TAX') ?? false),
  RECEIVED_IN_SECRECY: ({ facts, origin }) => isReceivedInSecrecy(facts, origin),
  NO_LAW_FOR_BSN: ({ facts, key, reach }) => !reach.isNamed(key.cell, !touchesCompartment(facts)),
  OTHER_PURPOSE_THAN_CONTROL: ({ facts }) =>
    !['lawfulness-control', 'internal-control', 'security', 'legal-proceedings'].includes(facts.purpose ?? ''),
  BIBOB_ELSEWHERE: ({ facts, origin }) => origin.task === 'bibob' && facts.purpose !== 'bibob',
  NO_GROUND_NAMES_IT: ({ key, reach }) => !reach.isNamed(key.cell, false),
  FISCAL_DATA: ({ origin, key }) => key.group === 'TAX' || origin.regime === 'awr',
  UNDER_SECRECY: ({ facts, origin, key, reach }) =>
    isUnderMedicalSecrecy(facts, origin) &&
    !touchesCompartment(facts) &&
    !reach.liftsSecrecy() &&
    !(reach.opensByConsent(key.cell) && consentMayOpen(facts, origin, key)),
};

const touchesCompartment = ({ sender, receiver }: Facts): boolean => sender?.kind === 'compartment' || receiver?.kind === 'compartment';

/** The one who acts names a task. A result between two compartments has an actor instead. */
function namesTask({ activity, fromTask, toTask, between }: Facts): boolean {
  if (activity === 'read' || activity === 'release') return toTask !== undefined || between;
  return fromTask !== undefined;
}

/** Has the term passed for this cell? The day on which it ends is too late. */
function isOver(name: string, { asOf, activity, book }: Facts, origin: Provenance, { group }: CellKey): boolean {
  const term = book.catalogue.terms[name];
  if (!term || (term.groups && !term.groups.includes(group)) || (term.activity && term.activity !== activity)) return false;
  return asOf >= addMonths(origin.on, term.months);
}

/** Held for a claim, what a compartment should have destroyed can be read for that claim only. */
const isHeldForClaim = ({ legalHold, purpose, sender }: Facts): boolean =>
  legalHold && purpose === 'legal-proceedings' && sender?.kind === 'compartment';

function isHeldTooLong(facts: Facts, origin: Provenance, key: CellKey): boolean {
  if (isHeldForClaim(facts)) return false;
  const inCompartment = facts.sender?.kind === 'compartment' || facts.book.partners.get(origin.by)?.kind === 'compartment';
  return (inCompartment && isOver('compartment', facts, origin, key)) || isOver('police-destroyed', facts, origin, key);
}

function isShielded(facts: Facts): boolean {
  if (facts.activity === 'reuse') return !facts.specialCase;
  return facts.closed && touchesCompartment(facts) && !isHeldForClaim(facts);
}

/** Results of a collaboration, and police data in the hands of others, were received in secrecy. */
function isReceivedInSecrecy({ from, book }: Facts, origin: Provenance): boolean {
  if (origin.by === from) return false;
  if (book.partners.get(origin.by)?.kind === 'compartment') return true;
  return origin.regime === 'wpg' && !['PO', 'KM', 'EMM', 'FI', 'NL'].includes(from);
}
