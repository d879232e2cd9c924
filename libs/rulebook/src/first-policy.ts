import { randomBytes } from 'node:crypto';
import type { Ledger } from '#libs/ledger';
import type { PolicyPack } from '#libs/policy';
import { rulebookStream, type PackStore, type PolicyName, type RulebookFact, type RulebookState } from './facts.js';
import { rulebookDecider } from './propose-policy.js';

/** A hub without any policy takes the one that it came with, in its own name. */
export function firstPolicy({ digest, version }: PolicyName, state: RulebookState): RulebookFact[] {
  if (state.version > 0) return [];
  return [
    { type: 'PolicyProposed', data: { digest, version } },
    { type: 'PolicyPublished', data: { digest, version, proposedBy: 'hub', approvedBy: 'hub' } },
  ];
}

/** First start: publishes what lies on disk. Safe when replicas start at once; later starts change nothing. */
export async function publishFirst(ledger: Ledger, packs: PackStore, pack: PolicyPack, at: Date): Promise<boolean> {
  const trace = { traceId: randomBytes(16).toString('hex'), spanId: randomBytes(8).toString('hex') };
  const { facts } = await ledger.decide<RulebookState, RulebookFact>(
    { stream: rulebookStream, org: 'hub', ...trace, at, alongside: (tx) => packs.put(tx, pack) },
    rulebookDecider,
    (state) => firstPolicy(pack, state),
  );
  return facts.length > 0;
}
