import { DataSource } from 'typeorm';
import type { SubjectErased } from '#libs/signals/facts';
import { type StoredFact, verifyLedger } from '#libs/ledger';
import { Eraser, replayLedger, Shredder } from '#libs/oversight';
import { Vault } from '#libs/vault';
import { eraserDataSource } from '../../apps/hub/src/database.js';
import { analyst, erasing, GivenPeople, inspector, wish } from './erasing.js';

/** A person is forgotten: nothing readable is left, everyone who got the data hears it, and every proof still holds. */
let people: GivenPeople;
const fieldsOf = (read: { velden: { betrokkene: string | null }[] }, ref: string | null) =>
  read.velden.filter(({ betrokkene }) => betrokkene === ref);

const eventsOf = async (as: string) =>
  (await people.hub.ask('/v1/gebeurtenissen?aantal=500', { as })).body.items as { soort: string; id: string; onderwerp: string }[];

beforeAll(async () => void (people = await GivenPeople.make()));
afterAll(() => people?.close());

describe('a person asks to be forgotten', () => {
  let signal: Awaited<ReturnType<GivenPeople['shared']>>;
  let done: { id: string; ontvangers: object[]; gewistOp: string; backupsLeegOp: string };
  /** Signals that the compartment has under the tag of the number. */
  const tagged = async () => {
    const { vault } = people.hub.hub.foundation;
    const purpose = `compartment:${people.riec}`;
    return (await vault.find(purpose, 'bsn', await vault.tag(purpose, 'bsn', '999990342'))).map(({ streamId }) => streamId);
  };
  const receiptRows = async () => people.rows('select seq, jws from logbook_receipt order by seq');

  beforeAll(async () => {
    signal = await people.shared('90000001');
  });

  test('one officer is not enough, and asking twice does not make her two', async () => {
    for (let times = 0; times < 2; times++) {
      const { status, body } = await people.hub.ask(erasing, wish([signal.suspect]));
      expect([status, body.items]).toMatchObject([200, [{ status: 'wacht-op-tweede', gewistOp: null, ontvangers: [] }]]);
    }
    expect(await people.sealed(signal.suspect)).toBeGreaterThan(0);
    const other = await people.hub.ask(erasing, await people.colleague(wish([signal.suspect], 'onrechtmatig')));
    expect(other).toMatchObject({ status: 409, body: { code: 'erasure.other-reason' } });
  });

  test('the second one settles it: values, key and tags are gone, and no view names the person', async () => {
    expect(fieldsOf(signal.read, 'p2').length).toBeGreaterThan(0);
    expect(await tagged()).toEqual([signal.id]);
    const receipts = await receiptRows();
    expect(await people.tablesWith(signal.suspect)).toEqual(
      expect.arrayContaining(['ledger.ledger_secret', 'public.oversight_cell', 'vault.subject_key', 'vault.tag']),
    );
    const { status, body } = await people.hub.ask(erasing, await people.colleague(wish([signal.suspect])));
    expect([status, body.items]).toMatchObject([200, [{ status: 'gewist', betrokkene: signal.suspect, signaal: signal.id }]]);
    [done] = body.items;
    expect(new Date(done.backupsLeegOp).getTime() - new Date(done.gewistOp).getTime()).toBeGreaterThan(28 * 86_400_000);
    await people.settled();
    // what is left: the destroyed key, that it was erased, and the headers of the log, which are hashed
    expect(await people.tablesWith(signal.suspect)).toEqual(['public.oversight_erasure', 'vault.subject_key']);
    expect(await people.rows('select wrapped from vault.subject_key where id = $1', [signal.suspect])).toEqual([{ wrapped: null }]);
    expect(await receiptRows()).toEqual(receipts);
  });

  test('nobody reads it any more, and everything else of the signal stays', async () => {
    const again = (await people.hub.ask(`/v1/verstrekkingen/${signal.given.id}/velden`, { as: analyst })).body;
    expect(fieldsOf(again, 'p2')).toEqual([]);
    for (const who of ['p1', null]) expect(fieldsOf(again, who).length).toBe(fieldsOf(signal.read, who).length);
    const own = (await people.hub.ask(`/v1/signalen/${signal.id}`, { as: inspector })).body;
    expect(JSON.stringify(own)).not.toContain('Testpersoon Eik');
    expect(JSON.stringify(own)).toContain('Testpersoon Wilg');
    const search = { soort: 'bsn', waarde: '999990342', gemotiveerd: true };
    expect((await people.hub.ask('/v1/signalen/_zoek', { as: analyst, method: 'POST', body: search })).body).toMatchObject({
      treffer: false,
    });
    const { ledger } = people.hub.hub.foundation;
    expect(await tagged()).toEqual([]);
    const [first] = await ledger.read({ type: 'signal', id: signal.id });
    const lost = first!.fields.filter(({ subject }) => subject === signal.suspect);
    expect(lost.length).toBeGreaterThan(0);
    const opened = await ledger.open([{ seq: first!.seq, eventId: first!.eventId, no: lost.map(({ no }) => no) }]);
    expect([...opened.values()].every((value) => value === undefined)).toBe(true);
  });

  test('a later disclosure has nothing of this person, and nothing can be added', async () => {
    const wanted = { signaal: signal.id, aan: { oin: people.riec, partner: 'RC' }, doel: 'organised-crime' };
    const later = await people.post(inspector, '/verstrekkingen', wanted);
    expect([...later.gaat, ...later.blijft].filter(({ cel }: { cel: string }) => cel.startsWith('suspect.'))).toEqual([]);
    const more = { gezienOp: '2026-11-01', velden: [{ veld: 'naam', betrokkene: 'p2', waarde: 'Testpersoon Eik' }] };
    const refused = await people.hub.ask(`/v1/signalen/${signal.id}/aanvullingen`, { as: inspector, method: 'POST', body: more });
    expect(refused).toMatchObject({ status: 410, body: { code: 'subject.erased' } });
  });

  test('who has a receipt about this person hears it, and nobody else', async () => {
    const told = (await people.hub.ask(`/v1/wissingen/${done.id}`, { as: analyst })).body;
    expect(told).toMatchObject({ signaal: signal.id, reden: 'verzoek-betrokkene' });
    const held = (await receiptRows())
      .map(({ jws }) => JSON.parse(Buffer.from(String(jws).split('.')[1]!, 'base64url').toString('utf8')))
      .filter(({ subject_tags: tags }) => tags.includes(told.kenmerkInBewijzen));
    expect(held.length).toBeGreaterThan(1);
    expect(new Set(held.map(({ to_org: oin, to_partner: partner }) => `${oin} ${partner}`))).toEqual(
      new Set((done.ontvangers as { oin: string; partner: string }[]).map(({ oin, partner }) => `${oin} ${partner}`)),
    );
    const heard = { onderwerp: 'erasure', id: done.id, soort: 'nl.seinhuis.erasure-completed.v1' };
    for (const as of [analyst, inspector]) expect(await eventsOf(as)).toContainEqual(expect.objectContaining(heard));
    for (const as of ['demo-riec-limburg', 'demo-comensha', 'demo-gemeente-tilburg']) {
      expect(await eventsOf(as)).not.toContainEqual(expect.objectContaining(heard));
      expect(await people.hub.ask(`/v1/wissingen/${done.id}`, { as })).toMatchObject({ status: 404, body: { code: 'erasure.unknown' } });
    }
  });

  test('every leaf, every receipt and every decision still holds', async () => {
    const { ledger, dataSource, packs, vault } = people.hub.hub.foundation;
    expect(await verifyLedger(dataSource, { sealer: vault })).toMatchObject({ problems: [] });
    expect((await people.hub.ask(`/v1/verstrekkingen/${signal.given.id}/bewijs`, { as: analyst })).body).toBe(signal.given.bewijs);
    expect(await replayLedger(ledger, (digest) => packs.get(digest))).toMatchObject({ deviations: [] });
  });

  test('asked again, by either, it is the same answer and nothing is written', async () => {
    const before = await people.hub.hub.foundation.ledger.size();
    for (const asked of [wish([signal.suspect]), await people.colleague(wish([signal.suspect]))])
      expect((await people.hub.ask(erasing, asked)).body.items).toEqual([done]);
    expect(await people.hub.hub.foundation.ledger.size()).toBe(before);
  });

  test('after a rebuild the person is still not in any view', async () => {
    const owner = await new DataSource({
      type: 'postgres',
      url: people.hub.database.url,
      extra: { options: '-c seinhuis.reader=*' },
    }).initialize();
    const { Delivery } = await import('#libs/delivery');
    const { Ledger } = await import('#libs/ledger');
    const { views } = await import('../../apps/hub/src/views.js');
    try {
      const before = await people.rows('select * from oversight_cell order by seq, ord');
      const ledger = new Ledger(owner, new Vault(owner, people.hub.config.rootKey));
      await new Delivery(owner, ledger, views).rebuild(['oversight']);
      expect(await people.rows('select * from oversight_cell order by seq, ord')).toEqual(before);
      expect(await people.tablesWith(signal.suspect)).toEqual(['public.oversight_erasure', 'vault.subject_key']);
    } finally {
      await owner.destroy();
    }
  });
});

