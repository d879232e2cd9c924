import type { RegisterEntry } from './register.js';
import type { Cell, Effect } from './verdict.js';
import type { Activity, Instrument, Regime } from './request.js';

export interface Partner {
  readonly code: string;
  readonly label: string;
  readonly kind: 'partner' | 'compartment' | 'supervisor' | 'outside';
  /** V security, B administration, Z care, M migration, T supervision, K knowledge. */
  readonly domain: readonly string[];
  /** The law that governs what this partner holds, unless its task says otherwise. */
  readonly regime: Regime;
  readonly taskRegimes?: Readonly<Record<string, Regime>>;
  readonly tasks: readonly string[];
  readonly riec?: string;
  readonly zvh?: string;
  readonly note?: string;
  /** Bound by medical secrecy. */
  readonly secrecy?: boolean;
  readonly private?: boolean;
  /** Codes with the same body are one legal person. */
  readonly body?: string;
  /** One code for several organisations: another task is another organisation. */
  readonly umbrella?: boolean;
}

export interface FieldDefinition {
  readonly no: number;
  /** Id in the dictionary, snake_case English. */
  readonly key: string;
  /** Name in the API, camelCase Dutch. */
  readonly name: string;
  readonly type: string;
  readonly category: 'none' | 'ordinary' | 'special' | 'criminal' | 'bsn' | 'secret' | 'police' | 'fiscal' | 'strictest';
  readonly cells: readonly Cell[];
  /** 1 ordinary .. 4 danger to life when leaked. */
  readonly sensitivity: 1 | 2 | 3 | 4;
  readonly label: string;
  readonly maxChars: number;
  readonly codes?: readonly { readonly code: string; readonly label: string; readonly form?: string }[];
  readonly format?: string;
  readonly many: boolean;
}

/** Who must take part in a collaboration, with a task that its list names. */
export interface Participation {
  /** Lists from participants.yaml. */
  readonly of: readonly string[];
  readonly is: 'sender' | 'receiver' | 'actor';
}

/** Which data may go from whom to whom under one statute, and on which conditions. Names of groups are written out: codes and cells only. */
export interface Flow {
  readonly activities: readonly Activity[];
  readonly senders: readonly string[];
  /** '-' stands for no receiver. */
  readonly receivers: readonly string[];
  readonly purposes: readonly string[];
  readonly cells: readonly Cell[];
  readonly conditions: readonly string[];
  readonly participant?: Participation;
  readonly instrument?: Instrument['id'];
  /** Lowest stage of the case for these cells; 0: any. */
  readonly stage: number;
  readonly effect: 'permit' | 'hit-only' | 'anonymise';
  /** Ids of the grounds beside which this one must stand; empty: it stands alone. */
  readonly accompanies: readonly string[];
  /** For these partners, giving or getting, only under these tasks. */
  readonly tasks: Readonly<Record<string, readonly string[]>>;
  readonly senderTasks: Readonly<Record<string, readonly string[]>>;
  readonly rescuers: readonly string[];
  /** Reason for a cell that the flow does not name; without it the engine says wrong facet or wrong category. */
  readonly outside?: string;
  /** Says nothing about cells that it does not name. */
  readonly silent: boolean;
  readonly liftsSecrecy: boolean;
  readonly obligations: readonly string[];
}

export interface Basis {
  readonly id: string;
  readonly kind: 'statute' | 'prohibition' | 'instrument' | 'guidance';
  readonly cite: string;
  /** First day in force and first day no longer in force; null: no end, or not known. */
  readonly from: string | null;
  readonly to: string | null;
  /** read: the text was read; part: partly; mem: from memory, to be verified. */
  readonly source: 'read' | 'part' | 'mem';
  /** One sentence in plain Dutch. */
  readonly plain: string;
  readonly note?: string;
  readonly obligations: readonly string[];
  /** Statutes only; empty for the other kinds. */
  readonly flows: readonly Flow[];
}

export interface ReasonEntry {
  readonly code: string;
  readonly nl: string;
  readonly en: string;
  /** One sentence or two for the requester, in plain Dutch. */
  readonly plain: string;
  readonly show: 'o' | 'n';
  /** 0 is the highest in the table; the highest reason is the answer. */
  readonly rank: number;
  readonly prohibition: boolean;
  /** The effect that this reason gives when no line names another. */
  readonly effect: Effect;
  readonly instead: readonly string[];
}

export interface Purpose {
  readonly code: string;
  readonly label: string;
  /** Receivers to whom the hub proposes this purpose, with the task it then assumes. */
  readonly proposedFor: readonly { readonly to: string; readonly toTask?: string }[];
}

/** One real-world organisation of the synthetic Netherlands. */
export interface Organisation {
  /** Twenty digits, prefix 00000099. */
  readonly oin: string;
  readonly name: string;
  /** Partner codes it may act as. */
  readonly partners: readonly string[];
  readonly regions: readonly string[];
  /** CBS code. */
  readonly municipality?: string;
}

/** A synthetic instrument with what a reader wants to know besides what the engine needs. */
export interface RegisteredInstrument extends Instrument {
  title: string;
}

/** How the engine applies a prohibition, or names a reason when no ground is left. */
export interface Bar {
  readonly reason: string;
  /** Ids of the articles behind it. */
  readonly law: readonly string[];
  /** Name of the test that says whether it bites. */
  readonly when: string;
  readonly activities: readonly Activity[];
  readonly senders: readonly string[];
  readonly receivers: readonly string[];
  readonly cells: readonly Cell[];
  readonly blocks: boolean;
}

/** A period after which something stops; the day on which it ends already counts as too late. */
export interface Term {
  readonly months: number;
  readonly groups?: readonly string[];
  readonly activity?: Activity;
  readonly then: string;
}

/** Everything in policies/ except cases, checked and written out. */
export interface Catalogue {
  readonly version: string;
  readonly digest: string;
  readonly register: readonly RegisterEntry[];
  readonly partners: readonly Partner[];
  readonly tasks: Readonly<Record<string, string>>;
  readonly cells: readonly Cell[];
  readonly participants: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly consentPairs: Readonly<Record<string, readonly string[]>>;
  readonly consentPoliceGroups: readonly string[];
  readonly supplierConsentGroups: readonly string[];
  readonly terms: Readonly<Record<string, Term>>;
  readonly reasons: readonly ReasonEntry[];
  readonly obligations: readonly CodeText[];
  readonly fallbacks: readonly CodeText[];
  readonly purposes: readonly Purpose[];
  readonly fields: readonly FieldDefinition[];
  readonly bases: readonly Basis[];
  readonly bars: readonly Bar[];
  readonly instruments: readonly RegisteredInstrument[];
  readonly organisations: readonly Organisation[];
}

export interface CodeText {
  readonly code: string;
  readonly label: string;
  readonly text: string;
}
