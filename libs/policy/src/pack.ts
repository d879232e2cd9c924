import type { Basis, CodeText, FieldDefinition, Organisation, Partner, Purpose, ReasonEntry, RegisteredInstrument } from './catalogue.js';
import type { PolicyRequest } from './request.js';
import type { Cell, Explanation, Verdict } from './verdict.js';

/** A validated and compiled version of policies/. Immutable; the same question always gets the same answer. */
export declare class PolicyPack {
  /** For example '2025-03-01.1'. */
  readonly version: string;
  /** 'sha256:<hex>' over names and bytes of all policy files; cases are not part of it. */
  readonly digest: string;
  readonly partners: readonly Partner[];
  readonly fields: readonly FieldDefinition[];
  readonly cells: readonly Cell[];
  readonly bases: readonly Basis[];
  readonly reasons: readonly ReasonEntry[];
  readonly purposes: readonly Purpose[];
  readonly organisations: readonly Organisation[];
  readonly instruments: readonly RegisteredInstrument[];
  readonly obligations: readonly CodeText[];
  readonly fallbacks: readonly CodeText[];
  /** Task code to Dutch label. */
  readonly tasks: Readonly<Record<string, string>>;
  judge(request: PolicyRequest, cells: readonly Cell[]): Record<Cell, Verdict>;
  explain(cell: Cell, verdict: Verdict): Explanation;
}
