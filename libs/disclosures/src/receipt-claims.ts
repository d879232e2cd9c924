import type { StoredFact } from '#libs/ledger';
import { subjectTag, type DisclosureGranted, type FieldsDelivered } from './facts.js';

/** A fact by which fields went, or were allowed to go, from one organisation to another. */
type Giving = StoredFact<DisclosureGranted | FieldsDelivered>;

/**
 * What a receipt says of a disclosure: who gave what to whom, for what and on which ground. Paths, codes and ids, no values. Pure.
 * @returns null when no value went by the fact: a refusal, a count, a comparison, or a reading in which every field stayed
 */
export function receiptClaims(fact: StoredFact): Record<string, unknown> | null {
  if (!isGiving(fact) || fact.data.fields.length === 0) return null;
  if (fact.type === 'FieldsDelivered' && fact.data.how?.kind === 'match') return null;
  const { disclosureId, signalId, caseId, from, to, purpose, fields, decision } = fact.data;
  const gone = new Set(fields.map(({ id }) => id));
  const bases = decision.fields.filter(({ ids }) => ids.some((id) => gone.has(id))).flatMap((verdict) => verdict.bases);
  const file = fact.type === 'FieldsDelivered' && fact.data.how?.kind === 'export' ? fact.data.how : null;
  return {
    event: fact.type === 'DisclosureGranted' ? 'granted' : file ? 'exported' : 'read',
    from_org: from.oin,
    from_partner: from.partner,
    to_org: to.oin,
    to_partner: to.partner,
    purpose,
    legal_basis_ids: [...new Set(bases)].sort(),
    policy_digest: decision.policy.digest,
    decision_id: decision.id,
    ...(disclosureId && { disclosure_id: disclosureId }),
    signal_id: signalId,
    ...(caseId && { case_id: caseId }),
    ...(file && { file_sha256: file.digest }),
    fields: fields.map(({ id, cell }) => ({ path: `velden/${id}`, cell })),
    subject_tags: [...new Set(fields.map(({ subject }) => subjectTag(subject)))].sort(),
  };
}

const isGiving = (fact: StoredFact): fact is Giving => fact.type === 'DisclosureGranted' || fact.type === 'FieldsDelivered';
