import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { readAs, type Caller } from '#libs/identity';
import { Ledger } from '#libs/ledger';
import { recordConsultation } from './consult-record.js';
import type { KnownCell, Knowledge } from './oversight-answers.dto.js';

export interface KnownQuestion {
  signaal: string;
  oin: string;
  /** The end of this day in the Netherlands, ISO date. */
  op: string;
  betrokkene?: string;
}

/** What did this organisation know of this signal on that day, and on which ground? Counts what was really shown, not what could have been. */
export class KnownOn extends Query<Knowledge> {
  constructor(
    readonly caller: Caller,
    readonly question: KnownQuestion,
  ) {
    super();
  }
}

@QueryHandler(KnownOn)
export class KnownOnHandler implements IQueryHandler<KnownOn> {
  constructor(
    private readonly dataSource: DataSource,
    private readonly ledger: Ledger,
  ) {}

  async execute({ caller, question }: KnownOn): Promise<Knowledge> {
    const { signaal, oin, op, betrokkene } = question;
    const items = await readAs(this.dataSource, '*', (tx) => tx.query<KnownCell[]>(knownCells, [signaal, oin, op, betrokkene ?? null]));
    await recordConsultation(this.ledger, caller, 'kennis', question, items.length);
    return { items };
  }
}

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const knownCells = `
  select cell as cel, subject as betrokkene,
    array(select distinct unnest_field from unnest(string_to_array(string_agg(array_to_string(fields, ','), ','), ',')) as unnest_field order by 1) as velden,
    ${instant('min(recorded_at)')} as "eerstGelezenOp", ${instant('max(recorded_at)')} as "laatstGelezenOp", count(*)::int as keren,
    array(select distinct ground from unnest(string_to_array(string_agg(array_to_string(bases, ','), ','), ',')) as ground order by 1) as gronden,
    array_agg(distinct policy_version) as beleidsversies, array_agg(seq::int order by seq) as volgnummers
  from oversight_cell join oversight_entry using (seq)
  where signal_id = $1 and shown and (to_oin = $2 or (to_oin is null and org = $2))
    and recorded_at < (($3::date + 1)::timestamp at time zone 'Europe/Amsterdam') and ($4::uuid is null or subject = $4)
  group by cell, subject order by cell, subject`;
