import { caseFactTypes, evolveCase, noCase, type Case, type CaseFact } from '#libs/cases/facts';
import { consentFactTypes, consentStream, evolveConsents, noConsents, policyConsent } from '#libs/consents/facts';
import type { ConsentFact, Consents } from '#libs/consents/facts';
import type { DisclosureGranted, DisclosureRecalled, FieldsDelivered } from '#libs/disclosures/facts';
import type { Ledger, StoredFact } from '#libs/ledger';
import type { PolicyConsent } from '#libs/policy';
import type { Flow } from './forecast.rules.js';

/** What goes on at this moment, read from the ledger from its start. */
export interface Standing {
  flows: Flow[];
  /** Key of the facet of each field, by `<signal id>/<field id>`. */
  subjects: Map<string, string>;
  /** By signal id, each with the key of the victim who gave or refused it. */
  consents: Map<string, { subject: string; consent: PolicyConsent }[]>;
  cases: { id: string; kenmerk: string; oin: string; signals: string[] }[];
}

const page = 500;

/** Grants that were not taken back, of signals that were not withdrawn; and the last reading per case, signal and reader. */
export async function standingFlows(
  ledger: Pick<Ledger, 'scan' | 'size' | 'open'>,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<Standing> {
  const size = await ledger.size();
  const seen = new Seen();
  for (let from = 0; from < size; from += page) {
    for (const fact of await ledger.scan(from, Math.min(page, size - from))) seen.add(fact);
    onProgress(Math.min(from + page, size), size);
  }
  const flows = seen.standing();
  const consents: Standing['consents'] = new Map();
  for (const signalId of new Set(flows.map((flow) => flow.signalId))) consents.set(signalId, await seen.consentsOn(ledger, signalId));
  return { flows, subjects: seen.subjects, consents, cases: seen.openCases() };
}

class Seen {
  readonly subjects = new Map<string, string>();
  private readonly flows = new Map<string, Flow>();
  private readonly withdrawn = new Set<string>();
  private readonly cases = new Map<string, Case>();
  private readonly consents = new Map<string, Consents>();

  add(fact: StoredFact): void {
    const { id } = fact.stream;
    if (fact.type === 'DisclosureGranted') this.grant((fact as StoredFact<DisclosureGranted>).data);
    else if (fact.type === 'DisclosureRecalled') this.flows.delete((fact as StoredFact<DisclosureRecalled>).data.disclosureId);
    else if (fact.type === 'FieldsDelivered') this.reading((fact as StoredFact<FieldsDelivered>).data);
    else if (fact.type === 'SignalWithdrawn') this.withdrawn.add(id);
    else if (isOneOf(caseFactTypes, fact.type)) this.cases.set(id, evolveCase(this.cases.get(id) ?? noCase, fact as StoredFact<CaseFact>));
    else if (isOneOf(consentFactTypes, fact.type))
      this.consents.set(id, evolveConsents(this.consents.get(id) ?? noConsents, fact as StoredFact<ConsentFact>));
  }

  standing(): Flow[] {
    return [...this.flows.values()].filter(({ signalId }) => !this.withdrawn.has(signalId));
  }

  openCases(): Standing['cases'] {
    return [...this.cases].flatMap(([id, state]) =>
      state.status === 'open' ? [{ id, kenmerk: state.kenmerk, oin: state.compartment.oin, signals: state.signals }] : [],
    );
  }

  async consentsOn(ledger: Pick<Ledger, 'open'>, signalId: string): Promise<{ subject: string; consent: PolicyConsent }[]> {
    const known = this.consents.get(consentStream(signalId).id)?.list ?? [];
    const births = await ledger.open(known.flatMap(({ born }) => (born ? [{ seq: born.seq, eventId: born.eventId, no: [born.no] }] : [])));
    return known.map((consent) => ({
      subject: consent.subject,
      consent: policyConsent(consent, consent.born ? births.get(`${consent.born.seq}/${consent.born.no}`) : undefined),
    }));
  }

  private grant({ disclosureId, signalId, caseId, from, to, purpose, fields, decision }: DisclosureGranted['data']): void {
    const ends = { from: from.partner, to: { oin: to.oin, partner: to.partner }, purpose };
    this.flows.set(disclosureId, { kind: 'share', id: disclosureId, signalId, caseId, ...ends, fields, decision });
    for (const { id, subject } of fields) this.subjects.set(`${signalId}/${id}`, subject);
  }

  /** A disclosure that is read is the same flow as its grant; a reading of a case is one of its own. */
  private reading({ disclosureId, signalId, caseId, from, to, purpose, fields, decision }: FieldsDelivered['data']): void {
    if (disclosureId !== null || caseId === null || fields.length === 0) return;
    const ends = { from: from.partner, to: { oin: to.oin, partner: to.partner }, purpose };
    const id = `${caseId} ${signalId} ${to.oin} ${to.partner}`;
    this.flows.set(id, { kind: 'reading', id, signalId, caseId, ...ends, fields, decision });
    for (const { id: field, subject } of fields) this.subjects.set(`${signalId}/${field}`, subject);
  }
}

const isOneOf = (types: readonly string[], type: string): boolean => types.includes(type);
