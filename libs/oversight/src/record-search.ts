import type { EntityManager } from 'typeorm';
import type { RecordLine } from './oversight-answers.dto.js';
import { type Direction, placeOf, type RecordOrder, type RecordPlace, type RecordSort } from './record-cursor.rules.js';

/** What supervision looks for. What is about a cell must hold of one and the same cell of a line. */
export interface RecordFilter {
  signaal?: string;
  zaak?: string;
  betrokkene?: string;
  /** OIN. */
  ontvanger?: string;
  gever?: string;
  /** Codes of departments. */
  afdelingOntvanger?: string;
  afdelingGever?: string;
  organisatie?: string;
  medewerker?: string;
  soort?: string;
  doel?: string;
  cel?: string;
  grond?: string;
  /** Effect, in the words of the policy. */
  uitkomst?: string;
  /** Code of the reason. */
  reden?: string;
  getoond?: boolean;
  /** Instants: from (inclusive) and until (exclusive). */
  van?: string;
  tot?: string;
}

export interface RecordQuestion {
  filter: RecordFilter;
  order: RecordOrder;
  /** Cursor of the page before; absent: from the start. */
  after?: string;
  /** 1..100 */
  size: number;
}

export interface RecordFound {
  items: RecordLine[];
  /** Last line when there are more. */
  next: RecordPlace | null;
  /** Never more than `countedUpTo`: how many there are beyond that changes nothing for who reads them page by page. */
  total: number;
}

/** Lines are counted up to here. */
export const countedUpTo = 10_000;

type Row = RecordLine & { key: string };
type Values = unknown[];

/** A page is few lines in order, so it is read along an index; left to itself the planner may sort the whole record for it. Until the transaction ends. */
export const alongAnIndex = 'set local enable_seqscan = off; set local enable_hashjoin = off';

/** One page of the record. The page after starts where this one ended, so it costs the same however deep it lies. */
export async function searchRecord(tx: EntityManager, { filter, order, after, size }: RecordQuestion): Promise<RecordFound> {
  await tx.query(alongAnIndex);
  const values: Values = [];
  const conditions = conditionsOf(filter, values);
  const counted = `select count(*)::int as total from (select from oversight_entry as entry ${where(conditions)} limit ${countedUpTo}) as counted`;
  const [{ total }] = await tx.query<[{ total: number }]>(counted, [...values]);
  const from = after === undefined ? [] : [beyond(order, placeOf(after, order), values)];
  const rows = await tx.query<Row[]>(pageSql(order, [...conditions, ...from], size + 1), values);
  const items = rows.slice(0, size).map(({ key: _key, ...line }) => line);
  const last = rows[size - 1];
  return { items, total, next: rows.length > size && last ? { key: last.key, seq: last.volgnummer } : null };
}

/** What a page is read with; for who wants to see the plan. */
export function searchSql({ filter, order, after, size }: RecordQuestion): { sql: string; values: Values } {
  const values: Values = [];
  const conditions = conditionsOf(filter, values);
  const from = after === undefined ? [] : [beyond(order, placeOf(after, order), values)];
  return { sql: pageSql(order, [...conditions, ...from], size + 1), values };
}

function conditionsOf(filter: RecordFilter, values: Values): string[] {
  const all = (parts: Record<string, (place: string) => string>): string[] =>
    Object.entries(parts).flatMap(([name, condition]) => {
      const value = filter[name as keyof RecordFilter];
      return value === undefined ? [] : [condition(`$${values.push(value)}`)];
    });
  const entry = all(onEntry);
  const cell = all(onCell);
  return cell.length ? [...entry, `entry.seq in (select part.seq from oversight_cell as part where ${cell.join(' and ')})`] : entry;
}

const onEntry: Record<string, (place: string) => string> = {
  signaal: (at) => `entry.signal_id = ${at}::uuid`,
  zaak: (at) => `entry.case_id = ${at}::uuid`,
  ontvanger: (at) => `entry.to_oin = ${at}`,
  gever: (at) => `entry.from_oin = ${at}`,
  afdelingOntvanger: (at) => `coalesce(entry.to_partner, '') = ${at}`,
  afdelingGever: (at) => `coalesce(entry.from_partner, '') = ${at}`,
  organisatie: (at) => `entry.org = ${at}`,
  medewerker: (at) => `entry.officer = ${at}`,
  soort: (at) => `entry.kind = ${at}`,
  doel: (at) => `entry.purpose = ${at}`,
  van: (at) => `entry.recorded_at >= ${at}::timestamptz`,
  tot: (at) => `entry.recorded_at < ${at}::timestamptz`,
};

const onCell: Record<string, (place: string) => string> = {
  betrokkene: (at) => `part.subject = ${at}::uuid`,
  cel: (at) => `part.cell = ${at}`,
  grond: (at) => `${at} = any (part.bases)`,
  uitkomst: (at) => `part.effect = ${at}`,
  reden: (at) => `part.reason = ${at}`,
  getoond: (at) => `part.shown = ${at}::boolean`,
};

/** The same expressions as in the indexes of `record-search.migration`. */
const keys: Record<Exclude<RecordSort, 'tijdstip'>, string> = {
  soort: 'entry.kind',
  gever: `coalesce(entry.from_partner, '')`,
  ontvanger: `coalesce(entry.to_partner, '')`,
};

const keyOf = (by: RecordSort): string | null => (by === 'tijdstip' ? null : keys[by]);
const where = (conditions: readonly string[]): string => (conditions.length ? `where ${conditions.join(' and ')}` : '');

function beyond({ by, direction }: RecordOrder, { key, seq }: RecordPlace, values: Values): string {
  const sign = direction === 'oplopend' ? '>' : '<';
  const sorted = keyOf(by);
  return sorted
    ? `(${sorted}, entry.seq) ${sign} ($${values.push(key)}, $${values.push(seq)}::bigint)`
    : `entry.seq ${sign} $${values.push(seq)}::bigint`;
}

const words: Record<Direction, string> = { oplopend: 'asc', aflopend: 'desc' };

function pageSql({ by, direction }: RecordOrder, conditions: readonly string[], rows: number): string {
  const sorted = keyOf(by);
  const orderBy = [...(sorted ? [sorted] : []), 'entry.seq'].map((column) => `${column} ${words[direction]}`).join(', ');
  return `${selectLines(sorted ?? `''`)} ${where(conditions)} order by ${orderBy} limit ${rows}`;
}

const party = (side: 'from' | 'to'): string =>
  `case when entry.${side}_oin is null then null else jsonb_build_object('oin', entry.${side}_oin, 'partner', entry.${side}_partner) end`;

const selectLines = (key: string): string => `
  select entry.seq::int as volgnummer, entry.kind as soort, to_char(entry.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as tijdstip,
    entry.org as organisatie, entry.officer as medewerker, entry.task as taak, ${party('from')} as van, ${party('to')} as aan,
    entry.signal_id as signaal, entry.case_id as zaak, entry.disclosure_id as verstrekking, entry.purpose as doel, entry.policy_version as beleidsversie,
    (select coalesce(array_agg(decision_id::text order by decision_id), '{}') from oversight_decision as made where made.seq = entry.seq) as beslissingen,
    (select coalesce(jsonb_agg(jsonb_build_object('cel', cell, 'betrokkene', subject, 'velden', fields, 'uitkomst', effect, 'gronden', bases, 'reden', reason,
      'getoond', shown) order by ord), '[]') from oversight_cell as part where part.seq = entry.seq) as cellen, ${key} as key
  from oversight_entry as entry`;
