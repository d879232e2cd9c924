import { addMonths } from './calendar.js';
import { type About, type CellKey, everything } from './condition.js';
import type { Partner, Term } from './catalogue.js';
import { consentMayOpen, consentOpens } from './conditions-on-cell.js';
import type { Facts, Provenance } from './facts.js';
import { isPoliceGroup, isUnderMedicalSecrecy } from './secrecy.js';
import type { Cell } from './verdict.js';

/** A test that says whether a bar bites. Pure. What it looks at decides how often it is asked, as with a condition. */
export type BarTest =
  | { readonly about: null; test(facts: Facts, origin: Provenance): boolean }
  | { readonly about: About; test(facts: Facts, origin: Provenance, key: CellKey, roads: OpenRoads): boolean };

type CellTest = (facts: Facts, origin: Provenance, key: CellKey, roads: OpenRoads) => boolean;

/** The roads that are open for a request. */
export interface OpenRoads {
  /** Does an open road name this cell, and if asked, for this purpose? */
  isNamed(cell: Cell, forPurpose: boolean): boolean;
  opensByConsent(cell: Cell): boolean;
  liftsSecrecy(): boolean;
  isEmpty(): boolean;
}

const onRequest = (test: (facts: Facts) => boolean): BarTest => ({ about: null, test });
const onOrigin = (test: (facts: Facts, origin: Provenance) => boolean): BarTest => ({ about: null, test });
const onCell = (test: CellTest, about: About = everything): BarTest => ({ about, test });

const isPolice: About = ({ group }) => isPoliceGroup(group);

/** Named in prohibitions.yaml. PROVENANCE_MISSING is asked before there is an origin. */
export const barTests: Readonly<Record<string, BarTest>> = {
  ALWAYS: onRequest(() => true),
  // Stryker disable next-line ArrowFunction: that nothing is told is a no as well
  PROVENANCE_MISSING: onRequest(() => false),
  NO_TASK: onRequest((facts) => !namesTask(facts)),
  NO_PURPOSE: onRequest((facts) => facts.purpose === undefined),
  CASE_SHIELDED: onRequest(isShielded),
  NOT_REVIEWED: onRequest((facts) => facts.computed && facts.approvals['human-review'] === undefined),
  OTHER_PURPOSE_THAN_CONTROL: onRequest(
    ({ purpose }) => !['lawfulness-control', 'internal-control', 'security', 'legal-proceedings'].some((one) => one === purpose),
  ),
  SUPPLIER_BLOCKS: onOrigin(({ supplierBlocks }, { by, contributors }) =>
    supplierBlocks.some((one) => one === by || contributors.includes(one)),
  ),
  RECEIVER_EXCLUDED: onOrigin((facts, origin) => origin.notTo?.includes(facts.to) ?? false),
  RECEIVED_IN_SECRECY: onOrigin(isReceivedInSecrecy),
  COMPARTMENT_TERM_OVER: onOrigin(isCompartmentTermOver),
  BIBOB_ELSEWHERE: onOrigin((facts, origin) => origin.task === 'bibob' && facts.purpose !== 'bibob'),
  POLICE_DATA_DESTROYED: onCell((facts, origin, key) => isOver('police-destroyed', facts, origin, key), isPolice),
  REMOVED_POLICE_DATA: onCell(
    (facts, origin, key) => isOver('police-removed', facts, origin, key) && facts.purpose !== 'complaint',
    isPolice,
  ),
  DIRECT_USE_OVER: onCell((facts, origin, key) => isOver('police-direct-use', facts, origin, key) && !origin.comparison, isPolice),
  ADDRESS_SECRET: onCell(
    (facts, origin, key, roads) => facts.secretAddress && !(roads.opensByConsent(key.cell) && consentOpens(facts, origin, key)),
  ),
  TAX_DERIVED: onCell(
    (_facts, { regime, contributors, lineage }, { group }) =>
      group === 'TAX' || regime === 'awr' || contributors.includes('BD') || lineage?.includes('TAX') === true,
  ),
  FISCAL_DATA: onCell((_facts, { regime }, { group }) => group === 'TAX' || regime === 'awr'),
  NO_LAW_FOR_BSN: onCell((facts, _origin, { cell }, roads) => !roads.isNamed(cell, !facts.inCompartment)),
  NO_ROAD: onCell((_facts, _origin, _key, roads) => roads.isEmpty()),
  NO_GROUND_NAMES_IT: onCell((_facts, _origin, { cell }, roads) => !roads.isNamed(cell, false)),
  UNDER_SECRECY: onCell(
    (facts, origin, key, roads) =>
      isUnderMedicalSecrecy(facts, origin) &&
      !facts.inCompartment &&
      !roads.liftsSecrecy() &&
      !(roads.opensByConsent(key.cell) && consentMayOpen(facts, origin, key)),
  ),
};

/** The one who acts names a task. A result between two compartments has an actor instead. */
function namesTask({ activity, fromTask, toTask, between }: Facts): boolean {
  if (activity === 'read' || activity === 'release') return toTask !== undefined || between;
  return fromTask !== undefined;
}

/** Has the term passed for this cell? The day on which it ends is too late. */
function isOver(name: string, { asOf, activity, book }: Facts, origin: Provenance, { group }: { group?: string } = {}): boolean {
  const { groups, activity: only, months } = book.catalogue.terms[name] as Term;
  if ((groups && !groups.some((one) => one === group)) || (only && only !== activity)) return false;
  return asOf >= (origin.ends[name] ??= addMonths(origin.on, months));
}

/** Held for a claim, what a compartment should have destroyed can be read for that claim only. */
function isHeldForClaim({ legalHold, purpose, sender }: Facts): boolean {
  return legalHold && purpose === 'legal-proceedings' && sender?.kind === 'compartment';
}

function isCompartmentTermOver(facts: Facts, origin: Provenance): boolean {
  if (isHeldForClaim(facts)) return false;
  const inCompartment = facts.sender?.kind === 'compartment' || isHeldInCompartment(facts, origin);
  return inCompartment && isOver('compartment', facts, origin);
}

/** The request check knows the holder. */
const isHeldInCompartment = ({ book }: Facts, { by }: Provenance): boolean => (book.partners.get(by) as Partner).kind === 'compartment';

function isShielded(facts: Facts): boolean {
  if (facts.activity === 'reuse') return !facts.specialCase;
  return facts.closed && facts.inCompartment && !isHeldForClaim(facts);
}

/** Results of a collaboration, and police data in the hands of others, were received in secrecy. */
function isReceivedInSecrecy(facts: Facts, origin: Provenance): boolean {
  const { from } = facts;
  if (origin.by === from) return false;
  if (isHeldInCompartment(facts, origin)) return true;
  return origin.regime === 'wpg' && !['PO', 'KM', 'EMM', 'FI', 'NL'].includes(from);
}
