import type { Cell, PolicyPack, PolicyRequest } from '#libs/policy';

/** A municipality gives a finding to a RIEC: every condition of the first stage holds. */
const request: PolicyRequest = {
  asOf: '2026-11-20',
  activity: 'disclose',
  from: 'GB-TZ',
  fromTask: 'huisvesting',
  to: 'RC',
  toTask: 'casus',
  purpose: 'organised-crime',
  region: 'riec-oost-brabant',
  stage: 1,
  statement: true,
  organisedLink: 'possible',
  directCircle: true,
  secretAddress: false,
  homeAddress: false,
  businessIsPerson: false,
  narrLabelledBy: 2,
  obtained: { by: 'GB-TZ', task: 'huisvesting', regime: 'awb', on: '2026-11-20', finding: true },
  instruments: [{ id: 'I-RIEC', regions: ['riec-oost-brabant'], parties: ['GB-TZ', 'RC'], validFrom: '2025-03-01', validTo: '2029-12-31' }],
};

/** The same question on 256 days in turn, so that nothing can be remembered from the last time. */
export function municipalityToRiec(): () => PolicyRequest {
  const requests: PolicyRequest[] = Array.from({ length: 256 }, (_, day) => ({ ...request, asOf: dayAfter('2026-01-01', day) }));
  let turn = 0;
  return () => requests[turn++ % requests.length]!;
}

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

function dayAfter(start: string, days: number): string {
  return new Date(Date.parse(start) + days * 86_400_000).toISOString().slice(0, 10);
}
