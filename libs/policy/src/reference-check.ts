import { barTests } from './bar-tests.js';
import { lawsOf, overlaps, type PlacedLaw } from './laws.js';
import type { PolicyProblem } from './policy-error.js';
import type { PolicySources } from './policy-sources.js';
import { conditions } from './rulebook.js';
import type { BarSource, FlowSource, LawSource, PolicyFiles } from './source-shapes.js';
import { partyGroups, type Writer } from './write-out.js';
import type { YamlDocument } from './yaml-document.js';

type Path = readonly (string | number)[];

/** Finds what a schema cannot see: names that lead nowhere, ids used twice, dates the wrong way round, a permit by something else than a statute. */
export class ReferenceCheck {
  readonly problems: PolicyProblem[] = [];
  private readonly partners: ReadonlySet<string>;
  private readonly tasks: ReadonlySet<string>;
  private readonly purposes: ReadonlySet<string>;
  private readonly reasons: ReadonlySet<string>;
  private readonly obligations: ReadonlySet<string>;
  private readonly cells: ReadonlySet<string>;
  private readonly laws: ReadonlySet<string>;
  private readonly parties: ReadonlySet<string>;

  constructor(
    private readonly sources: PolicySources,
    private readonly files: PolicyFiles,
    private readonly writer: Writer,
  ) {
    this.partners = new Set(files.partners.partners.map(({ code }) => code));
    this.tasks = new Set(Object.keys(files.partners.tasks));
    this.purposes = new Set(files.purposes.purposes.map(({ code }) => code));
    this.reasons = new Set(files.reasons.reasons.map(({ code }) => code));
    this.obligations = new Set(files.obligations.obligations.map(({ code }) => code));
    this.cells = new Set(writer.cells);
    this.laws = new Set([...lawsOf(sources)].map(({ law }) => law.id));
    this.parties = new Set([...this.partners, ...partyGroups, ...Object.keys(files.participants.participants)]);
  }

  run(): PolicyProblem[] {
    this.partnersAndLists();
    this.reasonsAndTerms();
    this.fields();
    this.lawsOfAllKinds();
    this.bars();
    this.instruments();
    this.organisations();
    return this.problems;
  }

  private partnersAndLists(): void {
    const { partners, participants, purposes, sets } = this.sources.one;
    this.unique(partners, 'partners', this.files.partners.partners, 'code');
    this.unique(purposes, 'purposes', this.files.purposes.purposes, 'code');
    this.files.partners.partners.forEach((one, at) => this.known(partners, ['partners', at, 'tasks'], one.tasks, this.tasks, 'task'));
    for (const [name, list] of Object.entries(this.files.participants.participants)) {
      for (const [code, tasks] of Object.entries(list)) {
        const path = ['participants', name, code];
        this.known(participants, path, [code], this.partners, 'partner');
        this.known(
          participants,
          path,
          tasks.filter((task) => task !== '*' && task !== 'mandate'),
          this.tasks,
          'task',
        );
      }
    }
    for (const [code, to] of Object.entries(this.files.participants['consent-pairs'])) {
      this.known(participants, ['consent-pairs', code], [code, ...to], this.partners, 'partner');
    }
    this.files.purposes.purposes.forEach(({ proposed = [] }, at) => {
      this.known(
        purposes,
        ['purposes', at],
        proposed.map(({ to }) => to),
        this.partners,
        'partner',
      );
      this.known(
        purposes,
        ['purposes', at],
        proposed.flatMap(({ task }) => task ?? []),
        this.tasks,
        'task',
      );
    });
    for (const [name, cells] of Object.entries(this.files.sets.sets)) this.known(sets, ['sets', name], cells, this.cells, 'cell');
  }

  private reasonsAndTerms(): void {
    const { reasons, terms, obligations, fallbacks } = this.sources.one;
    const ways = new Set(this.files.fallbacks.fallbacks.map(({ code }) => code));
    this.unique(reasons, 'reasons', this.files.reasons.reasons, 'code');
    this.unique(obligations, 'obligations', this.files.obligations.obligations, 'code');
    this.unique(fallbacks, 'fallbacks', this.files.fallbacks.fallbacks, 'code');
    this.files.reasons.reasons.forEach((one, at) => this.known(reasons, ['reasons', at, 'instead'], one.instead ?? [], ways, 'way out'));
    for (const [name, term] of Object.entries(this.files.terms.terms))
      this.known(terms, ['terms', name, 'then'], [term.then], this.reasons, 'reason');
  }

