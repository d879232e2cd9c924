/** Who gives what a verdict waits for. Roles are those of the token; one of them is enough. */
export interface Approver {
  /** Officers of the side that gives, of the partner that brought the data in, or of an organisation with this code in the region of the giver. */
  readonly of: 'giver' | 'supplier' | 'OM' | 'RAC';
  readonly roles: readonly string[];
  /** Not the officer who asked: her own look is there already. */
  readonly another: boolean;
  /** Statements that all must be true before it is given; codes. */
  readonly form: readonly string[];
}

/** The officer who wants to answer, as far as the rule looks at her. */
export interface ApprovingOfficer {
  readonly id: string;
  readonly roles: readonly string[];
  readonly assurance: 'low' | 'substantial' | 'high';
}

export type WhyNotApprove = 'not-given-here' | 'other-organisation' | 'role-missing' | 'assurance-low' | 'own-question';

const caseworkers = ['inspecteur', 'hulpverlener', 'casuslid', 'riec-analist'];
/** Who may bind her organisation. */
const mandated = ['tekenbevoegd'];
const rule = (of: Approver['of'], roles: readonly string[], another = true, form: readonly string[] = []): Approver => ({
  of,
  roles,
  another,
  form,
});

/** What must be so before a conflict of duties excuses to speak; the professional herself says so, and a colleague looks as well. */
const conflictOfDuties = [
  'toestemming-niet-mogelijk',
  'ernstig-te-voorkomen-gevaar',
  'geen-mildere-weg',
  'spreken-helpt',
  'alleen-het-nodige',
  'collega-geraadpleegd',
];

const approvers: Readonly<Record<string, Approver>> = {
  'four-eyes': rule('giver', caseworkers),
  'human-review': rule('giver', ['riec-analist', 'casuslid']),
  'conflict-form': rule('giver', ['hulpverlener'], false, conflictOfDuties),
  'good-care-form': rule('giver', ['hulpverlener'], false),
  'gezag-om': rule('OM', mandated),
  'om-decision': rule('OM', mandated),
  rac: rule('RAC', mandated),
};
const supplierConsent = rule('supplier', mandated);
const supplierPrefix = 'supplier-consent:';

/** The partner whose consent this is; undefined when it is no consent of a supplier. */
export function supplierOf(what: string): string | undefined {
  return what.startsWith(supplierPrefix) ? what.slice(supplierPrefix.length) : undefined;
}

/** The rule for one entry of `for` in a verdict. Null: it is not given as an answer to a question, such as the marking of a text. */
export function approverOf(what: string): Approver | null {
  if (supplierOf(what) !== undefined) return supplierConsent;
  return Object.hasOwn(approvers, what) ? (approvers[what] ?? null) : null;
}

/**
 * May this officer answer at all? Pure.
 * @param ofRightOrganisation she acts for an organisation, under a code, that was asked
 * @param askedBy id of the officer who asked
 */
export function whyNotApprove(
  what: string,
  officer: ApprovingOfficer,
  { ofRightOrganisation, askedBy }: { ofRightOrganisation: boolean; askedBy: string | null },
): WhyNotApprove | null {
  const approver = approverOf(what);
  if (!approver) return 'not-given-here';
  if (!ofRightOrganisation) return 'other-organisation';
  if (!officer.roles.some((role) => approver.roles.includes(role))) return 'role-missing';
  if (officer.assurance === 'low') return 'assurance-low';
  return approver.another && officer.id === askedBy ? 'own-question' : null;
}
