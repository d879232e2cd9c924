import { derivedId, type Fact, type StoredFact, type StreamName } from '#libs/ledger';

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
export type CaseFact = CaseOpened | SignalLinked | MemberDesignated | MemberReleased | StageRaised;
export const caseFactTypes = ['CaseOpened', 'SignalLinked', 'MemberDesignated', 'MemberReleased', 'StageRaised'] as const;

export interface OpenCase {
  status: 'open';
  kenmerk: string;
  compartment: Compartment;
  signals: string[];
  members: CaseMember[];
  stage: Stage;
  activity: CaseActivity;
  openedAt: Date;
  version: number;
}
export type Case = { status: 'absent'; version: 0 } | OpenCase;
export const noCase: Case = { status: 'absent', version: 0 };
export const caseStream = (id: string): StreamName => ({ type: 'case', id });

export function evolveCase(state: Case, stored: StoredFact<CaseFact>): Case {
  if (stored.type === 'CaseOpened') {
    const { kenmerk, compartment, signalId, activity } = stored.data;
    const { recordedAt: openedAt, version } = stored;
    return { status: 'open', kenmerk, compartment, signals: [signalId], members: [], stage: 1, activity, openedAt, version };
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
    default:
      return unknownFact(stored);
  }
}

export const sameMember = (one: CaseMember, other: CaseMember): boolean => one.oin === other.oin && one.partner === other.partner;

/** Whether an officer acts for this case: for the compartment itself, or for a designated member. */
export function takesPart(open: OpenCase, officer: { oin: string; partner: string }): boolean {
  return officer.oin === open.compartment.oin || open.members.some((member) => sameMember(member, officer));
}

function unknownFact(fact: never): never {
  throw new Error(`unknown case fact ${(fact as { type: string }).type}`);
}
