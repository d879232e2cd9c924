import type { Cell, Effect, Facet } from './verdict.js';
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

/** Which data may go from whom to whom under one statute, and on which conditions. */
export interface Flow {
  readonly activities: readonly Activity[];
  readonly senders: readonly string[];
  readonly receivers: readonly string[];
  readonly purposes: readonly string[];
  readonly cells: readonly Cell[];
  readonly conditions: readonly string[];
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
  readonly flows: readonly Flow[];
}

export interface ReasonEntry {
  readonly code: string;
  readonly nl: string;
  readonly en: string;
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

export interface CodeText {
  readonly code: string;
  readonly label: string;
  readonly text: string;
}

export type { Cell, Facet };
