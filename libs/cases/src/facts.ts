import { derivedId, type Fact, type StoredFact, type StreamName } from '#libs/ledger';
import type { Barrier, ClosingReason, InterventionKind, InterventionOutcome } from './case-codes.js';

/** The four criteria on which a signal is weighed (WGS 2.23 lid 3), as codes and counts: they name nobody. */
export interface WeighingCriteria {
  kind: 'seksueel' | 'arbeid' | 'crimineel' | 'orgaanverwijdering' | 'onbekend';
  scale: 'enkeling' | 'kleine-groep' | 'grote-groep';
  weight: 'licht' | 'ernstig' | 'zeer-ernstig';
  earlierInterventions: boolean;
  participantsWithSameSignal: number;
}
export type SignalWeighed = Fact<'SignalWeighed', { signalId: string; oin: string; accepted: boolean; criteria: WeighingCriteria }>;
export type WeighingFact = SignalWeighed;
export interface Weighing {
  version: number;
  result: { accepted: boolean; criteria: WeighingCriteria } | null;
}
export const noWeighing: Weighing = { version: 0, result: null };

/** The weighing of one signal by one RIEC. */
export const weighingStream = (oin: string, signalId: string): StreamName => ({
  type: 'weighing',
  id: derivedId(`weighing:${oin}`, signalId),
});

export function evolveWeighing(_weighing: Weighing, stored: StoredFact<WeighingFact>): Weighing {
  const { accepted, criteria } = stored.data;
  return { version: stored.version, result: { accepted, criteria } };
}

/** 1 weighing, 2 joint case, 3 with investigation data. */
export type Stage = 1 | 2 | 3;
export type CaseActivity = 'casusoverleg' | 'handhavingsknelpunt' | 'gebiedsscan';
/** The compartment the case belongs to: one RIEC. Cases of two RIECs never meet. */
export interface Compartment {
  partner: 'RC';
  oin: string;
  regions: string[];
}
export interface CaseMember {
  oin: string;
  partner: string;
}

export type CaseOpened = Fact<'CaseOpened', { kenmerk: string; compartment: Compartment; signalId: string; activity: CaseActivity }>;
export type SignalLinked = Fact<'SignalLinked', { signalId: string }>;
export type MemberDesignated = Fact<'MemberDesignated', CaseMember>;
export type MemberReleased = Fact<'MemberReleased', CaseMember>;
export type StageRaised = Fact<'StageRaised', { stage: Stage; activity: CaseActivity }>;
/** What is done, and against which step of the barrier model; the words for people are in `case-codes.ts`. */
export interface Agreement {
  interventionId: string;
  kind: InterventionKind;
  barrier: Barrier;
  by: CaseMember;
  /** ISO date. */
  plannedOn: string;
}
export type InterventionAgreed = Fact<'InterventionAgreed', Agreement>;
export type InterventionConcluded = Fact<'InterventionConcluded', { interventionId: string; outcome: InterventionOutcome }>;
export type CaseClosed = Fact<'CaseClosed', { because: ClosingReason }>;
export type CaseFact =
  CaseOpened | SignalLinked | MemberDesignated | MemberReleased | StageRaised | InterventionAgreed | InterventionConcluded | CaseClosed;
export const caseFactTypes = [
  'CaseOpened',
  'SignalLinked',
  'MemberDesignated',
  'MemberReleased',
  'StageRaised',
  'InterventionAgreed',
  'InterventionConcluded',
  'CaseClosed',
] as const;

export type Intervention = Agreement & { outcome: InterventionOutcome | null };

interface KnownCase {
  kenmerk: string;
  compartment: Compartment;
  signals: string[];
  members: CaseMember[];
  stage: Stage;
  activity: CaseActivity;
  interventions: Intervention[];
  openedAt: Date;
  version: number;
}
export type OpenCase = KnownCase & { status: 'open' };
/** Nothing changes any more, and nobody reads its fields as a case: what was needed for it is over. */
export type ClosedCase = KnownCase & { status: 'closed'; closedAt: Date; because: ClosingReason };
export type Case = { status: 'absent'; version: 0 } | OpenCase | ClosedCase;
export const noCase: Case = { status: 'absent', version: 0 };
export const caseStream = (id: string): StreamName => ({ type: 'case', id });

export function evolveCase(state: Case, stored: StoredFact<CaseFact>): Case {
  if (stored.type === 'CaseOpened') {
    const { kenmerk, compartment, signalId, activity } = stored.data;
    const { recordedAt: openedAt, version } = stored;
    return {
      status: 'open',
      kenmerk,
      compartment,
      signals: [signalId],
      members: [],
      stage: 1,
      activity,
      interventions: [],
      openedAt,
      version,
    };
  }
  if (state.status === 'absent') throw new Error(`${stored.type} before CaseOpened at seq ${stored.seq}`);
  const open = { ...state, version: stored.version };
  switch (stored.type) {
    case 'SignalLinked':
      return { ...open, signals: [...open.signals, stored.data.signalId] };
    case 'MemberDesignated':
      return { ...open, members: [...open.members, stored.data] };
    case 'MemberReleased':
      return { ...open, members: open.members.filter((member) => !sameMember(member, stored.data)) };
    case 'StageRaised':
      return { ...open, stage: stored.data.stage, activity: stored.data.activity };
    case 'InterventionAgreed':
      return { ...open, interventions: [...open.interventions, { ...stored.data, outcome: null }] };
    case 'InterventionConcluded': {
      const { interventionId, outcome } = stored.data;
      return {
        ...open,
        interventions: open.interventions.map((one) => (one.interventionId === interventionId ? { ...one, outcome } : one)),
      };
    }
    case 'CaseClosed':
      return { ...open, status: 'closed', closedAt: stored.recordedAt, because: stored.data.because };
    default:
      return unknownFact(stored);
  }
}

export const sameMember = (one: CaseMember, other: CaseMember): boolean => one.oin === other.oin && one.partner === other.partner;

/** Whether an officer acts for this case: for the compartment itself, or for a designated member. */
export function takesPart(open: Pick<OpenCase, 'compartment' | 'members'>, officer: { oin: string; partner: string }): boolean {
  return officer.oin === open.compartment.oin || open.members.some((member) => sameMember(member, officer));
}

function unknownFact(fact: never): never {
  throw new Error(`unknown case fact ${(fact as { type: string }).type}`);
}
