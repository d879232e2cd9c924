import type { Fact, StoredFact, StreamName } from '#libs/ledger';
import type { AnomalyRule } from './anomaly.rules.js';

export const anomalyReasons = ['verklaard', 'doorgegeven', 'geen-afwijking'] as const;
export type AnomalyReason = (typeof anomalyReasons)[number];

/** An officer looked at it and says how it ended. `lines`: the first places in the log it rested on, at most fifty. It has no other consequence. */
export type AnomalyHandled = Fact<'AnomalyHandled', { rule: AnomalyRule; day: string; because: AnomalyReason; lines: number[] }>;

export type Handling = { because: AnomalyReason; at: Date } | null;
export const noHandling: Handling = null;
export const anomalyStream = (id: string): StreamName => ({ type: 'anomaly', id });

export const evolveHandling = (_state: Handling, { data, recordedAt }: StoredFact<AnomalyHandled>): Handling => ({
  because: data.because,
  at: recordedAt,
});
