import type {
  Basis,
  Catalogue,
  CodeText,
  FieldDefinition,
  Organisation,
  Partner,
  Purpose,
  ReasonEntry,
  RegisteredInstrument,
} from './catalogue.js';
import { type Approver, approverOf, type ApprovingOfficer, whyNotApprove, type WhyNotApprove } from './approvers.js';
import { explain, waitText } from './explain.js';
import { judge } from './judge.js';
import { type RegisterEntry, reviewDebt } from './register.js';
import { RequestCheck } from './request-check.js';
import type { PolicyRequest } from './request.js';
import { Rulebook } from './rulebook.js';
import type { SourceFile } from './source-files.js';
import { whatDecided } from './trace.js';
import { addMonths } from './calendar.js';
import type { Cell, Explanation, Verdict } from './verdict.js';
import { VerdictMaker } from './verdict-maker.js';
import { versionOn } from './versions.js';

/** A validated and compiled version of policies/. Immutable; the same question always gets the same answer. */
export class PolicyPack {
  /** For example '2025-03-01.1'. */
  readonly version: string;
  /** 'sha256:<hex>' over names and bytes of all policy files; cases are not part of it. */
  readonly digest: string;
  readonly partners: readonly Partner[];
  readonly fields: readonly FieldDefinition[];
  readonly cells: readonly Cell[];
  readonly bases: readonly Basis[];
  /** Highest reason first. */
  readonly reasons: readonly ReasonEntry[];
  readonly purposes: readonly Purpose[];
  readonly organisations: readonly Organisation[];
  readonly instruments: readonly RegisteredInstrument[];
  readonly obligations: readonly CodeText[];
  readonly fallbacks: readonly CodeText[];
  /** Task code to Dutch label. */
  readonly tasks: Readonly<Record<string, string>>;
  /** Every entry with its place in the law and its review. */
  readonly register: readonly RegisterEntry[];
  private readonly fieldNames: ReadonlyMap<string, string>;
  private readonly rulebook: Rulebook;
  private readonly requests: RequestCheck;
  private readonly verdicts: VerdictMaker;

  /** @param files what it was made of, so that another process can make the same one: `loadPolicies(pack.files)` */
  constructor(
    catalogue: Catalogue,
    readonly files: readonly SourceFile[],
  ) {
    this.version = catalogue.version;
    this.digest = catalogue.digest;
    this.partners = catalogue.partners;
    this.fields = catalogue.fields;
    this.cells = catalogue.cells;
    this.bases = catalogue.bases;
    this.reasons = catalogue.reasons;
    this.purposes = catalogue.purposes;
    this.organisations = catalogue.organisations;
    this.instruments = catalogue.instruments;
    this.obligations = catalogue.obligations;
    this.fallbacks = catalogue.fallbacks;
    this.tasks = catalogue.tasks;
    this.register = catalogue.register;
    this.fieldNames = new Map(catalogue.fields.map(({ key, name }) => [key, name]));
    this.rulebook = new Rulebook(catalogue);
    this.requests = new RequestCheck(catalogue);
    this.verdicts = new VerdictMaker(catalogue.reasons);
  }

  /**
   * May each of these cells go? Each is judged alone. Pure.
   * @throws {PolicyRequestError} on an unknown key, code or cell, an impossible date, or a request without asOf or activity
   */
  judge(request: PolicyRequest, cells: readonly Cell[]): Record<Cell, Verdict> {
    this.requests.check(request, cells);
    return judge(this.rulebook, this.verdicts, request, cells);
  }

  /** Entries that nobody has approved, or whose approval is too old on `day` ('YYYY-MM-DD'). */
  reviewDebt(day: string): RegisterEntry[] {
    return reviewDebt(this.register, day);
  }

  /** Which rules gave this verdict, and what holds back the grounds in `expected`; for who writes policy and cases. */
  whatDecided(request: PolicyRequest, cell: Cell, found: Verdict, expected?: readonly string[]): string[] {
    return whatDecided(this.rulebook, request, cell, found, expected);
  }

  /** Day on which a term of policies/terms.yaml ends that counts from `day` ('YYYY-MM-DD'): the first on which it is too late. Null: there is no such term. */
  termEnd(name: string, day: string): string | null {
    const term = this.rulebook.catalogue.terms[name];
    return term ? addMonths(day, term.months) : null;
  }

  /** The name that a field has in the API; an old field that this policy no longer knows keeps its key. */
  fieldName(key: string): string {
    return this.fieldNames.get(key) ?? key;
  }

  /** Who may give one entry of `for` in a verdict; null when nobody gives it as an answer to a question. */
  approverOf(what: string): Approver | null {
    return approverOf(what);
  }

  /** Why this officer may not answer what a verdict waits for; null when she may. */
  whyNotApprove(
    what: string,
    officer: ApprovingOfficer,
    asked: { ofRightOrganisation: boolean; askedBy: string | null },
  ): WhyNotApprove | null {
    return whyNotApprove(what, officer, asked);
  }

  /** One entry of `for` in a verdict, in plain Dutch. */
  waitText(what: string): string {
    return waitText(this, what);
  }

  /** The ground with this id as it read on `day` ('YYYY-MM-DD'); undefined when there is none. */
  basisOn(id: string, day: string): Basis | undefined {
    return versionOn(
      this.bases.filter((one) => one.id === id),
      day,
    );
  }

  /** The verdict in plain Dutch, as the law read on `day`. */
  explain(cell: Cell, verdict: Verdict, day: string): Explanation {
    return explain(this, cell, verdict, day);
  }
}
