import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { verifyLedger } from '#libs/ledger';
import { type GivenLedger, givenLedger } from '../concurrency/given-ledger.js';
import { ownProcess } from '../concurrency/own-process.js';
import { countingTable } from './counting-view.js';
import { type FaultServer, livingOf, startFaultServer } from './fault-server.js';
import type { Acknowledged, KillWriterTask } from './kill-writer.js';
import { type Part, type Say, until } from './part.js';
import { Random } from './random.js';

export interface KillPlan {
  /** At least; more, up to four times as many, until `hitsMin` is reached. */
  kills: number;
  seed: number;
  /** Commits that must have been hit between their flush and their answer: proof of aim. */
  hitsMin: number;
  /** A build that is broken on purpose. */
  broken?: 'commits are not flushed' | 'a request sent again is another request';
}

const targets = ['postmaster', 'postmaster', 'postmaster', 'backend', 'backend', 'writer', 'reader'] as const;
const CLIENTS = 48;
/** Answers between two kills: the load is at work again. */
const ANSWERS_BETWEEN = 40;
const WAITING_MIN = 200;
const VERIFY_EVERY = 25;
/** The widest wait between choosing a victim and killing it. */
const AIM_ms = 40;

const script = (name: string, task: unknown) => ownProcess(`test/faults/${name}.ts`, task).child;

/** Load on a real server, while its processes, those of the writers and those of the readers are killed again and again. */
export async function kills(plan: KillPlan, say: Say): Promise<Part> {
  const server = await startFaultServer();
  try {
    const unsafe = 'synchronous_commit = off\nwal_writer_delay = 10s';
    if (plan.broken === 'commits are not flushed') await server.restartWith(unsafe);
    const home = await givenLedger([], countingTable);
    // what was there before the load is not what is to be lost
    await server.flush();
    return await new Killing(plan, say, server, home).run();
  } finally {
    await server.stop();
  }
}

class Killing {
  readonly #random: Random;
  readonly #waiting = new Set<string>();
  readonly #acknowledged = new Map<string, number>();
  readonly #perTarget = new Map<string, number>();
  readonly #killer = script('killer', null);
  #kills = 0;
  #hits = 0;
  #changed = 0;
  #writer!: ChildProcess;
  /** A writer ended that nobody killed. */
  #ended = false;
  #reader!: ChildProcess;
  readonly #broken: string[] = [];

  constructor(
    private readonly plan: KillPlan,
    private readonly say: Say,
    private readonly server: FaultServer,
    private readonly home: GivenLedger,
  ) {
    this.#random = new Random(plan.seed);
  }

