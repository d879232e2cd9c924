import { startTestHub, type TestHub } from '../hub.js';

/** Values that may appear nowhere but in the answers to those who may see them. */
const canaries = {
  bsn: '999996356',
  otherBsn: '123456782',
  name: 'Kanarie Vlierbes',
  otherName: 'Kanarie Duindoorn',
  plate: 'KN-777-R',
  phone: '0612340987',
  story: 'Kanarievogelverhaal',
};
const all = Object.values(canaries);

/** Personal data go in through every endpoint, right and wrong, and must not come out of the log, the metrics, the addresses, errors or the feed. */
describe('personal data appear nowhere else', () => {
  let hub: TestHub;
  const errors: string[] = [];
  const commands: string[] = [];
  const addresses: string[] = [];

  beforeAll(async () => {
    hub = await startTestHub({ logLevel: 'debug' });
  });
  afterAll(() => hub?.close());

  async function post(
    path: string,
    body: unknown,
    as: string,
  ): Promise<{ status: number; body: any /* oxlint-disable-line no-explicit-any */ }> {
    const answer = await hub.ask(path, { method: 'POST', body, as });
    addresses.push(path);
    (answer.status >= 400 ? errors : commands).push(JSON.stringify(answer.body));
    return answer;
  }

  const victim = [
    { veld: 'naam', betrokkene: 'p1', waarde: canaries.name },
    { veld: 'bsn', betrokkene: 'p1', waarde: canaries.bsn },
    { veld: 'telefoon', betrokkene: 'p1', waarde: canaries.phone },
  ];
  const signal = (velden: object[], doelen = ['organised-crime', 'supervision']) => ({
    doelen,
    gezienOp: '2026-11-20',
    omstandigheden: {
      georganiseerdVerband: 'mogelijk',
      gemotiveerd: true,
      directeKring: true,
      geheimAdres: false,
      adresIsWoning: false,
      bedrijfIsPersoon: false,
    },
    betrokkenen: [{ ref: 'p1', rol: 'slachtoffer' }],
    velden,
  });

  test('whatever is sent, rightly or wrongly', async () => {
    const fields = [...victim, { veld: 'kenteken', waarde: canaries.plate }, { veld: 'motivering', waarde: canaries.story }];
    const stored = await post('/v1/signalen', signal(fields), 'demo-inspecteur');
    expect(stored.status).toBe(201);
    const id = stored.body.id as string;
    await post('/v1/signalen/_voorbeeld', signal(fields), 'demo-inspecteur');
    // wrong in every way that comes to mind
    await post('/v1/signalen', signal([{ veld: canaries.name, waarde: canaries.bsn }]), 'demo-inspecteur');
    await post('/v1/signalen', signal([{ veld: 'bsn', betrokkene: 'p1', waarde: `${canaries.otherBsn}0` }]), 'demo-inspecteur');
    await post('/v1/signalen', { ...signal(victim), [canaries.name]: canaries.bsn }, 'demo-inspecteur');
    await post('/v1/signalen', { ...signal(victim), betrokkenen: [{ ref: canaries.otherName, rol: canaries.name }] }, 'demo-inspecteur');
    await post('/v1/signalen', `{"naam":"${canaries.name}"`, 'demo-inspecteur');
    await post('/v1/signalen', { ...signal(victim), doelen: [canaries.name] }, 'demo-inspecteur');
    await post(`/v1/signalen/${id}/aanvullingen`, { gezienOp: canaries.name, velden: victim }, 'demo-inspecteur');
    await post(`/v1/signalen/${id}/aanvullingen`, { gezienOp: '2026-11-20', velden: [victim[0]] }, 'demo-gemeente-tilburg');
    await post(
      `/v1/signalen/${id}/correcties`,
      { correcties: [{ id: 'v1', waarde: canaries.otherName }], reden: 'typefout' },
      'demo-inspecteur',
    );
    await post(
      `/v1/signalen/${id}/correcties`,
      { correcties: [{ id: canaries.name, waarde: 'x' }], reden: canaries.name },
      'demo-inspecteur',
    );
    await post(
      '/v1/verstrekkingen',
      { signaal: canaries.bsn, aan: { oin: canaries.bsn, partner: canaries.name }, doel: canaries.name },
      'demo-inspecteur',
    );
    await post('/v1/wegingen', { signaal: id, aanvaard: canaries.name, criteria: { soort: canaries.name } }, 'demo-riec-analist');
    await post('/v1/zaken', { signaal: canaries.bsn, activiteit: canaries.name }, 'demo-riec-analist');
    await post('/v1/signalen/_zoek', { soort: 'bsn', waarde: canaries.bsn, gemotiveerd: true }, 'demo-riec-analist');
    await post('/v1/signalen/_zoek', { soort: 'kenteken', waarde: canaries.name, gemotiveerd: true }, 'demo-riec-analist');
    await post('/v1/toezicht/_verstrekkingen', { signaal: canaries.name }, 'demo-privacy-officer');
    await post('/v1/toezicht/_kennis', { signaal: id, oin: canaries.bsn, op: canaries.name }, 'demo-privacy-officer');
    await post(
      `/v1/signalen/${id}/toestemmingen`,
      { betrokkene: canaries.name, ontvangers: [canaries.name], cellen: [canaries.name], doel: canaries.name, gegevenDoor: canaries.name },
      'demo-inspecteur',
    );
    const riec = hub.policy.organisations.find(({ name }) => name === 'RIEC Oost-Brabant');
    const given = await post(
      '/v1/verstrekkingen',
      { signaal: id, aan: { oin: riec?.oin, partner: 'RC' }, doel: 'organised-crime' },
      'demo-inspecteur',
    );
    expect(given.status).toBe(201);
    expect(errors.length).toBeGreaterThan(12);

    // the test can see: the value does come out where it should
    const read = await hub.ask(`/v1/verstrekkingen/${given.body.id as string}/velden`, { as: 'demo-riec-analist' });
    expect(JSON.stringify(read.body)).toContain(canaries.otherName);
  });

  test.each(all)('%# is in no error, command answer or address', (canary) => {
    for (const text of [...errors, ...commands, ...addresses]) expect(text).not.toContain(canary);
  });

  test.each(all)('%# is in no log line', (canary) => {
    expect(hub.log.length).toBeGreaterThan(20);
    expect(hub.log.filter((line) => line.includes(canary))).toEqual([]);
  });

  test.each(all)('%# is in no metric and no event', async (canary) => {
    const metrics = await hub.ask('/metrics', { as: null });
    const size = await hub.hub.foundation.ledger.size();
    await hub.hub.foundation.delivery.caughtUp(size - 1);
    const feeds = await Promise.all(
      ['demo-inspecteur', 'demo-riec-analist', 'demo-privacy-officer'].map((as) => hub.ask('/v1/gebeurtenissen?aantal=500', { as })),
    );
    expect(JSON.stringify(metrics.body)).not.toContain(canary);
    for (const { status, body } of feeds) {
      expect(status).toBe(200);
      expect(JSON.stringify(body)).not.toContain(canary);
    }
  });

  test.each(all)('%# stands in no table in the clear', async (canary) => {
    const found = await hub.hub.foundation.dataSource.transaction(async (tx) => {
      await tx.query(`select set_config('seinhuis.reader', '*', true)`);
      const tables = await tx.query<{ name: string }[]>(
        `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
         where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'
           and has_table_privilege(format('%I.%I', table_schema, table_name), 'select')`,
      );
      expect(tables.length).toBeGreaterThan(8);
      const hits: string[] = [];
      for (const { name } of tables) {
        const rows = await tx.query<object[]>(
          `select 1 from ${name} as row where position($1 in row::text) > 0 or position(encode(convert_to($1, 'UTF8'), 'hex') in row::text) > 0 limit 1`,
          [canary],
        );
        if (rows.length) hits.push(name);
      }
      return hits;
    });
    expect(found).toEqual([]);
  });
});
