import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Fact, Ledger, type StreamName } from '#libs/ledger';
import { Vault } from '#libs/vault';
import type { DataSource } from 'typeorm';
import { loadPolicies } from '#libs/policy';
import { officersOf } from '../../apps/dev-idp/src/officers.js';
import { connect, order } from '../concurrency/given-ledger.js';
import { freshDatabase, type TestDatabase } from '../database.js';
import { asOperator, type Broker, startBroker } from './broker.js';
import { expectedOf, publishedOf } from './given-feed.js';
import { endConsumers, ownConsumer, type Partner, placesOf } from './own-consumer.js';
import { endHubs, ownHub } from './own-hub.js';
import { endRelays, ownRelay } from './own-relay.js';
import { until } from './until.js';
import { withKafka } from './with-kafka.js';

const EVENTS = 50_000;
const STREAMS = 2_000;
const audience = 'https://hub.test.example';
const rootKey = Buffer.alloc(32, 7);
const folded = { initial: null, evolve: () => null };
const raised: Fact = { type: 'StageRaised', data: { stage: 'intervention' } };
const analyst = 'demo-riec-analist';
const { oin } = officersOf(loadPolicies('policies').organisations).get(analyst)!.claims;

interface Heard {
  volgnummer: number;
  id: string;
}

/** What came, in the order in which each came first; a double must say the same, and is not there a second time. */
function firsts(lines: readonly string[]): { heard: Heard[]; doubles: number; wrong: string[] } {
  const first = new Map<number, string>();
  const wrong: string[] = [];
  const heard: Heard[] = [];
  for (const line of lines) {
    const event = JSON.parse(line) as Heard;
    const earlier = first.get(event.volgnummer);
    if (earlier === undefined) heard.push(event);
    else if (earlier !== line) wrong.push(`the double of ${event.volgnummer} differs`);
    first.set(event.volgnummer, line);
  }
  return { heard, doubles: lines.length - heard.length, wrong };
}

/** The numbers of each stream, in the order in which they came. */
function perStream(heard: readonly Heard[]): Map<string, number[]> {
  const streams = new Map<string, number[]>();
  for (const { id, volgnummer } of heard) streams.set(id, [...(streams.get(id) ?? []), volgnummer]);
  return streams;
}

