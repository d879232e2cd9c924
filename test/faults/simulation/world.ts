import { createHash } from 'node:crypto';
import { Random } from '../random.js';

/** A process of the simulation. What it waits for when it is killed never comes. */
export class Proc {
  alive = true;
  /** Stopped without knowing it, as a machine that was suspended. */
  asleep = false;
  /** Resolves when it is killed: whoever talks to it hears the line break. */
  readonly died: Promise<'died'>;
  #die!: (said: 'died') => void;

  constructor(readonly name: string) {
    this.died = new Promise((resolve) => (this.#die = resolve));
  }

  kill(): void {
    this.alive = false;
    this.#die('died');
  }
}

/** Something that waits for the world: an answer of the database, a byte on the line, a pause. */
interface Happening {
  owner: Proc;
  label: string;
  possible(): boolean;
  happens(): void;
  /** Called instead when its owner is killed: what was sent may still arrive. */
  orphaned?(): void;
}

/** What goes by with a step, at most, and while nothing can happen. */
const [STEP_MAX_ms, NOTHING_ms] = [100, 1_000];

/**
 * One thread of time for all processes: of all that may happen next, chance picks one. Nothing waits for a real clock, disk or line, so a seed gives the
 * same run each time.
 */
export class World {
  readonly random: Random;
  /** Milliseconds. */
  now = 1_000_000;
  /** From then on nothing fails any more, and what was begun is finished. */
  calm = false;
  steps = 0;
  #waiting: Happening[] = [];
  readonly #trace: string[] = [];

  constructor(seed: number) {
    this.random = new Random(seed);
  }

  /** Resolves with what `act` gives when its turn comes, if `owner` lives by then. */
  port<T>(owner: Proc, label: string, act: () => T, more: { possible?: () => boolean; orphaned?: () => void } = {}): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const happens = () => {
        try {
          resolve(act());
        } catch (error) {
          reject(error as Error);
        }
      };
      this.#waiting.push({
        owner,
        label,
        possible: more.possible ?? (() => true),
        happens,
        ...(more.orphaned && { orphaned: more.orphaned }),
      });
    });
  }

  /** A turn of chance for whoever has nothing to do; when `until` is given, once that is so: a look that finds nothing new changes nothing. */
  pause(owner: Proc, until: () => boolean = () => true): Promise<void> {
    return this.port(owner, 'pause', () => undefined, { possible: until });
  }

  /** Whether something goes wrong here. */
  fails(part: number): boolean {
    return !this.calm && this.random.chance(part);
  }

  kill(victim: Proc): void {
    victim.kill();
    this.note(`kill ${victim.name}`);
    for (const { owner, orphaned } of this.#waiting) if (owner === victim) orphaned?.();
    this.#waiting = this.#waiting.filter(({ owner }) => owner !== victim);
  }

  /** Lets one thing happen; when nothing can, time goes by. */
  async step(): Promise<void> {
    await settled();
    const possible = this.#waiting.filter(({ owner, possible: may }) => owner.alive && !owner.asleep && may());
    this.steps++;
    if (possible.length === 0) return void (this.now += NOTHING_ms);
    const chosen = this.random.pick(possible);
    this.#waiting.splice(this.#waiting.indexOf(chosen), 1);
    this.now += this.random.below(STEP_MAX_ms);
    this.note(`${chosen.owner.name} ${chosen.label}`);
    chosen.happens();
  }

  note(what: string): void {
    this.#trace.push(what);
  }

  /** One text for all that happened, in order. */
  trace(): string {
    return createHash('sha256').update(this.#trace.join('\n')).digest('hex');
  }
}

/** Everybody goes as far as they can without the world. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((next) => setImmediate(next));
}
