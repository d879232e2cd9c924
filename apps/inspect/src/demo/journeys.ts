import { combinedCase } from './journey-3-case.js';
import { organisedSignal } from './journey-1-organised.js';
import { softSignal } from './journey-2-soft.js';
import { victimAndConsent } from './journey-4-victim.js';
import { provable } from './journey-5-proof.js';
import type { HubClient } from './hub-client.js';
import { freshKvk } from './nail-bar.js';
import { JourneyStopped, type Story } from './story.js';

/** What one journey leaves for the next. */
export interface Shared {
  kvkNummer: string;
  signalId?: string;
  riecOin?: string;
  disclosureToRiec?: string;
  policeSignalId?: string;
  careSignalId?: string;
  comenshaOin?: string;
}

/** Checks the ledger as it is, and a copy of it in which one row was changed. */
export interface Proof {
  verify(): Promise<{ checked: number; problems: { seq: number }[] }>;
  verifyTamperedCopy(seq: number): Promise<{ problems: { seq: number }[] }>;
}

export interface Stage {
  client: HubClient;
  story: Story;
  shared: Shared;
  /** Null when this machine has no access to the database of the hub. */
  proof: Proof | null;
}
export type Journey = (stage: Stage) => Promise<void>;

export const journeys: readonly Journey[] = [organisedSignal, softSignal, combinedCase, victimAndConsent, provable];

/** Walks the journeys in order. A journey that cannot go on is a deviation; the next one is tried all the same. */
export async function walk(client: HubClient, story: Story, proof: Proof | null): Promise<void> {
  const stage: Stage = { client, story, proof, shared: { kvkNummer: freshKvk() } };
  for (const journey of journeys) {
    try {
      await journey(stage);
    } catch (error) {
      if (!(error instanceof JourneyStopped))
        story.check('deze reis loopt door', false, error instanceof Error ? error.message : 'onbekende fout');
    }
  }
}
