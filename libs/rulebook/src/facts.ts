import { derivedId, type Fact, type Ledger, type StoredFact, type StreamName } from '#libs/ledger';

export { PackStore } from './pack-store.js';

/** A policy, by its digest ('sha256:<hex>' over its files) and the version that it calls itself. */
export interface PolicyName {
  digest: string;
  version: string;
}

/** An officer proposes the policy that lies ready; its files are stored with the fact. */
export type PolicyProposed = Fact<'PolicyProposed', PolicyName>;
/** A second officer agreed: from the next fact on this is the policy, and decisions under the one before are no longer made. */
export type PolicyPublished = Fact<'PolicyPublished', PolicyName & { proposedBy: string; approvedBy: string }>;
export type RulebookFact = PolicyProposed | PolicyPublished;

export interface Proposal extends PolicyName {
  proposedBy: string;
  proposedAt: Date;
}
export interface Publication extends PolicyName {
  publishedAt: Date;
}

/** All versions of the policy in one stream, so that one version number says whether the policy is still the one that was judged under. */
export interface RulebookState {
  version: number;
  /** Made since the last publication. */
  proposals: Proposal[];
  /** Oldest first; the last one is in force. */
  published: Publication[];
}
export const noRulebook: RulebookState = { version: 0, proposals: [], published: [] };
export const rulebookStream: StreamName = { type: 'rulebook', id: derivedId('rulebook', 'register') };

/** The policy in force; null before the first start of a hub. */
export const activePolicy = ({ published }: RulebookState): Publication | null => published.at(-1) ?? null;

export function evolveRulebook(state: RulebookState, stored: StoredFact<RulebookFact>): RulebookState {
  const { version, recordedAt } = stored;
  switch (stored.type) {
    case 'PolicyProposed': {
      const proposal = { ...stored.data, proposedBy: stored.officer ?? stored.org, proposedAt: recordedAt };
      return { ...state, version, proposals: [...state.proposals, proposal] };
    }
    case 'PolicyPublished': {
      // what was proposed besides was weighed against a policy that is no longer in force
      const { digest, version: name } = stored.data;
      return { version, proposals: [], published: [...state.published, { digest, version: name, publishedAt: recordedAt }] };
    }
    default:
      return unknownFact(stored);
  }
}

export async function readRulebook(ledger: Ledger): Promise<RulebookState> {
  return (await ledger.read<RulebookFact>(rulebookStream)).reduce<RulebookState>(evolveRulebook, noRulebook);
}

function unknownFact(fact: never): never {
  throw new Error(`unknown rulebook fact ${(fact as { type: string }).type}`);
}
