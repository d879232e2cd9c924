import { agreementsInForce } from './agreement.js';
import { type About, type CellKey, type Condition, onCell } from './condition.js';
import { consentCanBeAsked, whyNoConsent } from './consent.js';
import type { Facts, Provenance } from './facts.js';
import { closed, missing, need, ok, open, type Outcome, pending, reasonOf, reduced } from './outcome.js';
import { isHeldAsPoliceData, isPoliceGroup } from './secrecy.js';

const isCircle: About = ({ facet }) => facet === 'circle';
const isGroup =
  (name: string): About =>
  ({ group }) =>
    group === name;

/** Conditions on one cell. */
export const conditionsOnCell: Record<string, Condition> = {
  // Stage of the case. Before its stage a case has no members for these data, so nothing more is asked.
  STAGE: onCell((facts, { stage }) => (facts.stage >= stage ? ok : missing('STAGE_TOO_LOW', true))),
  MEMBER_AT_STAGE: onCell((facts) => need(facts.caseMember, 'NOT_A_CASE_MEMBER')),
  CASE_ACTIVITY: onCell((facts) => need(facts.caseActivity !== 'gebiedsscan', 'ACTIVITY_EXCLUDED')),

  // Whose data, and how they were found.
  DIRECT_CIRCLE: onCell((facts) => need(facts.directCircle, 'NOT_DIRECT_CIRCLE'), isCircle),
  ONLY_FINDINGS: onCell((_facts, _flow, origin) => need(origin.finding === true, 'ONLY_FINDINGS'), isGroup('CRIM')),
  // Stryker disable StringLiteral: recording that no ground carries is always told as NO_GROUND_REGISTER, whatever was missing
  FINDING: onCell((_facts, _flow, origin) => need(origin.finding === true, 'NO_GROUND_REGISTER'), isCircle),
  NOT_A_HOME: onCell((facts) => need(!facts.homeAddress, 'NO_GROUND_REGISTER'), isGroup('LOC')),
  NOT_A_PERSON_BUSINESS: onCell((facts) => need(!facts.businessIsPerson, 'NO_GROUND_REGISTER'), isGroup('BIZ')),
  // Stryker restore StringLiteral
  TIP_WITHOUT_PERSONS: onCell((facts, _flow, _origin, { cell }) =>
    open(!(cell === 'case.LOC' && facts.homeAddress) && !(cell === 'case.BIZ' && facts.businessIsPerson)),
  ),

  // Police data.
  POLICE_REGIME: onCell(policeRegime, ({ group }) => isPoliceGroup(group)),
  HELD_AS_POLICE_DATA: onCell((facts, _flow, origin, { group }) => open(isHeldAsPoliceData(facts, origin, group))),
  INSIDE_POLICE: onCell(
    (facts) =>
      need(
        [facts.from, facts.to].every((party) => ['PO', 'KM', 'EMM', '-'].includes(party)),
        'CATEGORY_NOT_IN_LAW',
      ),
    isGroup('POL10B'),
  ),
  NAMED_IN_INSTRUMENT: onCell((facts, flow, _origin, { cell }) =>
    need(
      // Stryker disable next-line OptionalChaining: a decision without data is not complete, and so not in force
      agreementsInForce(facts, flow).some(({ cells }) => cells?.includes(cell)),
      'NOT_IN_INSTRUMENT',
    ),
  ),

  // Text and numbers.
  LABELLED: onCell((facts) => (facts.narrLabelledBy >= 2 ? reduced('NEED_TO_KNOW') : pending('labelling')), isGroup('NARR')),
  NEED_TO_KNOW: onCell(() => reduced('NEED_TO_KNOW')),
  NO_PERSONS: onCell((facts) => {
    if (facts.statDetail.some((detail) => detail === 'birth-date' || detail === 'exact-age')) return missing('TOO_PRECISE');
    return facts.smallestCell >= 10 ? ok : reduced('SMALL_CELLS');
  }),

  // Those who must agree.
  SUPPLIER_CONSENT: onCell((facts, _flow, origin, { group }) =>
    facts.book.catalogue.supplierConsentGroups.includes(group) ? suppliersAgree(facts, origin) : ok,
  ),
  ALL_SUPPLIERS_CONSENT: onCell((facts, _flow, origin) => suppliersAgree(facts, origin)),
  CONSENT_VALID: onCell((facts, _flow, origin, key) => consentCarries(facts, origin, key)),
  SECRECY_RELEASED: onCell((facts, _flow, _origin, { cell, facet }) => {
    if (facet === 'victim' && whyNoConsent(facts, cell, facts.to) === null) return ok;
    return goodCare(facts);
  }),

  // The data subject asks.
  OTHER_CONTROLLER: onCell((_facts, _flow, { regime }, { group }) =>
    need(!isPoliceGroup(group) && group !== 'JUST' && regime !== 'wpg' && regime !== 'wjsg', 'OTHER_CONTROLLER'),
  ),
  OWN_DATA: onCell((facts, _flow, _origin, { facet }) => need(facts.subjectFacets.includes(facet), 'THIRD_PARTY_DATA')),
  CONTROLLER_DECISION: onCell((facts, _flow, _origin, { facet }) => {
    if (!facts.subjectFacets.includes(facet)) return ok;
    if (facts.restriction === undefined) return pending('controller-decision');
    return need(facts.restriction === 'none', 'RIGHTS_RESTRICTED');
  }),
};

