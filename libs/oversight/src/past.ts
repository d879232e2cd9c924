import type { Ledger, StoredFact } from '#libs/ledger';
import { dutchDay, type PolicyConsent, type RecordDecision } from '#libs/policy';
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
import { consentsPath } from '#libs/decisions/facts';
import { approvalFactTypes, evolveAnswers, noAnswers } from '#libs/disclosures/facts';
import type { Answers, ApprovalFact, DisclosureGranted, DisclosureRecalled } from '#libs/disclosures/facts';
import { evolveInstruments, instrumentRegister, instrumentsForPolicy, noInstruments, type InstrumentFact } from '#libs/instruments/facts';
import { evolveSignal, noSignal, signalFactTypes, type Signal, type SignalFact } from '#libs/signals/facts';
import { evolveGrants, rootsOf, strayOrigins, type StandingGrant } from './origins.rules.js';
import type { RecordedDecision } from './recorded-decisions.js';

interface Fielded {
  signalId?: string;
  fields?: { id: string; subject: string }[];
  withheld?: { id: string; subject: string }[];
}

/** The signal that a fact is about; null when it is about none. */
export const signalOf = ({ data, stream }: StoredFact): string | null =>
  (data as Fielded).signalId ?? (stream.type === 'signal' ? stream.id : null);

interface OpenedConsent {
  subject: string;
  consent: PolicyConsent;
  erased: boolean;
}

/** What had happened before the fact that is looked at. */
export class Past {
  private readonly versions = new Map<string, number>();
  private readonly consents = new Map<string, Consents>();
  private readonly signals = new Map<string, Signal>();
  private readonly grants = new Map<string, StandingGrant[]>();
  private readonly answers = new Map<string, Answers>();
  private readonly births = new Map<string, string | undefined>();
  private register = noInstruments;

  constructor(private readonly ledger: Pick<Ledger, 'open'>) {}

  add(fact: StoredFact): void {
    const { id } = fact.stream;
    this.versions.set(id, fact.version);
    if (isOneOf(consentFactTypes, fact))
      this.consents.set(id, evolveConsents(this.consents.get(id) ?? noConsents, fact as StoredFact<ConsentFact>));
    else if (isOneOf(signalFactTypes, fact))
      this.signals.set(id, evolveSignal(this.signals.get(id) ?? noSignal, fact as StoredFact<SignalFact>));
    else if (isOneOf(approvalFactTypes, fact))
      this.answers.set(id, evolveAnswers(this.answers.get(id) ?? noAnswers, fact as StoredFact<ApprovalFact>));
    else if (isOneOf(['DisclosureGranted', 'DisclosureRecalled'], fact)) this.addGrant(fact as Parameters<typeof evolveGrants>[1]);
    else if (id === instrumentRegister.id) this.register = evolveInstruments(this.register, fact as StoredFact<InstrumentFact>);
  }

  async look(fact: StoredFact, decision: RecordDecision): Promise<RecordedDecision> {
    const { fields = [], withheld = [] } = fact.data as Fielded;
    const signalId = signalOf(fact);
    const subjects = new Map([...fields, ...withheld].map(({ id, subject }) => [id, subject]));
    const stream = signalId === null ? '' : consentStream(signalId).id;
    const known = this.consents.get(stream)?.list ?? [];
    const used = known.filter((consent) => decision.consents.includes(refOf(consent)));
    const opened = [...(await Promise.all(used.map((consent) => this.opened(consent)))), ...(await this.brought(fact))];
    const roots = rootsOf(fact, this.signals.get(signalId ?? '') ?? noSignal);
    return {
      fact,
      decision,
      signalId,
      // a question from outside is about one victim, whose key is not ours
      subjectOf: (id) => (fact.type === 'EvaluationAnswered' ? '' : subjects.get(id)),
      consents: opened.map(({ subject, consent }) => ({ subject, consent })),
      erased: opened.some((one) => one.erased),
      agreements: this.agreementsFor(decision),
      astray: [
        ...this.moved(decision),
        ...strayConsents(decision, known, stream),
        ...(fact.type === 'EvaluationAnswered' ? [] : strayAnswers(decision, this.answers)),
        ...strayOrigins(decision, roots, this.grants.get(signalId ?? '') ?? []),
      ],
    };
  }

