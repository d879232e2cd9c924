import { randomUUID } from 'node:crypto';
import type { StoredFact } from '#libs/ledger';
import { type GivenHubs, givenHubs, type Heard, report, until } from './given-hubs.js';
import type { OwnHub } from './own-hub.js';
import { startProxy } from './proxy.js';

const CLIENTS = 6;
/** Answers that must have come between one step of a restart and the next, so that each happens under load. */
const BETWEEN = 10;
const DRAIN_SECONDS = 3;

let given: GivenHubs;
let hubs: OwnHub[];
beforeAll(async () => {
  given = await givenHubs();
  hubs = await Promise.all([start(), start(), start()]);
});
afterAll(() => given?.close());

const start = () => given.start({ drain: DRAIN_SECONDS });
const signals = async () => (await given.soundFacts()).filter(({ stream, version }) => stream.type === 'signal' && version === 1);
/** The place and leaf of each signal as the ledger has them, for as many answers. */
const asStored = (facts: readonly StoredFact[], answers: readonly Heard[]) => {
  const byId = new Map(facts.map(({ stream, seq, leafHash }) => [stream.id, [seq, leafHash]]));
  return answers.map(({ body }) => byId.get(body.id));
};

/** Between two looks, and between two requests of a client. */
const aMoment = () => new Promise((later) => setTimeout(later, 25));

/** Clients that go on until told to stop, each answer with its key. A client that `insists` sends the same again until it is carried out. */
function load(next: () => string, insists: boolean) {
  const answers: (Heard & { key: string })[] = [];
  let going = true;
  const client = async () => {
    while (going) {
      const key = randomUUID();
      for (;;) {
        const heard = await given.ask(next(), '/v1/signalen', { body: report(), key }).catch(() => null);
        if (heard && (heard.status === 201 || !insists)) answers.push({ ...heard, key });
        if (heard?.status !== 201 && !insists) throw new Error(`a command was not carried out: ${heard ? heard.status : 'the line broke'}`);
        // a moment before the next, or before it repeats: what starts needs the processor too
        await aMoment();
        if (heard?.status === 201) break;
      }
    }
  };
  const working = Promise.all(Array.from({ length: CLIENTS }, client));
  working.catch(() => undefined);
  /** @throws what a client met */
  const more = async () => {
    const enough = answers.length + BETWEEN;
    while (answers.length < enough) await Promise.race([working, aMoment()]);
  };
  const stop = async () => {
    going = false;
    await working;
  };
  return { answers, more, stop };
}

/** What was answered is in the ledger where the answer says, and nothing else is. */
async function expectAllOf(answers: readonly Heard[], before: number): Promise<void> {
  const facts = await signals();
  expect(asStored(facts, answers)).toEqual(answers.map(({ body }) => [body.volgnummer, body.bladhash]));
  expect(facts.length - before).toBe(answers.length);
}

test('every hub restarted in turn, under load, behind a proxy that looks at readyz: each command is carried out at the first try', async () => {
  const before = (await signals()).length;
  const proxy = await startProxy();
  try {
    for (const { url } of hubs) proxy.add(url);
    await proxy.ready(3);
    const { answers, more, stop } = load(() => proxy.url, false);
    for (const [at, hub] of hubs.entries()) {
      await more();
      hub.child.kill('SIGTERM');
      // the next one starts while this one finishes
      const next = start();
      next.catch(() => undefined);
      expect(await hub.ended).toEqual({ code: 0, signal: null });
      proxy.remove(hub.url);
      await more();
      hubs[at] = await next;
      proxy.add(hubs[at].url);
      await proxy.ready(3);
    }
    await more();
    await stop();
    await expectAllOf(answers, before);
  } finally {
    await proxy.close();
  }
});

test('a hub killed without warning, under load: the others go on, and who repeats loses nothing and doubles nothing', async () => {
  const before = (await signals()).length;
  let turn = 0;
  const { answers, more, stop } = load(() => hubs[turn++ % hubs.length]!.url, true);
  for (const at of [0, 1]) {
    await more();
    hubs[at]!.child.kill('SIGKILL');
    expect(await hubs[at]!.ended).toMatchObject({ signal: 'SIGKILL' });
    await more();
    hubs[at] = await start();
  }
  await more();
  await stop();
  await expectAllOf(answers, before);
  const last = answers.slice(-BETWEEN);
  const again = await Promise.all(last.map(({ key }) => given.ask(hubs[0]!.url, '/v1/signalen', { body: report(), key })));
  expect(again.map(({ body }) => body)).toEqual(last.map(({ body }) => body));
});

test('told to stop, a hub first says that it is not ready, still takes work, finishes what is at work, and then ends', async () => {
  const hub = hubs[0]!;
  const runner = given.owner.createQueryRunner();
  try {
    expect((await given.ask(hub.url, '/readyz')).status).toBe(200);
    hub.child.kill('SIGTERM');
    const leaving = await until(
      () => given.ask(hub.url, '/readyz'),
      ({ status }) => status !== 200,
    );
    expect([leaving.status, leaving.body.code, leaving.headers.get('connection')]).toEqual([503, 'hub.unavailable', 'close']);
    expect((await given.ask(hub.url, '/livez')).status).toBe(200);
    expect((await given.ask(hub.url, '/v1/signalen', { body: report() })).status).toBe(201);

    await runner.startTransaction();
    await runner.query('select size from ledger.ledger_head where id = 1 for update');
    const held = given.ask(hub.url, '/v1/signalen', { body: report() });
    // the drain is over when it no longer listens; the command still waits for the ledger
    await until(
      () =>
        fetch(`${hub.url}/livez`).then(
          () => true,
          () => false,
        ),
      (listens) => !listens,
    );
    expect(hub.child.exitCode).toBeNull();
    await runner.commitTransaction();
    const answer = await held;
    expect(answer.status).toBe(201);
    expect(await hub.ended).toEqual({ code: 0, signal: null });
    expect(asStored(await signals(), [answer])).toEqual([[answer.body.volgnummer, answer.body.bladhash]]);
  } finally {
    await runner.release();
  }
});
