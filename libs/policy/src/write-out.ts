import type { Bar, Flow } from './catalogue.js';
import type { Activity } from './request.js';
import type { BarSource, FlowSource, LawSource, PolicyFiles } from './source-shapes.js';
import { singleUse, type Cell } from './verdict.js';

const allActivities: readonly Activity[] = [
  'register',
  'disclose',
  'read',
  'release',
  'match',
  'onward',
  'reuse',
  'break-glass',
  'statistics',
  'rights',
  'audit',
];

/** Names of groups of parties that the policy files may use, besides partner codes and lists of participants. */
export const partyGroups = ['any', 'partners', 'third', 'private', 'none'];

/** Writes names of sets, groups and lists out to codes and cells. */
export class Writer {
  readonly cells: readonly Cell[];
  /** What `any` means in a flow: the BSN goes only where a law names it. */
  private readonly nameable: readonly Cell[];

  constructor(private readonly files: PolicyFiles) {
    this.cells = Object.entries(files.sets.cells).flatMap(([facet, groups]) => groups.map((group) => `${facet}.${group}` as Cell));
    this.nameable = this.cells.filter((cell) => !cell.endsWith('.BSN'));
  }

  flow(law: LawSource, source: FlowSource): Flow {
    const named = new Set(this.cellsOf(source.cells, this.nameable));
    const except = new Set<string>(this.expand(source['except-cells'] ?? []));
    const both = source.both && new Set(this.cellsOf(source.both, this.nameable));
    const cells = [...named].filter((cell) => {
      const [facet = '', group = ''] = cell.split('.');
      if (except.has(cell) || law.forbids?.some((one) => one === facet || one === group)) return false;
      return (!source.facets || source.facets.some((one) => one === facet)) && (!both || both.has(cell));
    });
    const receivers = this.partiesOf(source.receivers).filter((code) => !source['except-receivers']?.includes(code));
    const obligations = [...new Set([...(law.obligations ?? []), ...(source.obligations ?? [])])];
    return {
      activities: source.activities,
      senders: this.partiesOf(source.senders),
      receivers,
      purposes: source.purposes,
      cells,
      conditions: conditionsOf(source, obligations),
      ...(source.participant && { participant: source.participant }),
      ...(source.instrument && { instrument: source.instrument }),
      stage: source.stage ?? 0,
      effect: source.effect ?? 'permit',
      accompanies: source.accompanies ?? [],
      tasks: source.tasks ?? {},
      senderTasks: source['sender-tasks'] ?? {},
      rescuers: source.rescuers ?? [],
      ...(source.outside !== undefined && { outside: source.outside }),
      silent: source.silent ?? false,
      liftsSecrecy: source['lifts-secrecy'] ?? false,
      obligations,
    };
  }

  /** The cells that a flow names by themselves or by a set: not through `any`. */
  namedCells(source: FlowSource): readonly Cell[] {
    const except = new Set<string>(this.expand(source['except-cells'] ?? []));
    const named = this.expand(source.cells.filter((name) => name !== 'any'));
    return named.filter((cell) => !except.has(cell) && (!source.facets || source.facets.some((facet) => cell.startsWith(`${facet}.`))));
  }

  /** Cells and sets of cells written out; `any` is every cell. */
  expand(names: readonly string[]): readonly Cell[] {
    return this.cellsOf(names, this.cells);
  }

  bar(source: BarSource): Bar {
    const everyone = [...this.files.partners.partners.map(({ code }) => code), '-'];
    return {
      reason: source.reason,
      law: source.law,
      when: source.when,
      activities: source.activities.includes('any') ? allActivities : (source.activities as Activity[]),
      senders: source.senders ? this.partiesOf(source.senders) : everyone,
      receivers: source.receivers ? this.partiesOf(source.receivers) : everyone,
      cells: this.expand(source.cells).filter((cell) => !this.expand(source['except-cells'] ?? []).includes(cell)),
      blocks: source.blocks ?? false,
    };
  }

  private cellsOf(names: readonly string[], any: readonly Cell[]): readonly Cell[] {
    return names.flatMap((name) => {
      if (name === 'any') return any;
      return name.startsWith('@') ? (this.files.sets.sets[name.slice(1)] ?? []) : [name as Cell];
    });
  }

  /** `any` leaves compartments out: a flow or a bar that means them names them. */
  private partiesOf(names: readonly string[]): string[] {
    const { partners } = this.files.partners;
    const codes = (test: (partner: (typeof partners)[number]) => boolean): string[] => partners.filter(test).map(({ code }) => code);
    return names.flatMap((name) => {
      if (name === 'none') return ['-'];
      if (name === 'any') return codes(({ kind }) => kind !== 'compartment');
      if (name === 'partners') return codes(({ kind }) => kind === 'partner');
      if (name === 'third') return codes(({ kind, code }) => kind === 'partner' || (kind === 'outside' && code !== 'SUBJ'));
      if (name === 'private') return codes((partner) => partner.private === true);
      const list = this.files.participants.participants[name];
      if (!list) return [name];
      const bodies = codes((partner) => partner.code in list).map((code) => partners.find((one) => one.code === code)?.body);
      return codes((partner) => partner.code in list || (partner.body !== undefined && bodies.includes(partner.body)));
    });
  }
}

/** What may be used once is closed after its use, on whichever ground it went: the duty itself asks for it, so that no flow can forget it. */
const conditionsOf = (source: FlowSource, obligations: readonly string[]): string[] =>
  obligations.includes(singleUse) ? [...source.conditions, 'GRANT_UNUSED'] : source.conditions;