  private fields(): void {
    const { fields } = this.sources.one;
    const { fields: list, codes } = this.files.fields;
    for (const key of ['no', 'key', 'name'] as const) this.unique(fields, 'fields', list, key);
    list.forEach((field, at) => {
      this.known(fields, ['fields', at, 'cells'], field.cells, this.cells, 'cell');
      this.known(
        fields,
        ['fields', at, 'codes'],
        field.codes === undefined ? [] : [field.codes],
        new Set(Object.keys(codes)),
        'list of codes',
      );
    });
    for (const [name, entries] of Object.entries(codes)) this.unique(fields, ['codes', name], entries, 'code');
  }

  private lawsOfAllKinds(): void {
    const seen: PlacedLaw[] = [];
    for (const placed of lawsOf(this.sources)) {
      const { document, path, law } = placed;
      const twin = seen.find((one) => one.law.id === law.id && (one.law.kind !== law.kind || overlaps(one.law, law)));
      if (twin) this.add(document, [...path, 'id'], `${law.id} is already in ${twin.document.file} for some of the same days`);
      seen.push(placed);
      if (law.from !== null && law.to !== null && law.from >= law.to)
        this.add(document, [...path, 'to'], `${law.id} ends before it begins`);
      if (law.flows && law.kind !== 'statute') this.add(document, [...path, 'kind'], `${law.id} is no statute and cannot permit`);
      this.known(document, [...path, 'obligations'], law.obligations ?? [], this.obligations, 'obligation');
      this.known(document, [...path, 'supports'], law.supports ?? [], this.laws, 'ground');
      this.known(document, [...path, 'explains'], law.explains ?? [], this.laws, 'ground');
      law.flows?.forEach((flow, at) => this.flow(document, [...path, 'flows', at], law, flow));
    }
  }

  private flow(document: YamlDocument, path: Path, law: LawSource, flow: FlowSource): void {
    const tasks = [flow.tasks, flow['sender-tasks']].map((one) => one ?? {});
    this.known(document, [...path, 'senders'], flow.senders, this.parties, 'partner');
    this.known(document, [...path, 'receivers'], [...flow.receivers, ...(flow['except-receivers'] ?? [])], this.parties, 'partner');
    this.known(document, [...path, 'rescuers'], flow.rescuers ?? [], this.partners, 'partner');
    this.known(
      document,
      [...path, 'tasks'],
      tasks.flatMap((one) => Object.keys(one)),
      this.partners,
      'partner',
    );
    this.known(
      document,
      [...path, 'tasks'],
      tasks.flatMap((one) => Object.values(one).flat()),
      this.tasks,
      'task',
    );
    this.known(
      document,
      [...path, 'purposes'],
      flow.purposes.filter((one) => one !== 'any'),
      this.purposes,
      'purpose',
    );
    this.known(document, [...path, 'conditions'], flow.conditions, new Set(Object.keys(conditions)), 'condition');
    this.known(document, [...path, 'obligations'], flow.obligations ?? [], this.obligations, 'obligation');
    this.known(document, [...path, 'accompanies'], flow.accompanies ?? [], this.laws, 'ground');
    this.known(document, [...path, 'outside'], flow.outside === undefined ? [] : [flow.outside], this.reasons, 'reason');
    const lists = new Set(Object.keys(this.files.participants.participants));
    this.known(document, [...path, 'participant'], flow.participant?.of ?? [], lists, 'list of participants');
    if (
      this.cellRefs(document, [...path, 'cells'], [...flow.cells, ...(flow['except-cells'] ?? []), ...(flow.both ?? [])]) &&
      !this.writer.flow(law, flow).cells.length
    ) {
      this.add(document, [...path, 'cells'], `${law.id} has a flow without a cell`);
    }
  }

