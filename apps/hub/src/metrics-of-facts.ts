import { Counter, Histogram, type Registry } from 'prom-client';
import type { DisclosedField, DisclosureFact, ReadingFact } from '#libs/disclosures/facts';
import type { StoredFact } from '#libs/ledger';
import type { RecordDecision } from '#libs/policy';

/** What was committed, counted by codes: effects, reasons, kinds of reading, and departments as a whole. Never who, about whom, or what. */
export class FactCounts {
  private readonly seconds: Histogram;
  private readonly events: Counter;
  private readonly effects: Counter<'effect'>;
  private readonly reasons: Counter<'reason'>;
  private readonly readings: Counter<'department' | 'kind'>;

  constructor(registry: Registry) {
    const registers = [registry];
    this.seconds = new Histogram({
      name: 'seinhuis_append_seconds',
      help: 'Time from an order to its commit, with the waiting for its turn',
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
      registers,
    });
    this.events = new Counter({ name: 'seinhuis_appended_events_total', help: 'Events that this process committed', registers });
    this.effects = new Counter({
      name: 'seinhuis_disclosure_fields_total',
      help: 'Fields that a disclosure was asked of, by what the policy said',
      labelNames: ['effect'],
      registers,
    });
    this.reasons = new Counter({
      name: 'seinhuis_withheld_fields_total',
      help: 'Fields that were held back, by the reason of the policy',
      labelNames: ['reason'],
      registers,
    });
    this.readings = new Counter({
      name: 'seinhuis_readings_total',
      help: 'Answers with fields of others, and searches, by department and kind',
      labelNames: ['department', 'kind'],
      registers,
    });
  }

  count(facts: readonly StoredFact[], seconds: number): void {
    this.seconds.observe(seconds);
    this.events.inc(facts.length);
    for (const fact of facts) this.one(fact as StoredFact<DisclosureFact | ReadingFact>);
  }

  private one(fact: StoredFact<DisclosureFact | ReadingFact>): void {
    switch (fact.type) {
      case 'DisclosureGranted':
        return this.byEffect(fact.data.decision, fact.data.fields);
      case 'DisclosureRefused':
        this.byEffect(fact.data.decision, fact.data.withheld);
        return this.byReason(fact.data.decision, fact.data.withheld);
      case 'FieldsDelivered':
        this.readings.inc({ department: fact.data.to.partner, kind: fact.data.how?.kind ?? 'read' });
        return this.byReason(fact.data.decision, fact.data.withheld);
      case 'SearchAnswered':
        return this.readings.inc({ department: fact.data.to.partner, kind: 'search' });
      case 'DisclosureRecalled':
        return;
      case 'ReadingRefused':
        return this.readings.inc({ department: fact.data.to.partner, kind: 'refused' });
    }
  }

  private byEffect(decision: RecordDecision, fields: readonly DisclosedField[]): void {
    for (const { effect, count } of among(decision, fields)) this.effects.inc({ effect }, count);
  }

  private byReason(decision: RecordDecision, fields: readonly DisclosedField[]): void {
    for (const { reason, count } of among(decision, fields)) if (reason) this.reasons.inc({ reason }, count);
  }
}

/** What was decided of these fields; one decision may be kept with two facts, each about its own. */
function among(decision: RecordDecision, fields: readonly DisclosedField[]): { effect: string; reason: string | null; count: number }[] {
  const listed = new Set(fields.map(({ id }) => id));
  return decision.fields
    .map(({ effect, reason, ids }) => ({ effect, reason, count: ids.filter((id) => listed.has(id)).length }))
    .filter(({ count }) => count > 0);
}
