import type { Fact, StreamName } from '#libs/ledger';
import type { RecordDecision } from '#libs/policy';
import type { SignalField } from '#libs/signals/facts';

/** How it was made sure that who asks is who she says. */
export const identityChecks = ['balie', 'digid', 'gemachtigde', 'kopie-identiteitsbewijs'] as const;
export type IdentityCheck = (typeof identityChecks)[number];

/** The decision of the controller: nothing is held back, or on which part of UAVG 41 lid 1 it is. */
export const restrictions = ['none', '41-1-d', '41-1-h', '41-1-i'] as const;
export type Restriction = (typeof restrictions)[number];

/** A person asked what is held about her, and an officer of the hub looked. How she was found is here; the number that was searched by is not, not even hashed. */
export type SubjectAccessAsked = Fact<'SubjectAccessAsked', { identity: IdentityCheck; by: 'bsn' | 'schuilnummer'; facets: number }>;

type NamedField = Pick<SignalField, 'id' | 'key' | 'cell' | 'subject'>;

/** One facet of that person: what was shown to the officer and told in the letter, and what was left out. Written before a value leaves. */
export type SubjectAccessAnswered = Fact<
  'SubjectAccessAnswered',
  {
    signalId: string;
    subject: string;
    /** Who holds the signal. */
    from: { oin: string; partner: string };
    /** Null: the controller has not decided yet, so nothing goes. */
    restriction: Restriction | null;
    fields: NamedField[];
    withheld: NamedField[];
    decision: RecordDecision;
  }
>;
export type SubjectAccessFact = SubjectAccessAsked | SubjectAccessAnswered;

/** One stream for each question. */
export const accessStream = (id: string): StreamName => ({ type: 'access', id });
