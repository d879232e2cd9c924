import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readAs } from '#libs/identity';
import type { ReceivedCell } from './received.rules.js';

/** To whom values of a facet were shown, from the record of disclosures. What was granted and never read did not reach anybody. */
@Injectable()
export class Receivers {
  constructor(private readonly dataSource: DataSource) {}

  of(subject: string): Promise<ReceivedCell[]> {
    return readAs(this.dataSource, '*', (tx) => tx.query<ReceivedCell[]>(received, [subject]));
  }
}

const received = `
  select entry.to_oin as oin, entry.to_partner as partner, coalesce(entry.purpose, '') as purpose, cell.cell,
    array(select distinct id from unnest(string_to_array(string_agg(array_to_string(cell.fields, ','), ','), ',')) as id order by 1) as fields,
    min(entry.recorded_at) as first, max(entry.recorded_at) as last, count(distinct entry.seq)::int as times,
    array(select distinct ground from unnest(string_to_array(string_agg(array_to_string(cell.bases, ','), ','), ',')) as ground order by 1) as bases
  from oversight_cell as cell join oversight_entry as entry using (seq)
  where cell.subject = $1 and cell.shown and entry.to_oin is not null
  group by 1, 2, 3, 4 order by 5, 1, 2, 4`;
