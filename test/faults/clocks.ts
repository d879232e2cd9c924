import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GivenHubs, givenHubs, type Heard, report } from '../replicas/given-hubs.js';
import type { OwnHub } from '../replicas/own-hub.js';
import { startFaultServer } from './fault-server.js';
import { type Part, type Say, until } from './part.js';

const [hour_ms, day_ms] = [3_600_000, 86_400_000];
/** Where the clock of the hub stands, against that of the machine: there and back, and over and over. */
const jumps_ms = [0, day_ms, 0, -day_ms, hour_ms, -hour_ms, day_ms, -hour_ms, 0];
/** Reports at each place. */
const REPORTS = 5;
const officer = 'demo-inspecteur';
/** What is said of a token of another hour. Both are right; only a yes is wrong. */
const refused = /^401 token\.(?:expired|not-yet-valid)$/;

/**
 * A hub whose clock is set a day and an hour ahead and back while it works. Tokens of the real hour must be refused, those of its own hour taken, and what
 * was written stand in the order in which it was written, whatever the hour that it bears.
 * @param script starts the hub; another one for a build that is broken on purpose
 */
export async function clocks(say: Say, script = 'test/faults/jumping-hub.ts'): Promise<Part> {
  const server = await startFaultServer();
  const given = await givenHubs();
  const folder = mkdtempSync(join(tmpdir(), 'seinhuis-klok-'));
  const file = join(folder, 'vooruit');
  process.env['FAULTS_CLOCK'] = file;
  try {
    const hub = await given.start({ script });
    const seen = new Clocked(given, hub, file);
    for (const ahead_ms of jumps_ms) {
      await seen.at(ahead_ms);
      say(`the hub is ${ahead_ms / hour_ms} hours ahead: ${seen.written.length} reports`);
    }
    return await seen.result();
  } finally {
    delete process.env['FAULTS_CLOCK'];
    rmSync(folder, { recursive: true });
    await given.leave().catch(() => undefined);
    await server.stop();
  }
}

class Clocked {
  /** Ids of signals, in the order in which they were acknowledged. */
  readonly written: string[] = [];
  readonly #broken = new Set<string>();
  readonly #heard = new Map<string, number>();

  constructor(
    private readonly given: GivenHubs,
    private readonly hub: OwnHub,
    private readonly file: string,
  ) {}

  async at(ahead_ms: number): Promise<void> {
    // taken while the hub stands where it stood: for a hub that remembers what it took, this is the token that it knows
    const before = await this.given.issuer.token(officer);
    const took = (await this.#ask(before, '/v1/signalen')).status === 200;
    await this.#set(ahead_ms);
    await this.#expectRefused(before, ahead_ms, took);
    const own_s = Math.floor((Date.now() + ahead_ms) / 1_000);
    const token = await this.given.issuer.token(officer, { iat: own_s, exp: own_s + 600 });
    for (let count = 0; count < REPORTS; count++) {
      const heard = await this.given.ask(this.hub.url, '/v1/signalen', { body: report(), token });
      if (heard.status === 201) this.written.push(String(heard.body.id));
      else this.#broken.add(`${ahead_ms / hour_ms} hours ahead a report with a token of that hour was answered ${said(heard)}`);
    }
    if (ahead_ms !== 0) await this.#expectRefused(before, ahead_ms, took);
  }

  async #expectRefused(token: string, ahead_ms: number, took: boolean): Promise<void> {
    const heard = await this.#ask(token, '/v1/signalen');
    this.#heard.set(said(heard), (this.#heard.get(said(heard)) ?? 0) + 1);
    if (ahead_ms !== 0 && !refused.test(said(heard)))
      this.#broken.add(`a token of another hour was taken${took ? ', as it had been before' : ''}: ${said(heard)}`);
    if (ahead_ms === 0 && heard.status !== 200) this.#broken.add(`a good token was answered ${said(heard)}`);
  }

  #ask(token: string, path: string): Promise<Heard> {
    return this.given.ask(this.hub.url, path, { token });
  }

  async #set(ahead_ms: number): Promise<void> {
    writeFileSync(this.file, String(ahead_ms));
    rmSync(`${this.file}.set`, { force: true });
    this.hub.child.kill('SIGUSR2');
    await until(
      'the hub has set its clock',
      () => existsSync(`${this.file}.set`) && readFileSync(`${this.file}.set`, 'utf8') === String(ahead_ms),
    );
  }

  async result(): Promise<Part> {
    const facts = await this.given.soundFacts();
    const back = facts.filter(({ recordedAt }, at) => at > 0 && recordedAt < facts[at - 1]!.recordedAt).length;
    if (back === 0) this.#broken.add('no fact bears an earlier hour than the one before it: nothing was tried');
    const order = facts.filter(({ stream, version }) => stream.type === 'signal' && version === 1).map(({ stream }) => stream.id);
    if (order.join() !== this.written.join()) this.#broken.add('the facts do not stand in the order in which they were acknowledged');
    await this.#compareView(order.length);
    const sizes = await this.#checkpoints(facts.length);
    if (sizes.some((size, at) => at > 0 && size <= sizes[at - 1]!)) this.#broken.add(`checkpoints went back: ${sizes.join(', ')}`);
    return {
      name: 'clocks that jump',
      found: [
        `${jumps_ms.length} jumps of an hour or a day, ${this.written.length} reports, ${back} facts with an earlier hour than the one before them, in order all the same`,
        `checkpoints at ${sizes.join(', ')} entries; a token of the real hour heard ${[...this.#heard].map(([what, count]) => `${what} (${count})`).join(', ')}`,
      ],
      broken: [...this.#broken],
    };
  }

  async #compareView(count: number): Promise<void> {
    const { body } = await this.given.ask(this.hub.url, '/v1/signalen?paginaGrootte=100');
    const shown = (body.items as { id: string }[]).map(({ id }) => id);
    if (new Set(shown).size !== count) this.#broken.add(`the list has ${shown.length} signals of ${count}`);
  }

  /** In the order in which they were signed, once all is signed. */
  async #checkpoints(size: number): Promise<number[]> {
    const read = async () =>
      (await this.given.owner.query<{ size: string }[]>('select size from logbook_checkpoint order by ctid')).map((row) =>
        Number(row.size),
      );
    await this.#set(2 * day_ms);
    await until('everything is signed', async () => (await read()).at(-1) === size);
    await this.#set(0);
    return read();
  }
}

const said = ({ status, body }: Heard): string => `${status} ${String(body?.code ?? '')}`.trim();