  private bars(): void {
    const document = this.sources.one.prohibitions;
    this.files.prohibitions.prohibitions.forEach(({ cells = [], 'opened-by': openedBy = [] }, at) => {
      this.cellRefs(document, ['prohibitions', at, 'cells'], cells);
      this.known(document, ['prohibitions', at, 'opened-by'], openedBy, this.laws, 'ground');
    });
    this.files.prohibitions.bars.forEach((bar: BarSource, at) => {
      const path = ['bars', at];
      this.known(document, [...path, 'reason'], [bar.reason], this.reasons, 'reason');
      this.known(document, [...path, 'law'], bar.law, this.laws, 'ground');
      this.known(document, [...path, 'when'], [bar.when], new Set(Object.keys(barTests)), 'test');
      this.known(document, [...path, 'senders'], [...(bar.senders ?? []), ...(bar.receivers ?? [])], this.parties, 'partner');
      if (
        this.cellRefs(document, [...path, 'cells'], [...bar.cells, ...(bar['except-cells'] ?? [])]) &&
        !this.writer.bar(bar).cells.length
      ) {
        this.add(document, path, 'bar without a cell');
      }
    });
    for (const { code, prohibition } of this.files.reasons.reasons) {
      if (prohibition && !this.files.prohibitions.bars.some((bar) => bar.reason === code))
        this.add(document, ['bars'], `no bar applies prohibition ${code}`);
    }
  }

  private instruments(): void {
    for (const document of this.sources.many.instruments) {
      const { instruments } = document.value as {
        instruments: { validFrom: string; validTo: string; parties: string[]; purpose?: string; cells?: string[] }[];
      };
      instruments.forEach((one, at) => {
        const path = ['instruments', at];
        this.known(document, [...path, 'parties'], one.parties, this.partners, 'partner');
        this.known(document, [...path, 'purpose'], one.purpose === undefined ? [] : [one.purpose], this.purposes, 'purpose');
        this.known(document, [...path, 'cells'], one.cells ?? [], this.cells, 'cell');
        if (one.validFrom > one.validTo) this.add(document, [...path, 'validTo'], 'validTo lies before validFrom');
      });
    }
  }

  private organisations(): void {
    const seen = new Set<string>();
    for (const { file, line, oin, partners } of this.sources.organisations) {
      const wrong = partners.split(' ').filter((code) => !this.partners.has(code));
      if (!/^00000099\d{12}$/.test(oin)) this.problems.push({ file, line, message: 'oin is not 20 digits that start with 00000099' });
      if (seen.has(oin)) this.problems.push({ file, line, message: `oin ${oin} is used twice` });
      if (wrong.length) this.problems.push({ file, line, message: `unknown partner ${wrong.join(', ')}` });
      seen.add(oin);
    }
  }

  /** @returns whether every name leads to cells */
  private cellRefs(document: YamlDocument, path: Path, names: readonly string[]): boolean {
    const sets = new Set(Object.keys(this.files.sets.sets).map((name) => `@${name}`));
    const before = this.problems.length;
    this.known(
      document,
      path,
      names.filter((name) => name.startsWith('@')),
      sets,
      'set',
    );
    this.known(
      document,
      path,
      names.filter((name) => !name.startsWith('@') && name !== 'any'),
      this.cells,
      'cell',
    );
    return this.problems.length === before;
  }

  private known(document: YamlDocument, path: Path, names: readonly string[], allowed: ReadonlySet<string>, what: string): void {
    for (const name of names) if (!allowed.has(name)) this.add(document, path, `unknown ${what} ${name}`);
  }

  private unique<K extends string>(document: YamlDocument, under: string | Path, list: readonly { [key in K]: unknown }[], key: K): void {
    const seen = new Set<unknown>();
    list.forEach((entry, at) => {
      if (seen.has(entry[key])) this.add(document, [under, at, key].flat(), `${key} ${String(entry[key])} is used twice`);
      seen.add(entry[key]);
    });
  }

  private add(document: YamlDocument, path: Path, message: string): void {
    this.problems.push(document.problem(path, message));
  }
}
