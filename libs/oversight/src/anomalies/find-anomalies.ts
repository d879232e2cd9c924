import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { readAs } from '#libs/identity';
import { derivedId, Refusal } from '#libs/ledger';
import { anomaliesIn, type ActedLine, type Anomaly, type FirstTime } from './anomaly.rules.js';
import type { AnomalyReason } from './facts.js';
import { thresholds } from './thresholds.js';

/** Days in the Netherlands, ISO dates, both included. */
export interface Period {
  from: string;
  until: string;
}

export type FoundAnomaly = Anomaly & { id: string; handled: { because: AnomalyReason; at: string; officer: string | null } | null };

/** A month: rules look at days, and who wants to see more asks again. */
const longest_days = 31;
/** As many lines are held in memory at once. */
const lines_max = 200_000;
const day_ms = 86_400_000;

/** What in the record is worth a look. Made anew at each question: nothing about an officer is kept but what somebody decided. */
@Injectable()
export class AnomalyFinder {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws Refusal 'anomaly.period-invalid', 'anomaly.period-too-long' */
  async find(period: Period): Promise<FoundAnomaly[]> {
    requirePeriod(period);
    return readAs(this.dataSource, '*', async (tx) => {
      const lines = await tx.query<ActedLine[]>(actedLines, [period.from, period.until, lines_max + 1]);
      if (lines.length > lines_max) throw tooLong();
      const firsts = await tx.query<FirstTime[]>(firstTimes, [period.from, period.until]);
      return withHandling(tx, anomaliesIn(lines, firsts, thresholds));
    });
  }
}

async function withHandling(tx: EntityManager, found: readonly Anomaly[]): Promise<FoundAnomaly[]> {
  const known = found.map((anomaly) => ({ ...anomaly, id: derivedId('anomaly', anomaly.key) }));
  const rows = await tx.query<{ id: string; because: AnomalyReason; at: Date; officer: string | null }[]>(
    'select anomaly_id as id, because, handled_at as at, officer from oversight_handled where anomaly_id = any ($1::uuid[])',
    [known.map(({ id }) => id)],
  );
  const handled = new Map(rows.map(({ id, because, at, officer }) => [id, { because, at: at.toISOString(), officer }]));
  return known.map((anomaly) => ({ ...anomaly, handled: handled.get(anomaly.id) ?? null }));
}

function requirePeriod({ from, until }: Period): void {
  const days = (Date.parse(until) - Date.parse(from)) / day_ms + 1;
  if (days < 1) {
    const detail = 'De laatste dag ligt voor de eerste.';
    throw new Refusal('anomaly.period-invalid', 'invalid', detail, [{ pointer: '/tot', code: 'date.order', detail }]);
  }
  if (days > longest_days) throw tooLong();
}

function tooLong(): Refusal {
  const detail = `Dit is te veel tegelijk. Vraag ten hoogste ${longest_days} dagen, of minder als het druk was.`;
  return new Refusal('anomaly.period-too-long', 'invalid', detail, [{ pointer: '/tot', code: 'period.too-long', detail }]);
}

const local = (column: string): string => `${column} at time zone 'Europe/Amsterdam'`;
const since = (place: string): string => `(${place}::date::timestamp at time zone 'Europe/Amsterdam')`;
const within = (column: string): string =>
  `${column} >= ${since('$1')} and ${column} < (($2::date + 1)::timestamp at time zone 'Europe/Amsterdam')`;

/** Who acts is who reads, or who gives. Supervision itself is seen at /toezicht/raadplegingen. */
const actedLines = `
  select entry.seq::int as seq, to_char(${local('recorded_at')}, 'YYYY-MM-DD') as day, extract(isodow from ${local('recorded_at')})::int as weekday,
    (extract(hour from ${local('recorded_at')}) * 60 + extract(minute from ${local('recorded_at')}))::int as minutes, org, officer,
    coalesce(case when kind in ('gelezen', 'geexporteerd', 'geteld', 'gezocht', 'lezen-geweigerd') then to_partner else from_partner end, '') as department,
    signal_id as "signalId", coalesce(cells.shown, false) as shown,
    kind in ('geweigerd', 'lezen-geweigerd') or (cells.seq is not null and not cells.permitted) as refused
  from oversight_entry as entry
    left join lateral (select part.seq, bool_or(part.shown) as shown, bool_or(part.effect = 'permit') as permitted
      from oversight_cell as part where part.seq = entry.seq group by part.seq) as cells on true
  where ${within('recorded_at')} and officer is not null and kind in ('verleend', 'geweigerd', 'gelezen', 'geexporteerd', 'geteld', 'lezen-geweigerd', 'gezocht')
  order by entry.seq limit $3`;

const firstTimes = `
  select entry.seq::int as seq, to_char(${local('entry.recorded_at')}, 'YYYY-MM-DD') as day, first.to_oin as org, coalesce(entry.officer, '') as officer,
    first.to_partner as department, first.cell,
    extract(day from first.shown_at - (select min(shown_at) from oversight_first_shown as any_first
      where any_first.to_oin = first.to_oin and any_first.to_partner = first.to_partner))::int as known_days
  from oversight_first_shown as first join oversight_entry as entry using (seq)
  where ${within('first.shown_at')} order by entry.seq`;
