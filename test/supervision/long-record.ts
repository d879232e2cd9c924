import { DataSource } from 'typeorm';
import { startTestHub, type TestHub } from '../hub.js';

export const lines = 100_000;
/** A signal of few lines among many. */
export const rareSignal = '00000000-0000-4000-9000-000000000007';
export const rareSubject = '00000000-0000-4000-a000-000000000007';

/**
 * A hub whose record has a hundred thousand lines of all kinds. They are written as its view would have written them; what is tested is reading them.
 * Every 1000th line is about one signal, and every 500th has a refusal that is rare.
 */
export class LongRecord {
  private constructor(
    readonly hub: TestHub,
    readonly app: DataSource,
    private readonly superuser: DataSource,
  ) {}

  static async make(): Promise<LongRecord> {
    const hub = await startTestHub();
    const superuser = await new DataSource({ type: 'postgres', url: hub.database.superUrl }).initialize();
    const app = await new DataSource({ type: 'postgres', url: hub.database.appUrl }).initialize();
    await superuser.query(`select set_config('seinhuis.reader', '*', false)`);
    await superuser.query(fill, [lines]);
    await superuser.query(fillCells);
    await superuser.query(fillDecisions);
    await superuser.query('analyze oversight_entry; analyze oversight_cell; analyze oversight_decision');
    return new LongRecord(hub, app, superuser);
  }

  async close(): Promise<void> {
    await this.app.destroy();
    await this.superuser.destroy();
    await this.hub.close();
  }

  /** Past every view: what is there. */
  rows<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return this.superuser.query(sql, values);
  }
}

const first = 1_000_000;
const fill = `
  insert into oversight_entry (seq, kind, recorded_at, org, officer, from_oin, from_partner, to_oin, to_partner, signal_id, purpose, policy_version)
  select ${first} + n,
    (array['vastgelegd', 'verleend', 'geweigerd', 'gelezen', 'geexporteerd', 'geteld', 'teruggenomen', 'lezen-geweigerd', 'gezocht', 'gevraagd'])[1 + n % 10],
    timestamptz '2026-01-01T00:00:00Z' + n * interval '4 minutes', '00000099' || lpad((n % 300)::text, 12, '0'), 'medewerker-' || n % 900,
    case when n % 10 > 0 then '00000099' || lpad((n % 300)::text, 12, '0') end, case when n % 10 > 0 then (array['GB-TZ', 'GS', 'PO', 'ZC'])[1 + n % 4] end,
    case when n % 10 > 0 then '00000099' || lpad((n % 12)::text, 12, '0') end, case when n % 10 > 0 then (array['RC', 'CM', 'VT'])[1 + n % 3] end,
    case when n % 1000 = 0 then '${rareSignal}' else ('00000000-0000-4000-9000-' || lpad((100 + n / 5)::text, 12, '0')) end::uuid,
    (array['organised-crime', 'help', 'supervision'])[1 + n % 3], '2025-03-01.1'
  from generate_series(1, $1::int) as n`;
const fillCells = `
  insert into oversight_cell (seq, ord, cell, subject, fields, effect, bases, reason, shown)
  select seq, part, (array['case.LOC', 'victim.IDV', 'suspect.IDS'])[1 + part],
    case when part = 1 then (case when seq % 1000 = 0 then '${rareSubject}' else '00000000-0000-4000-a000-' || lpad((seq % 9000 + 100)::text, 12, '0') end)::uuid end,
    array['v' || part], case when part = 2 then 'deny' else 'permit' end, case when part = 2 then '{}' else array['W-R1'] end,
    case when part = 2 then (case when seq % 500 = 0 then 'RIGHTS_RESTRICTED' else 'NO_GROUND' end) end,
    part < 2 and kind in ('gelezen', 'geexporteerd')
  from oversight_entry cross join generate_series(0, 2) as part where seq > ${first}`;
const fillDecisions = `
  insert into oversight_decision (decision_id, seq, org, partner)
  select ('00000000-0000-4000-b000-' || lpad(seq::text, 12, '0'))::uuid, seq, org, from_partner from oversight_entry where seq > ${first}`;
