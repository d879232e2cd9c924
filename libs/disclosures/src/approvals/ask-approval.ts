import type { PartnerDirectory } from '#libs/identity';
import { derivedId } from '#libs/ledger';
import { supplierOf, type PolicyPack, type RecordDecision } from '#libs/policy';
import type { Holder } from '#libs/signals/facts';
import type { DisclosureScope, DisclosedField } from '../facts.js';
import { questionStream, type Question, type Wait } from './facts.js';

/** Organisations of one kind that are connected at most; more of them in one region is no question any more. */
const mostAsked = 100;

/**
 * The question that a waiting disclosure puts, and to whom; null when it waits for nobody. What no officer gives as an answer, such as the marking of a
 * text, is not asked.
 */
export async function questionFor(
  partners: PartnerDirectory,
  policy: PolicyPack,
  scope: DisclosureScope,
  fields: readonly DisclosedField[],
  decision: RecordDecision,
  supplier: Pick<Holder, 'oin' | 'partner'>,
): Promise<Question | null> {
  const waiting = new Map<string, string[]>();
  for (const { effect, for: wanted, ids } of decision.fields) {
    if (effect === 'pending') for (const what of wanted) waiting.set(what, [...(waiting.get(what) ?? []), ...ids]);
  }
  const id = questionStream(scope).id;
  const fieldIds = fields.map((field) => field.id).toSorted();
  const asked = await Promise.all(
    [...waiting].map(async ([what, ids]): Promise<Wait[]> => {
      const approver = await approverFor(partners, policy, what, scope, supplier);
      return approver ? [{ approvalId: derivedId(`approval:${what}`, `${id} ${fieldIds.join(' ')}`), what, approver, fieldIds: ids }] : [];
    }),
  );
  const waits = asked.flat();
  return waits.length ? { id, fieldIds, waits } : null;
}

async function approverFor(
  partners: PartnerDirectory,
  policy: PolicyPack,
  what: string,
  { from }: DisclosureScope,
  supplier: Pick<Holder, 'oin' | 'partner'>,
): Promise<Wait['approver'] | null> {
  const of = policy.approverOf(what)?.of;
  if (!of) return null;
  if (of === 'giver') return { partner: from.partner, oins: [from.oin] };
  if (of === 'supplier') {
    const partner = supplierOf(what) ?? '';
    return { partner, oins: partner === supplier.partner ? [supplier.oin] : [] };
  }
  const { items } = await partners.list({ partner: of }, 1, mostAsked);
  const near = items.filter(({ regions }) => regions.length === 0 || regions.some((region) => from.regions.includes(region)));
  return { partner: of, oins: near.map(({ oin }) => oin) };
}