withKafka('a partner who listens', () => {
  const folder = mkdtempSync(join(tmpdir(), 'seinhuis-consumer-'));
  const sources: DataSource[] = [];
  let broker: Broker;
  let database: TestDatabase;
  let partner: Partner;
  let relayUrl: string;
  let closeIdp: () => Promise<void>;

  beforeAll(async () => {
    // the library of the provider warns of Node 20 and of keeping sessions in memory: both are known, and meant for a demo
    const { warn } = console;
    console.warn = () => undefined;
    const { startDevIdp } = await import('../../apps/dev-idp/src/dev-idp.js');
    [broker, database] = await Promise.all([startBroker(), freshDatabase()]);
    const idp = await startDevIdp({ port: 0, dataDir: folder, policiesDir: resolve('policies'), audience, portalOrigins: [] });
    console.warn = warn;
    closeIdp = idp.close;
    const hub = await ownHub(database.url, rootKey, { OIDC_ISSUER: idp.issuer, OIDC_AUDIENCE: audience });
    partner = { client: analyst, hub: hub.url, issuer: idp.issuer, brokers: broker.bootstrap, position: join(folder, 'kafka.json') };
    const url = new URL(database.appUrl);
    url.username = 'seinhuis_relay';
    relayUrl = url.href;
  });
  afterAll(async () => {
    await endConsumers();
    await endRelays();
    await endHubs();
    await closeIdp?.();
    await Promise.all(sources.map((source) => source.destroy()));
    await database?.drop();
    await broker?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  const opened = async (url: string) => {
    const source = await connect(url);
    sources.push(source);
    return source;
  };
  const relayNow = () => ownRelay({ relayUrl }, broker, { SEINHUIS_PUBLIC_URL: partner.hub });
  /** Whether it wrote down that it has all that lies in these topics. */
  const atTheEnd = async (topics: readonly string[]) => {
    const places = placesOf(partner.position);
    const ends = await asOperator(broker.client(), (admin) => Promise.all(topics.map((topic) => admin.fetchTopicOffsets(topic))));
    return ends.every((end, no) => end.every(({ partition, high }) => high === '0' || places[`${topics[no]}/${partition}`] === high));
  };

  test('hears the same 50,000 events from the list and from Kafka, in the same order per stream, whoever is killed', async () => {
    const [owner, app] = [await opened(database.url), await opened(database.appUrl)];
    const ledger = new Ledger(app, new Vault(app, rootKey), []);
    const cases: StreamName[] = Array.from({ length: STREAMS }, () => ({ type: 'case', id: randomUUID() }));
    let failed: unknown;
    const writing = (async () => {
      for (let turn = 0; turn < EVENTS / STREAMS; turn++)
        await Promise.all(cases.map((stream) => ledger.decide(order(stream, { org: oin }), folded, () => [raised])));
    })().catch((error: unknown) => (failed = error));
    const byKafka: string[] = [];
    const heard = (count: number) =>
      until(() => {
        if (failed) throw failed as Error;
        return byKafka.length >= count;
      });

    for (const round of [1, 2, 3]) {
      const relay = await relayNow();
      const consumer = ownConsumer(partner, ['--json'], byKafka);
      await heard((EVENTS / 5) * round);
      if (round === 1) await broker.kill();
      await Promise.all([consumer.end('SIGKILL'), relay.end('SIGKILL')]);
      if (round === 1) await broker.start();
    }
    await relayNow();
    const last = ownConsumer(partner, ['--json'], byKafka);
    await writing;
    expect(failed).toBeUndefined();
    await publishedOf(owner, await ledger.size());
    const expected = await expectedOf(owner);
    const topics = [...expected.keys()].filter((topic) => topic.startsWith(`seinhuis.${oin}`));
    await until(() => atTheEnd(topics));
    expect(await last.end('SIGTERM')).toBe(0);

    const byList: string[] = [];
    const reader = { ...partner, position: join(folder, 'list.json') };
    const killed = ownConsumer(reader, ['--json', '--feed', '--once'], byList);
    await until(() => byList.length > EVENTS / 4);
    await killed.end('SIGKILL');
    await ownConsumer(reader, ['--json', '--feed', '--once'], byList).ended();

    const [kafka, list] = [firsts(byKafka), firsts(byList)];
    expect([kafka.wrong, list.wrong]).toEqual([[], []]);
    const seqs = list.heard.map(({ volgnummer }) => volgnummer);
    expect(seqs.every((seq, no) => no === 0 || seq > seqs[no - 1]!)).toBe(true);
    const [byStreamOfKafka, byStreamOfList] = [perStream(kafka.heard), perStream(list.heard)];
    const differ = [...byStreamOfKafka].filter(([id, seqs]) => String(seqs) !== String(byStreamOfList.get(id)));
    expect(differ.slice(0, 3).map(([id, ofKafka]) => ({ id, ofKafka, ofList: byStreamOfList.get(id) }))).toEqual([]);
    expect(kafka.heard).toHaveLength(list.heard.length);
    const owed = topics.flatMap((topic) => [...expected.get(topic)!.keys()]);
    expect(seqs).toEqual(owed.toSorted((a, b) => a - b));
    expect(cases.every(({ id }) => byStreamOfList.get(id)?.length === EVENTS / STREAMS)).toBe(true);
    await ledger.close();
  });

  test('is judged anew each time it asks, sees no values unless it wants them, and does not hear itself read without end', async () => {
    await endRelays();
    const relay = await relayNow();
    await relay.says('kafka-leading');
    const consumer = ownConsumer(partner, []);
    const inspector = await asked(partner, 'demo-inspecteur');
    const signal = await inspector('signalen', report);
    const aan = { oin, partner: 'RC', taak: 'casus' };
    const gift = await inspector('verstrekkingen', { signaal: signal.id, doel: 'organised-crime', aan });
    const after = (event: RegExp) => {
      const found = consumer.lines.findIndex((line) => event.test(line) && line.includes(gift.id));
      const rest = found < 0 ? [] : consumer.lines.slice(found + 1);
      const next = rest.findIndex((line) => !line.startsWith('   '));
      return next > 0 ? rest.slice(0, next) : [];
    };
    // its own reading is an event as well; nothing is asked upon it
    await until(() => consumer.lines.some((line) => line.includes('fields-delivered') && line.includes(gift.id)));
    expect(after(/disclosure-granted/)).toEqual([expect.stringMatching(/^ {3}te zien: .*\badres\b/)]);
    await inspector(`verstrekkingen/${gift.id}/terugnemingen`, { reden: 'vergissing' });
    await until(() => consumer.lines.at(-1)?.startsWith('   410') === true);
    expect(consumer.lines.filter((line) => line.includes('fields-delivered'))).toHaveLength(1);
    expect(consumer.lines.join('\n')).not.toContain(report.velden[0]!.waarde);
    expect(await consumer.end('SIGTERM')).toBe(0);
  });
});

const report = {
  doelen: ['organised-crime', 'supervision'],
  gezienOp: '2026-11-20',
  omstandigheden: { georganiseerdVerband: 'mogelijk', gevaar: 'geen', adresIsWoning: false, bedrijfIsPersoon: false, gemotiveerd: true },
  betrokkenen: [],
  velden: [{ veld: 'adres', waarde: 'Teststraat 1, Eindhoven' }],
};

/** Changes something at the hub as one of the demo officers. */
async function asked({ hub, issuer }: Partner, client: string): Promise<(path: string, body: object) => Promise<{ id: string }>> {
  const authorization = `Basic ${Buffer.from(`${client}:${client}-geheim`).toString('base64')}`;
  const login = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { authorization },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  const { access_token } = (await login.json()) as { access_token: string };
  return async (path, body) => {
    const headers = { authorization: `Bearer ${access_token}`, 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    const answer = await fetch(`${hub}/v1/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    const told = (await answer.json()) as { id: string };
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${JSON.stringify(told)}`);
    return told;
  };
}
