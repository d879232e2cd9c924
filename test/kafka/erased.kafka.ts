import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { KeyEncryptionKeys } from '../../libs/vault/src/key-encryption-keys.js';
import { SubjectKeys } from '../../libs/vault/src/subject-keys.js';
import { connect } from '../concurrency/given-ledger.js';
import { erasing, GivenPeople, wish } from '../journeys/erasing.js';
import { asOperator, type Broker, startBroker } from './broker.js';
import { publishedOf } from './given-feed.js';
import { endRelays, ownRelay } from './own-relay.js';
import { withKafka } from './with-kafka.js';

/** Bytes that may lie nowhere at a broker, by what they are. */
type Secrets = Record<string, Buffer>;

/** In which ways bytes could lie in a file. */
const forms: Record<string, (bytes: Buffer) => Buffer> = {
  plain: (bytes) => bytes,
  utf16: (bytes) => Buffer.from(bytes.toString('utf8'), 'utf16le'),
  hex: (bytes) => Buffer.from(bytes.toString('hex')),
  base64: (bytes) => Buffer.from(bytes.toString('base64').replace(/=+$/, '')),
  base64url: (bytes) => Buffer.from(bytes.toString('base64url')),
};
const formsOf = (secrets: Secrets): { name: string; bytes: Buffer }[] =>
  Object.entries(secrets).flatMap(([what, bytes]) =>
    Object.entries(forms).map(([form, as]) => ({ name: `${what}, ${form}`, bytes: as(bytes) })),
  );

/** What of `secrets` lies in a file of this folder, in whatever form. */
function foundIn(folder: string, secrets: Secrets): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true }).filter((entry) => entry.isFile());
  const texts = files.map((entry) => readFileSync(join(entry.parentPath, entry.name)));
  return formsOf(secrets).flatMap(({ name, bytes }) => (texts.some((text) => text.includes(bytes)) ? [name] : []));
}

withKafka('what brokers keep of people who were erased', () => {
  let broker: Broker;
  let people: GivenPeople;
  let owner: DataSource;
  beforeAll(async () => {
    [broker, people] = await Promise.all([startBroker(), GivenPeople.make()]);
    owner = await connect(people.hub.database.url);
  });
  afterAll(async () => {
    await endRelays();
    await owner?.destroy();
    await people?.close();
    await broker?.remove();
  });

  /** Every value of some length, sealed value and key of a signal, while they are there. */
  async function secretsOf(signal: Awaited<ReturnType<GivenPeople['shared']>>): Promise<Secrets> {
    const values = (signal.read.velden as { veld: string; waarde: unknown }[]).filter(({ waarde }) => String(waarde).length > 5);
    const subjects = [signal.victim, signal.suspect];
    const keys = new SubjectKeys(owner, new KeyEncryptionKeys(owner, people.hub.config.rootKey));
    const opened = [...(await keys.load(subjects)).values()].map((key) => key!.key);
    const wrapped = await people.rows('select wrapped from vault.subject_key where id = any ($1)', [subjects]);
    const sealed = await people.rows('select ct from ledger.ledger_secret where subject_key_id = any ($1)', [subjects]);
    const numbered = (what: string, all: readonly unknown[]) => all.map((bytes, no) => [`${what} ${no}`, bytes as Buffer] as const);
    return Object.fromEntries([
      ...values.map(({ veld, waarde }) => [veld, Buffer.from(String(waarde))] as const),
      ['bsn', Buffer.from('999990342')],
      ...['Wilg', 'Eik'].map((name) => [`name of ${name}`, Buffer.from(`Testpersoon ${name}`)] as const),
      ...numbered('key', opened),
      ...numbered(
        'wrapped key',
        wrapped.map((row) => row['wrapped']),
      ),
      ...numbered(
        'sealed value',
        sealed.map((row) => row['ct']),
      ),
    ]);
  }

  async function published(): Promise<void> {
    await people.settled();
    await publishedOf(owner, await people.hub.hub.foundation.ledger.size());
  }

  test('their events, and no value, no sealed value and no key, in any file and any form', async () => {
    const url = new URL(people.hub.database.appUrl);
    url.username = 'seinhuis_relay';
    await ownRelay({ relayUrl: url.href }, broker);
    const signal = await people.shared('90000001');
    const secrets = await secretsOf(signal);
    expect(Object.keys(secrets).filter((name) => / \d$/.test(name)).length).toBeGreaterThan(2 * 2 + 4);
    await published();
    const asked = wish([signal.victim, signal.suspect]);
    await people.hub.ask(erasing, asked);
    const { body } = await people.hub.ask(erasing, await people.colleague(asked));
    expect(body.items).toMatchObject([{ status: 'gewist' }, { status: 'gewist' }]);
    await published();

    const there: Secrets = { signal: Buffer.from(signal.id as string), erasure: Buffer.from(body.items[0].id as string) };
    expect(foundIn(broker.folder, there)).toEqual(['signal, plain', 'erasure, plain']);
    expect(foundIn(broker.folder, secrets)).toEqual([]);

    // the same search, when somebody puts it there: each of them, in each form
    const topics = await asOperator(broker.client(), (admin) => admin.listTopics());
    const producer = broker.client().producer();
    await producer.connect();
    const messages = formsOf(secrets).map(({ bytes }) => ({ value: bytes }));
    await producer.send({ topic: topics.find((topic) => topic.startsWith('seinhuis.'))!, messages });
    await producer.disconnect();
    expect(foundIn(broker.folder, secrets)).toEqual(formsOf(secrets).map(({ name }) => name));
  });
});
