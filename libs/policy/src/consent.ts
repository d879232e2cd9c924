import { addMonths, addYears, never } from './calendar.js';
import type { Term } from './catalogue.js';
import { type Facts, highest } from './facts.js';
import type { PolicyConsent } from './request.js';
import type { Cell } from './verdict.js';

/** Where nothing was given; also the reason of a consent that says nothing about this. */
const needed = 'CONSENT_NEEDED';

/** Reasons that a new or wider consent can take away. */
export const consentCanBeAsked: readonly string[] = ['CONSENT_GUARDIAN_NEEDED', 'CONSENT_SCOPE', needed];

const adultAt = 16;

/** null when a valid consent lets `recipient` have the cell for the purpose of the request; otherwise the highest reason why not. */
export function whyNoConsent(facts: Facts, cell: Cell, recipient: string): string | null {
  const reasons: string[] = [needed];
  for (const consent of facts.consents) {
    const reason = weigh(consent, facts, cell, recipient);
    if (reason === null) return null;
    reasons.push(reason);
  }
  return highest(reasons, facts.book);
}

function weigh(consent: PolicyConsent, facts: Facts, cell: Cell, recipient: string): string | null {
  const forThis = consent.recipients.includes(recipient) && consent.purpose === facts.purpose;
  // Who refuses a receiver, refuses all cells.
  if (consent.refused) return forThis ? 'CONSENT_REFUSED' : needed;
  const { givenAt } = consent;
  if (givenAt === undefined || givenAt > facts.asOf) return needed;
  const flaw = whyInvalid(consent, givenAt, facts);
  if (!forThis || !consent.cells.includes(cell)) return flaw === null ? 'CONSENT_SCOPE' : needed;
  return flaw;
}

function whyInvalid(consent: PolicyConsent, givenAt: string, { asOf, book }: Facts): string | null {
  if (asOf >= (consent.withdrawnAt ?? never)) return 'CONSENT_WITHDRAWN';
  if (consent.givenBy === 'guardian' && consent.guardianIsSuspect !== false) return 'CONSENT_GUARDIAN_CONFLICT';
  if (consent.form !== 'written' || consent.freely !== true) return 'CONSENT_NOT_FREE';
  const { months } = book.catalogue.terms['consent-default'] as Term;
  if (asOf >= (consent.expires ?? addMonths(givenAt, months))) return 'CONSENT_EXPIRED';
  return whyNotTheirs(consent, givenAt, asOf);
}

/** Was it for this person to give? Under sixteen the guardian, afterwards the person, unless that person cannot decide. */
function whyNotTheirs({ givenBy, born, incapable }: PolicyConsent, givenAt: string, asOf: string): string | null {
  const sixteen = born === undefined ? never : addYears(born, adultAt);
  if (givenBy === undefined) return needed;
  if (givenBy === 'guardian') return asOf >= sixteen ? 'CONSENT_EXPIRED' : null;
  if (givenAt < sixteen) return 'CONSENT_GUARDIAN_NEEDED';
  if (givenBy === 'representative') return incapable ? null : needed;
  return incapable ? 'CONSENT_GUARDIAN_NEEDED' : null;
}