  private addGrant(fact: StoredFact<DisclosureGranted> | StoredFact<DisclosureRecalled>): void {
    const { signalId } = fact.data;
    this.grants.set(signalId, evolveGrants(this.grants.get(signalId) ?? [], fact, dutchDay));
  }

  /** A decision that rests on the register names every agreement of its regions, and no other. */
  private agreementsFor({ asked, sources }: RecordDecision): RecordedDecision['agreements'] {
    if (!sources.some((source) => source.startsWith(`${instrumentRegister.id}@`))) return null;
    const regions = [asked.region, asked.toRegion].filter((region) => region !== undefined);
    return instrumentsForPolicy(this.register).filter((one) => one.regions.some((region) => regions.includes(region)));
  }

  /** Streams that stood at another version than the decision says. */
  private moved({ sources }: RecordDecision): string[] {
    return sources.filter((source) => {
      const [id = '', version] = source.split('@');
      return (this.versions.get(id) ?? 0) !== Number(version);
    });
  }

  private async opened(known: KnownConsent): Promise<OpenedConsent> {
    const { born, consentId, subject } = known;
    if (!born) return { subject, consent: policyConsent(known, undefined), erased: false };
    if (!this.births.has(consentId)) {
      const values = await this.ledger.open([{ seq: born.seq, eventId: born.eventId, no: [born.no] }]);
      this.births.set(consentId, values.get(`${born.seq}/${born.no}`) as string | undefined);
    }
    const birth = this.births.get(consentId);
    return { subject, consent: policyConsent(known, birth), erased: birth === undefined };
  }

  /** The consents that a question from outside brought along. */
  private async brought({ seq, eventId, fields, type }: StoredFact): Promise<OpenedConsent[]> {
    const sealed = type === 'EvaluationAnswered' ? fields.find(({ path }) => path === consentsPath) : undefined;
    if (!sealed) return [];
    const values = await this.ledger.open([{ seq, eventId, no: [sealed.no] }]);
    const consents = values.get(`${seq}/${sealed.no}`) as unknown as PolicyConsent[] | undefined;
    if (!consents)
      return [{ subject: '', consent: { subject: 'victim', recipients: [], cells: [], purpose: '' } as PolicyConsent, erased: true }];
    return consents.map((consent) => ({ subject: '', consent, erased: false }));
  }
}

const isOneOf = (types: readonly string[], { type }: StoredFact): boolean => types.includes(type);
const refOf = ({ consentId, version }: KnownConsent): string => `${consentId}@${version}`;

/** A decision that read the consents of its signal names all of them: leaving out a refusal would be as wrong as making one up. */
function strayConsents(decision: RecordDecision, known: readonly KnownConsent[], stream: string): string[] {
  const there = new Set(known.map(refOf));
  const madeUp = decision.consents.filter((ref) => !there.has(ref));
  const read = decision.sources.some((source) => source.startsWith(`${stream}@`));
  const leftOut = read ? [...there].filter((ref) => !decision.consents.includes(ref)) : [];
  return [...madeUp, ...leftOut];
}

/** Approvals and consents of suppliers that counted without an answer in one of the streams that were read. */
function strayAnswers({ asked, sources, fields }: RecordDecision, answers: ReadonlyMap<string, Answers>): string[] {
  const read = sources.flatMap((source) => answers.get(source.split('@')[0] ?? '')?.list ?? []);
  const ids = fields.flatMap((field) => field.ids);
  const counted = [
    ...Object.entries(asked.approvals ?? {}),
    ...Object.entries(asked.supplierConsents ?? {}).map(([supplier, answer]) => [`supplier-consent:${supplier}`, answer] as const),
  ];
  return counted.flatMap(([what, answer]) => {
    if (answer === 'requested') return [];
    const there = read.some(
      (one) =>
        one.what === what &&
        (answer === 'given' ? one.status === 'given' && ids.every((id) => one.fieldIds.includes(id)) : one.status !== 'given'),
    );
    return there ? [] : [`akkoord ${what}`];
  });
}
