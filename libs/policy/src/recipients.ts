import type { PolicyPack } from './pack.js';
import type { Party } from './transfer.js';

/** An organisation to which a signal could go, and the purpose and task that the hub proposes for it. */
export interface Recipient extends Party {
  oin: string;
  name: string;
  purpose: string;
}

/**
 * The organisations that a holder can consider for a signal: one per partner code that some purpose proposes, the nearest by region. Nothing is
 * nearer than its own organisation: another department of it goes before one elsewhere, and its own code needs nobody.
 * A code with no organisation in the region falls back to the only national one. Says nothing about what may go there.
 */
export function recipientsFor(pack: PolicyPack, holder: Party & { oin: string }): Recipient[] {
  const proposals = pack.purposes.flatMap(({ code, proposedFor }) => proposedFor.map((proposal) => ({ ...proposal, purpose: code })));
  return proposals.flatMap(({ to, toTask, purpose }) => {
    const organisation = nearest(pack, holder, to);
    if (!organisation) return [];
    const { oin, name, regions } = organisation;
    return [{ oin, name, partner: to, task: toTask ?? null, regions: [...regions], purpose }];
  });
}

function nearest(pack: PolicyPack, holder: Party & { oin: string }, partner: string) {
  const candidates = pack.organisations.filter(({ partners }) => partners.includes(partner));
  const own = candidates.find(({ oin }) => oin === holder.oin);
  if (own) return partner === holder.partner ? undefined : own;
  const overlap = (regions: readonly string[]) => regions.filter((region) => holder.regions.includes(region)).length;
  const regional = [...candidates].sort((one, other) => overlap(other.regions) - overlap(one.regions));
  const [best] = regional;
  if (best && overlap(best.regions) > 0) return best;
  return candidates.find(({ regions }) => regions.length === 0) ?? (candidates.length === 1 ? candidates[0] : undefined);
}
