import { createHash, type Hash } from 'node:crypto';
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
  readonly #trace: Hash = createHash('sha256');

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

  /** A turn of chance for whoever has nothing to do. */
  pause(owner: Proc): Promise<void> {
    return this.port(owner, 'pause', () => undefined);
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

  /** Lets one thing happen. False when nothing can. */
  async step(): Promise<boolean> {
    await settled();
    const possible = this.#waiting.filter(({ owner, possible: may }) => owner.alive && !owner.asleep && may());
    if (possible.length === 0) return false;
    const chosen = this.random.pick(possible);
    this.#waiting.splice(this.#waiting.indexOf(chosen), 1);
    this.steps++;
    this.now += this.random.below(50);
    this.note(`${chosen.owner.name} ${chosen.label}`);
    chosen.happens();
    return true;
  }

  note(what: string): void {
    this.#trace.update(`${what}\n`);
  }

  /** One text for all that happened, in order. */
  trace(): string {
    return this.#trace.copy().digest('hex');
  }
}

/** Everybody goes as far as they can without the world. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((next) => setImmediate(next));
}
