import { Fault, Ledger, Refusal } from '#libs/ledger';
import { Pages } from '../../../libs/delivery/src/pages.js';
import { Reader } from '../../../libs/delivery/src/reader.js';
import { note, order, written } from '../../concurrency/given-ledger.js';
import { countingView } from '../counting-view.js';
import { type BrokenDatabase, SimDatabase } from './database.js';
import { type BrokenRelay, SimBrokers } from './relay.js';
import { type BrokenWitness, rootsOf, Watching } from './watching.js';
import { Proc, World } from './world.js';

export type Broken = BrokenDatabase | BrokenRelay | BrokenWitness;

/** What one seed came to. `wrong` is empty when every promise held. */
export interface Run {
  wrong: string[];
  /** The same for the same seed. */
  trace: string;
  steps: number;
  acknowledged: number;
  kills: number;
  forged: number;
}

const CLIENTS = 4;
const REQUESTS_EACH = 5;
const [KILL, SLEEP, JUMP] = [0.02, 0.007, 0.007];
/** How far the clock of a hub may be off, milliseconds: each start and each jump takes one of these. */
const OFF_ms = [0, 0, 3_600_000, -3_600_000, 86_400_000, -86_400_000];
/** Far more than a run takes: one that does not end by then hangs. */
const STEPS_MAX = 60_000;
const CONTESTED = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];
const noSealer = {} as never;

/** Two hubs with clients, two readers, two relays and a log with its witness, in one thread of chance. */
export async function simulate(seed: number, broken?: Broken): Promise<Run> {
  return new Simulation(seed, broken).run();
}

class Simulation {
  readonly world: World;
  readonly database: SimDatabase;
  readonly brokers: SimBrokers;
  readonly watching: Watching;
  readonly #acknowledged = new Map<string, number>();
  readonly #hubs: { owner: Proc; ledger: Ledger; off_ms: number }[] = [];
  readonly #kinds = new Map<Proc, (owner: Proc) => void>();
  readonly #errors: string[] = [];
  #open = 0;
  #kills = 0;

  constructor(seed: number, broken?: Broken) {
    this.world = new World(seed);
    this.database = new SimDatabase(this.world, broken as BrokenDatabase);
    this.brokers = new SimBrokers(this.world, this.database, broken as BrokenRelay);
    this.watching = new Watching(this.world, this.database, new Proc('witness'), broken as BrokenWitness);
  }

