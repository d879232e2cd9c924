import { DataSource } from 'typeorm';
import type { StoredFact } from '#libs/ledger';
import type { SignalRegistered } from '#libs/signals/facts';
import { nailBar } from '../../apps/inspect/src/demo/nail-bar.js';
import { type Asked, startTestHub, type TestHub } from '../hub.js';

export const [inspector, analyst, fg] = ['demo-inspecteur', 'demo-riec-analist', 'demo-privacy-officer'];
export const erasing = '/v1/betrokkenen/_wis';

/** What a privacy officer asks. */
export const wish = (betrokkenen: string[], reden = 'verzoek-betrokkene'): Asked => ({
  as: fg,
  method: 'POST',
  body: { betrokkenen, reden },
});

/** A hub with signals about people, and what is needed to see whether they are forgotten. */
export class GivenPeople {
  private constructor(
    readonly hub: TestHub,
    private readonly superuser: DataSource,
  ) {}

  static async make(): Promise<GivenPeople> {
    const hub = await startTestHub();
    return new GivenPeople(hub, await new DataSource({ type: 'postgres', url: hub.database.superUrl }).initialize());
  }

  async close(): Promise<void> {
    await this.superuser.destroy();
    await this.hub.close();
  }

  get riec(): string {
    return this.hub.policy.organisations.find(({ name }) => name === 'RIEC Oost-Brabant')!.oin;
  }

  async post(as: string, path: string, body: object) {
    const answer = await this.hub.ask(`/v1${path}`, { as, method: 'POST', body });
    expect([path, answer.status, answer.status === 201 ? '' : answer.body]).toEqual([path, 201, '']);
    return answer.body;
  }

  /** As the second privacy officer of the hub: another person under the same claims. */
  async colleague(asked: Asked): Promise<Asked> {
    const token = await this.hub.token(fg, { sub: 'tweede-functionaris', client_id: 'tweede-functionaris' });
    return { ...asked, as: null, headers: { ...asked.headers, authorization: `Bearer ${token}` } };
  }

  /** A signal with a victim and a suspect, disclosed to the RIEC and read there; with the keys of both. */
  async shared(kvk: string) {
    const report = nailBar('mogelijk', kvk);
    report.velden.push({ veld: 'bsn', betrokkene: 'p2', waarde: '999990342' });
    const { id } = await this.post(inspector, '/signalen', report);
    const wanted = { signaal: id, aan: { oin: this.riec, partner: 'RC' }, doel: 'organised-crime' };
    const given = await this.post(inspector, '/verstrekkingen', wanted);
    const read = (await this.hub.ask(`/v1/verstrekkingen/${given.id}/velden`, { as: analyst })).body;
    const [first] = (await this.hub.hub.foundation.ledger.read({ type: 'signal', id })) as StoredFact<SignalRegistered>[];
    const keyOf = (ref: string) => first!.data.facets.find((one) => one.ref === ref)!.subject;
    return { id: id as string, given, read, victim: keyOf('p1'), suspect: keyOf('p2') };
  }

  rows(sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
    return this.superuser.query(sql, values);
  }

  /** Every table in which this text stands, in any column. */
  async tablesWith(text: string): Promise<string[]> {
    const tables = await this.rows(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
    );
    const found = await Promise.all(
      tables.map(async ({ name }) => {
        const [hit] = await this.rows(`select 1 from ${String(name)} as one where one::text like $1 limit 1`, [`%${text}%`]);
        return hit ? [String(name)] : [];
      }),
    );
    return found.flat().sort();
  }

  /** How many values of this facet are still sealed somewhere. */
  async sealed(subject: string): Promise<number> {
    const [row] = await this.rows('select count(*)::int as n from ledger.ledger_secret where subject_key_id = $1', [subject]);
    return Number(row!['n']);
  }

  /** All own-pace readers have seen everything. */
  async settled(): Promise<void> {
    const { delivery, ledger } = this.hub.hub.foundation;
    await delivery.caughtUp((await ledger.size()) - 1);
  }
}
