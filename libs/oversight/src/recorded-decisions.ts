import type { Ledger, StoredFact } from '#libs/ledger';
import type { PolicyConsent, RecordDecision } from '#libs/policy';
import {
  consentFactTypes,
  consentStream,
  evolveConsents,
  noConsents,
  policyConsent,
  type ConsentFact,
  type Consents,
  type KnownConsent,
} from '#libs/consents/facts';

/** The part of the ledger that is needed to read it again. */
export type Reading = Pick<Ledger, 'scan' | 'size' | 'open'>;

/** A decision as it stands in a fact, with what its references lead to at that place in the ledger. */
export interface RecordedDecision {
  fact: StoredFact;
  decision: RecordDecision;
  signalId: string | null;
  /** Key of the facet of a field, as the fact names it. */
  subjectOf(fieldId: string): string | undefined;
  consents: { subject: string; consent: PolicyConsent }[];
  /** A date of birth under one of the consents was erased. */
  erased: boolean;
  /** References that do not lead to what stood in the ledger at that moment. */
  astray: string[];
}

const page = 500;

/** All decisions in the order in which they were recorded. Reads the ledger once, from the start: a consent counts as it stood at that place. */
export async function* recordedDecisions(
  ledger: Reading,
  onProgress: (done: number, total: number) => void = () => undefined,
): AsyncGenerator<RecordedDecision> {
  const size = await ledger.size();
  const past = new Past(ledger);
  for (let from = 0; from < size; from += page) {
    for (const fact of await ledger.scan(from, Math.min(page, size - from))) {
      for (const decision of decisionsOf(fact)) yield await past.look(fact, decision);
      past.add(fact);
    }
    onProgress(Math.min(from + page, size), size);
  }
}

/** One decision with what its references led to when it was recorded. */
export async function recordedDecision(
  ledger: Reading & Pick<Ledger, 'read'>,
  fact: StoredFact,
  decision: RecordDecision,
): Promise<RecordedDecision> {
  const past = new Past(ledger);
  const signalId = signalOf(fact);
  if (signalId !== null && decision.consents.length) {
    const facts = await ledger.read<ConsentFact>(consentStream(signalId));
    facts.filter(({ seq }) => seq < fact.seq).forEach((one) => past.add(one));
  }
  return past.look(fact, decision);
}

/** Every decision in a fact; a fact of another kind has none. */
export function decisionsOf({ data }: Pick<StoredFact, 'data'>): RecordDecision[] {
  const { decision, decisions } = (data ?? {}) as { decision?: RecordDecision; decisions?: RecordDecision[] };
  return [...(decision ? [decision] : []), ...(decisions ?? [])];
}

interface Fielded {
  signalId?: string;
  fields?: { id: string; subject: string }[];
  withheld?: { id: string; subject: string }[];
}

/** The signal that a fact is about; null when it is about none. */
const signalOf = ({ data, stream }: StoredFact): string | null =>
  (data as Fielded).signalId ?? (stream.type === 'signal' ? stream.id : null);

/** What had happened before the fact that is looked at. */
class Past {
  private readonly versions = new Map<string, number>();
  private readonly consents = new Map<string, Consents>();
  private readonly births = new Map<string, string | undefined>();

  constructor(private readonly ledger: Reading) {}

  add(fact: StoredFact): void {
    this.versions.set(fact.stream.id, fact.version);
    if (!(consentFactTypes as readonly string[]).includes(fact.type)) return;
    const { id } = fact.stream;
    this.consents.set(id, evolveConsents(this.consents.get(id) ?? noConsents, fact as StoredFact<ConsentFact>));
  }

  async look(fact: StoredFact, decision: RecordDecision): Promise<RecordedDecision> {
    const { fields = [], withheld = [] } = fact.data as Fielded;
    const signalId = signalOf(fact);
    const subjects = new Map([...fields, ...withheld].map(({ id, subject }) => [id, subject]));
    const stream = signalId === null ? '' : consentStream(signalId).id;
    const known = this.consents.get(stream)?.list ?? [];
    const used = known.filter((consent) => decision.consents.includes(refOf(consent)));
    const opened = await Promise.all(used.map((consent) => this.opened(consent)));
    return {
      fact,
      decision,
      signalId,
      subjectOf: (id) => subjects.get(id),
      consents: opened.map(({ subject, consent }) => ({ subject, consent })),
      erased: opened.some((one) => one.erased),
      astray: [...this.moved(decision), ...strayConsents(decision, known, stream)],
    };
  }

  /** Streams that stood at another version than the decision says. */
  private moved({ sources }: RecordDecision): string[] {
    return sources.filter((source) => {
      const [id = '', version] = source.split('@');
      return (this.versions.get(id) ?? 0) !== Number(version);
    });
  }

  private async opened(known: KnownConsent): Promise<{ subject: string; consent: PolicyConsent; erased: boolean }> {
    const { born, consentId, subject } = known;
    if (!born) return { subject, consent: policyConsent(known, undefined), erased: false };
    if (!this.births.has(consentId)) {
      const values = await this.ledger.open([{ seq: born.seq, eventId: born.eventId, no: [born.no] }]);
      this.births.set(consentId, values.get(`${born.seq}/${born.no}`) as string | undefined);
    }
    const birth = this.births.get(consentId);
    return { subject, consent: policyConsent(known, birth), erased: birth === undefined };
  }
}

const refOf = ({ consentId, version }: KnownConsent): string => `${consentId}@${version}`;

/** A decision that read the consents of its signal names all of them: leaving out a refusal would be as wrong as making one up. */
function strayConsents(decision: RecordDecision, known: readonly KnownConsent[], stream: string): string[] {
  const there = new Set(known.map(refOf));
  const madeUp = decision.consents.filter((ref) => !there.has(ref));
  const read = decision.sources.some((source) => source.startsWith(`${stream}@`));
  const leftOut = read ? [...there].filter((ref) => !decision.consents.includes(ref)) : [];
  return [...madeUp, ...leftOut];
}
