import type { DataSource } from 'typeorm';

/** An organisation that is connected to the hub. `partners`: the codes it may act as; a municipality has several. */
export interface Organisation {
  oin: string;
  name: string;
  partners: string[];
  regions: string[];
  /** False when its connection was ended: its tokens are refused, its history stays. */
  active: boolean;
}

export interface OrganisationFilter {
  /** Partner code. */
  partner?: string;
  region?: string;
}

/** How long a change, such as ending a connection, may take to reach every process. */
const fresh_ms = 5_000;
const columns = 'oin, name, partners, regions, active';

/** The organisations that the hub knows, and which task each partner has. */
export class PartnerDirectory {
  private readonly known = new Map<string, { organisation: Organisation | null; until_ms: number }>();

  /** @param tasks per partner code the tasks that the policy knows */
  constructor(
    private readonly dataSource: DataSource,
    private readonly tasks: ReadonlyMap<string, readonly string[]>,
  ) {}

  knowsTask(partner: string, task: string): boolean {
    return this.tasks.get(partner)?.includes(task) ?? false;
  }

  /** Also finds an organisation whose connection was ended: look at `active`. */
  async byOin(oin: string): Promise<Organisation | null> {
    const cached = this.known.get(oin);
    const left_ms = (cached?.until_ms ?? 0) - Date.now();
    // more than there can be left: the clock went back
    if (cached && left_ms > 0 && left_ms <= fresh_ms) return cached.organisation;
    const [organisation = null] = await this.dataSource.query<Organisation[]>(`select ${columns} from identity_partner where oin = $1`, [
      oin,
    ]);
    // strangers may try numbers without end; only organisations that exist are remembered
    if (organisation) this.known.set(oin, { organisation, until_ms: Date.now() + fresh_ms });
    return organisation;
  }

  /** Active organisations by name. @param page from 1 @param size 1..100 */
  async list(filter: OrganisationFilter, page: number, size: number): Promise<{ items: Organisation[]; total: number }> {
    const where = 'active and ($1::text is null or $1 = any(partners)) and ($2::text is null or $2 = any(regions))';
    const asked = [filter.partner ?? null, filter.region ?? null];
    const items = await this.dataSource.query<Organisation[]>(
      `select ${columns} from identity_partner where ${where} order by name, oin limit $3 offset $4`,
      [...asked, size, (page - 1) * size],
    );
    const [{ total }] = await this.dataSource.query<[{ total: number }]>(
      `select count(*)::int as total from identity_partner where ${where}`,
      asked,
    );
    return { items, total };
  }

  /** Adds organisations and brings names, codes and regions up to date; never reconnects one that was ended. Runs as the owner of the table. */
  async seed(organisations: readonly Omit<Organisation, 'active'>[]): Promise<number> {
    const rows = organisations.map(({ oin, name, partners, regions }) => ({ oin, name, partners, regions }));
    const written = await this.dataSource.query<{ oin: string }[]>(
      `insert into identity_partner (oin, name, partners, regions)
       select oin, name, partners, regions from jsonb_to_recordset($1::jsonb) as r (oin text, name text, partners text[], regions text[])
       on conflict (oin) do update set name = excluded.name, partners = excluded.partners, regions = excluded.regions
       where (identity_partner.name, identity_partner.partners, identity_partner.regions) is distinct from (excluded.name, excluded.partners, excluded.regions)
       returning oin`,
      [JSON.stringify(rows)],
    );
    this.known.clear();
    return written.length;
  }
}
