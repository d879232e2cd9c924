import { randomUUID } from 'node:crypto';
import { sourcesOf, type Law } from '#libs/law';
import { decideRecord, type PolicyRequest, type RecordDecision } from '#libs/policy';
import type { Restriction, SubjectAccessAnswered } from './facts.js';
import type { FoundFacet } from './find-person.js';

/** Asks the policy what of one facet may go to the person it is about. Only a permit lets a field go, as everywhere. */
export function judgeAccess(
  law: Pick<Law, 'policy' | 'versions'>,
  { signalId, signal, subject }: FoundFacet,
  restriction: Restriction | null,
  asOf: string,
): SubjectAccessAnswered {
  const { holder, version } = signal;
  const facet = facetOf({ signal, subject });
  const own = signal.fields.filter((field) => field.subject === subject);
  const request: PolicyRequest = {
    asOf,
    activity: 'rights',
    from: holder.partner,
    fromTask: holder.task,
    to: 'SUBJ',
    purpose: 'rights-request',
    subjectFacets: [facet],
    ...(restriction && { restriction }),
  };
  const held = own.map(({ id, cell, regime, on, finding }) => ({
    id,
    cell,
    subject,
    obtained: { by: holder.partner, task: holder.task, regime, on, finding },
  }));
  const sources = sourcesOf([{ id: signalId, version }, ...law.versions]);
  const decision = decideRecord(law.policy, randomUUID(), request, held, { sources });
  const going = permitted(decision);
  const named = own.map(({ id, key, cell }) => ({ id, key, cell, subject }));
  return {
    type: 'SubjectAccessAnswered',
    data: {
      signalId,
      subject,
      from: { oin: holder.oin, partner: holder.partner },
      restriction,
      fields: named.filter(({ id }) => going.has(id)),
      withheld: named.filter(({ id }) => !going.has(id)),
      decision,
    },
  };
}

/** Role of the person, in the words of the policy. */
export const facetOf = ({ signal, subject }: Pick<FoundFacet, 'signal' | 'subject'>): string =>
  signal.facets.find((facet) => facet.subject === subject)?.facet ?? '';

const permitted = ({ fields }: RecordDecision): ReadonlySet<string> =>
  new Set(fields.filter(({ effect }) => effect === 'permit').flatMap(({ ids }) => ids));
