import type { Cell, PolicyPack, PolicyRequest } from '#libs/policy';

/** One rule for the other engines: a ground opens one cell, between two parties, for some purposes, from a stage and a day on. */
export interface Permit {
  ground: string;
  cell: Cell;
  activity: string;
  from: string;
  to: string;
  purposes: readonly string[];
  stage: number;
  /** First day in force, and first day no longer, as numbers such as 20250301. */
  since: number;
  until: number;
}

/** Every permit that the grounds give for this activity between these parties, for every purpose. */
export function permitsOf(pack: PolicyPack, { activity, from, to }: PolicyRequest): Permit[] {
  return pack.bases.flatMap((basis) =>
    basis.flows
      .filter((flow) => flow.activities.includes(activity!) && flow.senders.includes(from!) && flow.receivers.includes(to!))
      .filter((flow) => flow.accompanies.length === 0)
      .flatMap((flow) =>
        flow.cells.map((cell) => ({
          ground: basis.id,
          cell,
          activity: activity!,
          from: from!,
          to: to!,
          purposes: flow.purposes,
          stage: flow.stage,
          since: dayNumber(basis.from, 0),
          until: dayNumber(basis.to, 99_999_999),
        })),
      ),
  );
}

export function dayNumber(day: string | null | undefined, otherwise: number): number {
  return day ? Number(day.replaceAll('-', '')) : otherwise;
}
