import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readAs } from '#libs/identity';
import type { DecisionListed } from './oversight-answers.dto.js';

/** The list of decisions of one department of an organisation, or of all for supervision. */
@Injectable()
export class Decisions {
  constructor(private readonly dataSource: DataSource) {}

  /** @param reader OIN and code of the department that asked; null: supervision, which sees all @param page from 1 @param size 1..100 */
  page(reader: { oin: string; partner: string } | null, page: number, size: number): Promise<{ items: DecisionListed[]; total: number }> {
    return readAs(this.dataSource, reader?.oin ?? '*', async (tx) => {
      const asked = [reader?.partner ?? null];
      const items = await tx.query<DecisionListed[]>(
        `select decision_id as id, max(seq)::int as volgnummer, max(kind) as soort,
           to_char(max(recorded_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as tijdstip
         from oversight_decision join oversight_entry using (seq) where $1::text is null or partner = $1
         group by decision_id order by max(seq) desc limit $2 offset $3`,
        [...asked, size, (page - 1) * size],
      );
      const [{ total }] = await tx.query<[{ total: number }]>(
        'select count(distinct decision_id)::int as total from oversight_decision where $1::text is null or partner = $1',
        asked,
      );
      return { items, total };
    });
  }
}