  async run(): Promise<Part> {
    try {
      this.#startWriter();
      this.#startReader();
      while (!this.#enough()) {
        await this.#kill();
        if (this.#kills % VERIFY_EVERY === 0) await this.#check();
      }
      await until('every request is answered', () => this.#waiting.size === 0);
      await this.#check();
      await this.#compare();
      return { name: this.plan.broken ?? 'kills', found: this.#found(), broken: this.#broken };
    } finally {
      await Promise.all([this.#killer, this.#writer, this.#reader].map(ended));
      await this.home.leave().catch(() => undefined);
    }
  }

  #enough(): boolean {
    const { kills: least, hitsMin } = this.plan;
    return this.#kills >= least && (this.#hits >= hitsMin || this.#kills >= least * 4);
  }

  async #kill(): Promise<void> {
    this.#kills++;
    this.#feed();
    const before = this.#acknowledged.size;
    await until('the load is at work', () => {
      if (this.#ended) throw new Error('a writer ended by itself');
      return this.#acknowledged.size >= before + ANSWERS_BETWEEN || this.#waiting.size === 0;
    });
    const target = this.#random.pick(targets);
    const pids = this.#pidsOf(target);
    this.#killer.send({ pids, after_ms: this.#random.below(AIM_ms) });
    await once(this.#killer, 'message');
    this.#perTarget.set(target, (this.#perTarget.get(target) ?? 0) + 1);
    if (target === 'postmaster') await this.server.revive();
    if (target === 'backend') await this.#noticed(pids);
    if (target === 'writer') await ended(this.#writer).then(() => this.#startWriter());
    if (target === 'reader') await ended(this.#reader).then(() => this.#startReader());
  }

  /**
   * Until the server is whole again without this process of it. Answers from before a kill are heard after it, so they do not tell; and a second process that
   * is killed while PostgreSQL 18 begins anew is not missed by it, so that it may wait for ever.
   */
  async #noticed(pids: number[]): Promise<void> {
    await until('the process is gone', () => livingOf(pids).length === 0);
    await until('the server answers again', () => this.server.answers());
  }

  #pidsOf(target: (typeof targets)[number]): number[] {
    if (target === 'writer') return [this.#writer.pid!];
    if (target === 'reader') return [this.#reader.pid!];
    const [postmaster, ...others] = this.server.processes();
    if (!postmaster) return [];
    return target === 'postmaster' ? [postmaster, ...others] : [this.#random.pick(others)];
  }

  /** Requests for the writers, so that there are always more than they can send at once. */
  #feed(): void {
    if (this.#waiting.size >= WAITING_MIN) return;
    const keys = Array.from({ length: WAITING_MIN }, () => randomUUID());
    for (const key of keys) this.#waiting.add(key);
    this.#writer.send(keys);
  }

  #startWriter(): void {
    const { appUrl, rootKey } = this.home;
    const withKeys = this.plan.broken !== 'a request sent again is another request';
    const task: KillWriterTask = { appUrl, rootKey: rootKey.toString('hex'), clients: CLIENTS, withKeys };
    this.#writer = script('kill-writer', task);
    this.#writer.on('message', (answers: Acknowledged) => answers.forEach((answer) => this.#heard(...answer)));
    this.#writer.on('error', () => undefined); // it is killed while we write to it
    this.#writer.once('exit', (code) => (this.#ended ||= code !== null));
    if (this.#waiting.size > 0) this.#writer.send([...this.#waiting]);
  }

  #heard(key: string, seq: number, replayed: boolean): void {
    const before = this.#acknowledged.get(key);
    if (before !== undefined && before !== seq) this.#changed++;
    if (replayed && before === undefined) this.#hits++;
    this.#acknowledged.set(key, seq);
    this.#waiting.delete(key);
  }

  #startReader(): void {
    this.#reader = script('kill-reader', { appUrl: this.home.appUrl, rootKey: this.home.rootKey.toString('hex') });
  }

  async #check(): Promise<void> {
    await until('the server answers', () =>
      this.home.owner.query('select 1').then(
        () => true,
        () => false,
      ),
    );
    const { size, problems } = await verifyLedger(this.home.owner);
    for (const { seq, what } of problems.slice(0, 5)) this.#broken.push(`after kill ${this.#kills}: entry ${seq}: ${what}`);
    this.say(`${this.#kills} of ${this.plan.kills} kills, ${size} entries, ${this.#hits} commits hit before their answer`);
  }

  async #compare(): Promise<void> {
    const size = await this.home.ledger.size();
    const facts = await this.home.ledger.scan(0, size);
    const written = new Map<string, number[]>();
    for (const { seq, data } of facts) {
      const key = (data as { text: string }).text;
      written.set(key, [...(written.get(key) ?? []), seq]);
    }
    const lost = [...this.#acknowledged].filter(([key, seq]) => !written.get(key)?.includes(seq)).length;
    const doubled = [...written.values()].filter(({ length }) => length > 1).length;
    if (lost > 0) this.#broken.push(`${lost} acknowledged facts are lost`);
    if (doubled > 0) this.#broken.push(`${doubled} requests were done twice`);
    if (this.#changed > 0) this.#broken.push(`${this.#changed} requests were answered in two ways`);
    if (this.#hits < this.plan.hitsMin) this.#broken.push(`only ${this.#hits} commits were hit before their answer: the aim is not proven`);
    await this.#compareView(size);
  }

  async #compareView(size: number): Promise<void> {
    const look = async () =>
      (
        await this.home.owner.query<{ rows: number; different: number }[]>(
          'select count(*)::int as rows, count(distinct seq)::int as different from counted',
        )
      )[0]!;
    if (this.plan.broken) return; // a ledger that lost its end is no ledger that a view can follow
    await until('the view has caught up', async () => (await look()).different >= size);
    const { rows, different } = await look();
    if (rows !== size || different !== size) this.#broken.push(`the view has ${rows} rows of ${different} facts where there are ${size}`);
  }

  #found(): string[] {
    const victims = [...this.#perTarget].map(([target, count]) => `${target} ${count}`).sort();
    return [
      `${this.#kills} kills (${victims.join(', ')}), seed ${this.plan.seed}`,
      `${this.#acknowledged.size} facts acknowledged, ${this.#hits} of them written by a commit that was hit before its answer`,
    ];
  }
}

/** Ends a process of ours and waits for it. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'close');
  child.kill('SIGKILL');
  await closed;
}
