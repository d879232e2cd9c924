import type { Bar, Flow, Partner } from './catalogue.js';
import { isNamedTask } from './participation.js';
import type { Activity } from './request.js';
import type { FlowSource, PolicyFiles } from './source-shapes.js';
import type { Writer } from './write-out.js';

type Side = 'sender' | 'receiver';

/** Is there any sender, receiver and task with which a flow can be used? */
export class FiringCheck {
  private readonly partners: ReadonlyMap<string, PolicyFiles['partners']['partners'][number]>;
  private readonly needTask: ReadonlySet<string>;
  private readonly always: readonly Bar[];

  constructor(
    private readonly files: PolicyFiles,
    writer: Writer,
  ) {
    this.partners = new Map(files.partners.partners.map((partner) => [partner.code, partner]));
    const bars = files.prohibitions.bars.map((bar) => writer.bar(bar));
    this.needTask = new Set(bars.filter(({ when }) => when === 'NO_TASK').flatMap(({ activities }) => activities));
    const prohibitions = new Set(files.reasons.reasons.flatMap(({ code, prohibition }) => (prohibition ? [code] : [])));
    this.always = bars.filter(({ when, reason }) => when === 'ALWAYS' && prohibitions.has(reason));
  }

  problems(source: FlowSource, flow: Flow): string[] {
    const stray = [...Object.entries(flow.tasks), ...Object.entries(flow.senderTasks)].flatMap(([code, tasks]) =>
      this.stray(flow, code, tasks),
    );
    const activities = flow.activities.filter((one) => !this.canFire(flow, [one], flow.senders, flow.receivers));
    if (activities.length) return [...stray, ...activities.map((one) => `can never be used for ${one}: no sender, receiver and task fit`)];
    const idle = (codes: readonly string[], fires: (code: string) => boolean): string[] =>
      codes.filter((code) => this.partners.has(code) && !fires(code)).map((code) => `can never be used by or for ${code}`);
    return [
      ...stray,
      ...idle(source.senders, (code) => this.canFire(flow, flow.activities, [code], flow.receivers)),
      ...idle(source.receivers, (code) => this.canFire(flow, flow.activities, flow.senders, [code])),
    ];
  }

  /** A limit on the tasks of someone who takes no part, or a task that this partner does not have. */
  private stray(flow: Flow, code: string, tasks: readonly string[]): string[] {
    if (![...flow.senders, ...flow.receivers].includes(code)) return [`limits the tasks of ${code}, who takes no part`];
    const own = this.partners.get(code)?.tasks ?? [];
    return tasks.filter((task) => !own.includes(task)).map((task) => `limits ${code} to task ${task}, which ${code} does not have`);
  }

  private canFire(flow: Flow, activities: readonly Activity[], senders: readonly string[], receivers: readonly string[]): boolean {
    return activities.some((activity) =>
      senders.some((from) =>
        receivers.some(
          (to) =>
            this.canAct(flow, from, 'sender', this.actsFirst(activity)) &&
            this.canAct(flow, to, 'receiver', this.actsLast(activity) && !(this.isCompartment(from) && this.isCompartment(to))) &&
            flow.cells.some((cell) => !this.isForbidden(activity, from, to, cell)),
        ),
      ),
    );
  }

  private actsLast = (activity: string): boolean => this.needTask.has(activity) && (activity === 'read' || activity === 'release');
  private actsFirst = (activity: string): boolean => this.needTask.has(activity) && !this.actsLast(activity);
  private isCompartment = (code: string): boolean => this.partners.get(code)?.kind === 'compartment';

  private canAct(flow: Flow, code: string, side: Side, needsTask: boolean): boolean {
    const partner = this.partners.get(code);
    const limits = [flow.tasks[code], side === 'sender' ? flow.senderTasks[code] : undefined].filter((list) => list !== undefined);
    const tasks = (partner?.tasks ?? []).filter((task) => limits.every((list) => list.includes(task)));
    if ((limits.length > 0 || needsTask) && tasks.length === 0) return false;
    const { participant, conditions } = flow;
    if (!participant || participant.is !== side) return true;
    if (!partner) return false;
    const lists = participant.of.map((name) => this.files.participants.participants[name]?.[code] ?? []);
    if (conditions.includes('THIRD_PARTY')) return this.mayStandOutside(partner, lists.flat());
    return tasks.some((task) => lists.flat().some((listed) => listed === 'mandate' || isNamedTask(listed, task, partner)));
  }

  private mayStandOutside(partner: Partial<Partner>, listed: readonly string[]): boolean {
    return listed.length === 0 || partner.umbrella === true || listed.includes('mandate');
  }

  private isForbidden(activity: Activity, from: string, to: string, cell: string): boolean {
    return this.always.some(
      (bar) =>
        bar.activities.includes(activity) &&
        bar.senders.includes(from) &&
        bar.receivers.includes(to) &&
        (bar.cells as readonly string[]).includes(cell),
    );
  }
}