  async run(): Promise<Run> {
    for (const name of ['hub-1', 'hub-2']) this.#begin(name, (owner) => this.#hub(owner));
    for (const name of ['reader-1', 'reader-2']) this.#begin(name, (owner) => this.#guard(this.#read(owner)));
    for (const name of ['relay-1', 'relay-2']) this.#begin(name, (owner) => this.#guard(this.brokers.relay(owner)));
    this.#kinds.set(this.watching.owner, (owner) => this.watching.restart(owner));
    this.#begin('log', (owner) => this.#guard(this.watching.log(owner)));
    for (let client = 0; client < CLIENTS; client++) this.#guard(this.#client(client));
    while (!this.#over() && this.world.steps < STEPS_MAX) {
      this.#disturb();
      await this.world.step();
      if (this.#errors.length > 0) break;
    }
    const wrong = [...this.#errors, ...this.#wrong()];
    const { forgedAttempts: forged } = this.watching;
    return { wrong, steps: this.world.steps, trace: this.world.trace(), acknowledged: this.#acknowledged.size, kills: this.#kills, forged };
  }

  #begin(name: string, start: (owner: Proc) => void): void {
    const owner = new Proc(name);
    this.#kinds.set(owner, start);
    start(owner);
  }

  #guard(work: Promise<unknown>): void {
    work.catch((error: unknown) => this.#errors.push(`an actor ended: ${String(error)}`));
  }

  /** Kills a process and starts it anew, puts one to sleep or wakes it, or lets time jump. */
  #disturb(): void {
    const { world } = this;
    if (world.calm) {
      for (const owner of this.#kinds.keys()) owner.asleep = false;
      return;
    }
    const owners = [...this.#kinds.keys()];
    if (world.random.chance(KILL)) this.#kill(world.random.pick(owners));
    if (world.random.chance(SLEEP)) {
      const owner = world.random.pick(owners);
      owner.asleep = !owner.asleep;
    }
    if (world.random.chance(JUMP)) world.now += 7_000;
    if (world.random.chance(JUMP)) world.random.pick(this.#hubs).off_ms = world.random.pick(OFF_ms);
  }

  #kill(victim: Proc): void {
    const start = this.#kinds.get(victim)!;
    this.#kinds.delete(victim);
    this.world.kill(victim);
    this.database.forget(victim);
    this.#kills++;
    this.#begin(victim.name, start);
  }

  #hub(owner: Proc): void {
    const hub = { owner, ledger: new Ledger(this.database.for(owner), noSealer), off_ms: this.world.random.pick(OFF_ms) };
    const at = this.#hubs.findIndex(({ owner: { name } }) => name === owner.name);
    if (at < 0) this.#hubs.push(hub);
    else this.#hubs[at] = hub;
  }

  /** Sends each request until it is answered, to a hub that chance picks; keeps what it was told. */
  async #client(number: number): Promise<void> {
    const self = new Proc(`client-${number}`);
    this.#open++;
    for (let request = 0; request < REQUESTS_EACH; request++) await this.#insist(self, `${number}-${request}`);
    this.#open--;
    if (this.#open === 0) this.world.calm = true;
  }

  async #insist(self: Proc, key: string): Promise<void> {
    const { random } = this.world;
    const contested = random.chance(0.4);
    const stream = { type: 'note', id: contested ? random.pick(CONTESTED) : uuidOf(key) };
    for (;;) {
      await this.world.pause(self);
      const { owner, ledger, off_ms } = random.pick(this.#hubs);
      const respond = ({ facts }: { facts: { seq: number }[] }) => ({ status: 201, body: facts[0]!.seq });
      const at = new Date(this.world.now + off_ms);
      const more = { at, idempotency: { key, fingerprint: key, respond }, ...(!contested && { expectedVersion: 0 }) };
      const asked = ledger.decide(order(stream, more), note, () => [written(key)]);
      try {
        const told = await Promise.race([asked, owner.died]);
        if (told === 'died') continue;
        const seq = told.replayed ? Number(told.replayed.body) : told.facts[0]!.seq;
        this.#acknowledged.set(key, seq);
        return;
      } catch (error) {
        // too many were faster, or the database was away: the same request again
        if (!(error instanceof Fault) && !(error instanceof Refusal && error.code === 'ledger.version-conflict')) throw error;
      }
    }
  }

  async #read(owner: Proc): Promise<void> {
    const source = this.database.for(owner);
    const reader = new Reader(source, new Pages(new Ledger(source, noSealer)), countingView);
    let enrolled = false;
    while (owner.alive) {
      try {
        if (!enrolled) await reader.enrol();
        enrolled = true;
        if (!(await reader.step())) await this.world.pause(owner, () => this.database.read < this.database.events.length);
      } catch {
        await this.world.pause(owner);
      }
    }
  }

  /** All is acknowledged, read, published and watched. */
  #over(): boolean {
    const size = this.database.events.length;
    const { calm } = this.world;
    return calm && this.database.read === size && this.brokers.shard.next === size && this.watching.cosigned.at(-1)?.size === size;
  }

  #wrong(): string[] {
    const { events, counted } = this.database;
    const keys = events.map(({ header }) => (JSON.parse(header.toString('utf8')) as { data: { text: string } }).data.text);
    const wrong: string[] = [];
    if (events.some(({ seq }, at) => Number(seq) !== at)) wrong.push('positions have holes');
    if (new Set(keys).size !== keys.length) wrong.push('a request was done twice');
    for (const [key, seq] of this.#acknowledged)
      if (keys[seq] !== key) wrong.push(`an acknowledged request is not where it was said to be: ${key}`);
    const versions = new Map<string, number>();
    for (const { stream_id, stream_version } of events) {
      if (stream_version !== (versions.get(stream_id) ?? 0) + 1) wrong.push('a version is missing or there twice');
      versions.set(stream_id, stream_version);
    }
    if (counted.length !== events.length || counted.some((seq, at) => seq !== at))
      wrong.push('the view is not the facts, each once, in order');
    // last: what a broken promise leads to is not its name
    return [...wrong, ...this.#wrongTopic(), ...this.#wrongWitness(), ...(this.#over() ? [] : ['it did not come to rest'])];
  }

  /** Nothing is missing, and within a stream the first time that each is there is in order. */
  #wrongTopic(): string[] {
    const first = [...new Set(this.brokers.topic.map(({ seq }) => seq))];
    const streamOf = new Map(this.brokers.topic.map(({ seq, stream }) => [seq, stream]));
    const last = new Map<string, number>();
    const wrong: string[] = first.length === this.database.events.length ? [] : ['an event was not published'];
    for (const seq of first) {
      const stream = streamOf.get(seq)!;
      if (seq < (last.get(stream) ?? -1)) wrong.push('an event was published before an earlier one of its stream');
      last.set(stream, seq);
    }
    return wrong;
  }

  #wrongWitness(): string[] {
    const roots = rootsOf(this.database);
    const other = this.watching.cosigned.filter(({ size, root }) => !roots[size]?.equals(root));
    return other.length > 0 ? ['a fork was cosigned'] : [];
  }
}

/** Version 4 in form; the digits are those of the key. */
function uuidOf(key: string): string {
  const digits = Buffer.from(key).toString('hex').padStart(12, '0').slice(-12);
  return `10000000-0000-4000-8000-${digits}`;
}
