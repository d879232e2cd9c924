import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { readAs, type Caller } from '#libs/identity';
import { Ledger, orderFor } from '#libs/ledger';
import { consultationStream, type OversightFact } from './facts.js';
import type { RecordLine } from './oversight-answers.dto.js';

export interface RecordFilter {
  signaal?: string;
  betrokkene?: string;
  ontvanger?: string;
  gever?: string;
  soort?: string;
  /** Instants: from (inclusive) and until (exclusive). */
  van?: string;
  tot?: string;
}

/** Who saw what of whom, when, on which ground; refusals included. The consultation is recorded before the answer leaves. */
export class ConsultRecord extends Query<{ items: RecordLine[]; total: number }> {
  constructor(
    readonly caller: Caller,
    readonly filter: RecordFilter,
    readonly page: number,
    readonly size: number,
  ) {
    super();
  }
}

@QueryHandler(ConsultRecord)
export class ConsultRecordHandler implements IQueryHandler<ConsultRecord> {
  constructor(
    private readonly dataSource: DataSource,
    private readonly ledger: Ledger,
  ) {}

  async execute({ caller, filter, page, size }: ConsultRecord): Promise<{ items: RecordLine[]; total: number }> {
    const found = await readAs(this.dataSource, '*', async (tx) => {
      const asked = [filter.signaal, filter.ontvanger, filter.gever, filter.soort, filter.van, filter.tot, filter.betrokkene].map(
        (value) => value ?? null,
      );
      const items = await tx.query<RecordLine[]>(`${selectLines} ${where} order by entry.seq desc limit $8 offset $9`, [
        ...asked,
        size,
        (page - 1) * size,
      ]);
      const [{ total }] = await tx.query<[{ total: number }]>(
        `select count(*)::int as total from oversight_entry as entry ${where}`,
        asked,
      );
      return { items, total };
    });
    await recordConsultation(this.ledger, caller, 'verstrekkingen', filter, found.total);
    return found;
  }
}

/** Writes down that a supervisor looked, for what, and how much there was. */
export async function recordConsultation(
  ledger: Ledger,
  caller: Caller,
  question: 'verstrekkingen' | 'kennis',
  filter: object,
  answers: number,
): Promise<void> {
  const codes = Object.fromEntries(Object.entries(filter).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  await ledger.decide<null, OversightFact>(
    orderFor(caller, consultationStream(randomUUID())),
    { initial: null, evolve: () => null },
    () => [{ type: 'OversightConsulted', data: { question, filter: codes, answers } }],
  );
}

const where = `
  where ($1::uuid is null or entry.signal_id = $1) and ($2::text is null or entry.to_oin = $2) and ($3::text is null or entry.from_oin = $3)
    and ($4::text is null or entry.kind = $4) and ($5::timestamptz is null or entry.recorded_at >= $5) and ($6::timestamptz is null or entry.recorded_at < $6)
    and ($7::uuid is null or exists (select from oversight_cell as about where about.seq = entry.seq and about.subject = $7))`;

const party = (side: 'from' | 'to'): string =>
  `case when entry.${side}_oin is null then null else jsonb_build_object('oin', entry.${side}_oin, 'partner', entry.${side}_partner) end`;

const selectLines = `
  select entry.seq::int as volgnummer, entry.kind as soort, to_char(entry.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as tijdstip,
    entry.org as organisatie, entry.officer as medewerker, entry.task as taak, ${party('from')} as van, ${party('to')} as aan,
    entry.signal_id as signaal, entry.case_id as zaak, entry.disclosure_id as verstrekking, entry.purpose as doel, entry.policy_version as beleidsversie,
    (select coalesce(array_agg(decision_id::text order by decision_id), '{}') from oversight_decision as made where made.seq = entry.seq) as beslissingen,
    (select coalesce(jsonb_agg(jsonb_build_object('cel', cell, 'betrokkene', subject, 'velden', fields, 'uitkomst', effect, 'gronden', bases, 'reden', reason,
      'getoond', shown) order by ord), '[]') from oversight_cell as part where part.seq = entry.seq) as cellen
  from oversight_entry as entry`;