/** Police data enter a collaboration only as police data, and only from those who process them. */
function policeRegime(facts: Facts, _flow: unknown, origin: Provenance): Outcome {
  if (origin.regime !== 'wpg') return missing('REGIME_NOT_WPG');
  return need(['PO', 'KM', 'NL', 'FI'].includes(facts.from), 'CATEGORY_NOT_IN_LAW');
}

function suppliersAgree({ supplierConsents }: Facts, { contributors }: Provenance): Outcome {
  if (contributors.some((one) => supplierConsents[one] === 'refused')) return missing('SUPPLIER_REFUSED');
  const waiting = contributors.filter((one) => supplierConsents[one] !== 'given');
  return waiting.length ? pending(...waiting.map((one) => `supplier-consent:${one}`)) : ok;
}

/** Good care: the form says what is shared and why, a second person looks. */
function goodCare({ approvals }: Facts): Outcome {
  const form = approvals['good-care-form'];
  const eyes = approvals['four-eyes'];
  if (form === undefined || form === 'refused' || eyes === 'refused') return missing('MEDICAL_SECRECY');
  const waiting = [...(form === 'given' ? [] : ['good-care-form']), ...(eyes === 'given' ? [] : ['four-eyes'])];
  return waiting.length ? pending(...waiting) : ok;
}

/**
 * A valid consent opens the road between any two partners. Without one, only the pairs of participants.yaml are asked to get it; elsewhere the
 * other grounds speak.
 */
function consentCarries(facts: Facts, origin: Provenance, { cell, group }: CellKey): Outcome {
  const { catalogue } = facts.book;
  if (origin.regime === 'wpg' && !catalogue.consentPoliceGroups.includes(group)) return closed;
  const reason = whyNoConsent(facts, cell, facts.activity === 'register' ? facts.from : facts.to);
  if (reason === null) return ok;
  const isPair = catalogue.consentPairs[facts.from]?.includes(facts.to) ?? false;
  if (isPair) return missing(reason);
  return reason === 'CONSENT_NEEDED' || reason === 'CONSENT_SCOPE' ? closed : missing(reason);
}

/** A consent that is not there may be asked for this cell. One that is there carries it anyway. */
export function consentMayOpen(facts: Facts, origin: Provenance, key: CellKey): boolean {
  const reason = reasonOf(consentCarries(facts, origin, key));
  return consentCanBeAsked.some((one) => one === reason);
}

export function consentOpens(facts: Facts, origin: Provenance, key: CellKey): boolean {
  return consentCarries(facts, origin, key).kind === 'ok';
}