test('who dies after the first step is finished by the reader, and two who finish at once do it once', async () => {
  const signal = await people.shared('90000006');
  const { dataSource, ledger, vault } = people.hub.hub.foundation;
  const author = {
    officer: { id: 'a', oin: 'hub', task: null },
    traceId: '1'.repeat(32),
    spanId: '2'.repeat(16),
    at: new Date(),
    idempotency: null,
  };
  const wanted = { subject: signal.victim, signalId: signal.id, because: 'onrechtmatig' as const };
  const dying = new Eraser(dataSource, ledger, new Shredder(vault, () => Promise.reject(new Error('weg'))));
  await expect(dying.erase(author, wanted)).rejects.toThrow('weg');
  const alive = () => new Eraser(dataSource, ledger, new Shredder(vault, () => eraserDataSource(people.hub.config)));
  const results = await Promise.all([alive().erase(author, wanted), alive().erase(author, wanted)]);
  await people.settled();
  expect(results[0]).toEqual(results[1]);
  expect(await people.sealed(signal.victim)).toBe(0);
  const facts = (await ledger.scan(0, await ledger.size())).filter(
    (fact) => (fact as StoredFact<SubjectErased>).data.subject === signal.victim,
  );
  expect(facts.map(({ type }) => type)).toEqual(['SubjectErased', 'ErasureCompleted']);

  const left = await people.shared('90000007');
  await expect(dying.erase(author, { ...wanted, subject: left.victim, signalId: left.id })).rejects.toThrow('weg');
  await people.settled();
  expect(await people.sealed(left.victim)).toBe(0);
});

test('the eraser can destroy and nothing else; the hub at work cannot destroy', async () => {
  const eraser = await eraserDataSource(people.hub.config);
  try {
    for (const sql of [
      'select * from vault.kek',
      'select * from ledger.ledger_event',
      'select * from signals_mine',
      'delete from vault.subject_key',
    ])
      await expect(eraser.query(sql)).rejects.toThrow('permission denied');
  } finally {
    await eraser.destroy();
  }
  for (const sql of ['delete from ledger.ledger_secret', 'update vault.subject_key set wrapped = null', 'set role seinhuis_shredder'])
    await expect(people.hub.hub.foundation.dataSource.query(sql)).rejects.toThrow('permission denied');
});
