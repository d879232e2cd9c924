import pg from 'pg';
import { DataSource } from 'typeorm';
import { Delivery } from '#libs/delivery';
import { Ledger } from '#libs/ledger';
import { Vault } from '#libs/vault';
import { HubClient } from '../../apps/inspect/src/demo/hub-client.js';
import { walk } from '../../apps/inspect/src/demo/journeys.js';
import { Story } from '../../apps/inspect/src/demo/story.js';
import { views } from '../../apps/hub/src/views.js';
import { startTestHub, type TestHub } from '../hub.js';
import { analyst, caseworkOn } from './casework.js';

const tables = views.flatMap((view) => view.tables);

/** Views follow from the ledger and from nothing else: spoiled ones come back exactly as they were. */
describe('rebuilding the views after the five journeys', () => {
  let hub: TestHub;
  let admin: pg.Client;
  let owner: DataSource;

  beforeAll(async () => {
    hub = await startTestHub();
    admin = new pg.Client({ connectionString: hub.database.superUrl });
    await admin.connect();
    owner = await new DataSource({ type: 'postgres', url: hub.database.url }).initialize();
    const story = new Story(() => {});
    await walk(new HubClient(hub.url, (officer) => hub.token(officer)), story, null);
    expect(story.deviations).toEqual([]);
    await workOnCase();
    await lookAtWhatStandsOut();
    await settleTerms();
    await forgetSomebody();
    await caughtUp();
  });
  const caughtUp = async () => hub.hub.foundation.delivery.caughtUp((await hub.hub.foundation.ledger.size()) - 1);
  afterAll(async () => {
    await owner?.destroy();
    await admin?.end();
    await hub?.close();
  });

  /** A case from the queue to its end, with two signals that agree. */
  async function workOnCase(): Promise<void> {
    const { reported, caseOf, done, get } = caseworkOn(hub);
    const plate = [{ veld: 'kenteken', waarde: 'GV-730-X' }];
    const [one, other] = [await reported(plate), await reported(plate)];
    const zaak = await caseOf(one.id, other.id);
    const [match] = (await get(analyst, `/zaken/${zaak}/overeenkomsten`)).body.items as [{ id: string }];
    await done(analyst, `/zaken/${zaak}/overeenkomsten/${match.id}/oordelen`, { oordeel: 'zelfde', reden: 'nagekeken' });
    await done(analyst, `/zaken/${zaak}/terugkoppelingen`, { signaal: one.id, code: 'opvolging-gestart' });
    await done(analyst, `/zaken/${zaak}/sluitingen`, { reden: 'afgerond' });
  }

  /** An inspector reads her own signal again and again, and a privacy officer says how that ended. */
  async function lookAtWhatStandsOut(): Promise<void> {
    const [inspector, officer] = ['demo-inspecteur', 'demo-privacy-officer'];
    const { items } = (await hub.ask('/v1/signalen', { as: inspector })).body;
    for (let times = 0; times < 8; times++) await hub.ask(`/v1/signalen/${items[0].id}`, { as: inspector });
    const day = (shift: number) => new Date(Date.now() + shift * 86_400_000).toISOString().slice(0, 10);
    const period = { van: day(-1), tot: day(1) };
    const post = (path: string, body: object) => hub.ask(`/v1/toezicht/${path}`, { as: officer, method: 'POST', body });
    const [found] = (await post('_afwijkingen', { ...period, soort: 'vaak-dezelfde' })).body.items;
    expect((await post(`afwijkingen/${found.id}/afhandelingen`, { ...period, reden: 'verklaard' })).status).toBe(201);
  }

  /** A privacy officer has seen what ends in ten years. */
  async function settleTerms(): Promise<void> {
    await caughtUp();
    const op = `${new Date().getFullYear() + 10}-01-01`;
    const { kenmerk, totaal } = (await hub.ask(`/v1/bewaartermijnen/voorbeeld?op=${op}`, { as: 'demo-privacy-officer' })).body;
    expect(totaal).toBeGreaterThan(1);
    const body = { op, kenmerk };
    expect(await hub.ask('/v1/bewaartermijnen/vaststellingen', { as: 'demo-privacy-officer', method: 'POST', body })).toMatchObject({
      status: 201,
    });
  }

  /** One of the people in the story, so that what an erasure leaves in the views is rebuilt too. */
  async function forgetSomebody(): Promise<void> {
    const { eraser } = hub.hub.foundation;
    const [{ subject }] = (await admin.query<{ subject: string }>(`select subject from oversight_cell where cell = 'victim.IDV' limit 1`))
      .rows as [{ subject: string }];
    const scope = await eraser.scopeOf(subject, 'verzoek-betrokkene');
    for (const id of ['een', 'twee']) {
      const author = {
        officer: { id, oin: 'hub', task: null },
        traceId: '1'.repeat(32),
        spanId: '2'.repeat(16),
        at: new Date(),
        idempotency: null,
      };
      await eraser.ask(author, scope);
    }
  }

  const contents = async () => {
    const all: Record<string, unknown[]> = {};
    for (const table of tables)
      all[table] = (await admin.query(`select row_to_json(row) as row from ${table} as row order by row::text`)).rows;
    return all;
  };

  test('gives back what was spoiled, in every table, for every organisation', async () => {
    const before = await contents();
    expect(tables.filter((table) => !before[table]?.length)).toEqual([]);
    await admin.query(
      `update signals_mine set kenmerk = 'verzonnen'; update cases_list set members = '{}'; update disclosures_list set status = 'recalled'`,
    );
    await admin.query(`update oversight_cell set effect = 'permit', shown = true; update delivery.feed_entry set fact_type = 'Niets'`);
    await admin.query(`delete from oversight_decision`);
    expect(await contents()).not.toEqual(before);

    const ledger = new Ledger(
      owner,
      new Vault(owner, Buffer.alloc(32, 7)),
      views.filter(({ mode }) => mode === 'inline'),
    );
    const delivery = new Delivery(owner, ledger, views);
    await delivery.rebuild(views.map(({ name }) => name));
    await ledger.close();
    expect(await contents()).toEqual(before);
  });
});
