import { generateKeyPairSync } from 'node:crypto';
import type { Kept, Memory } from '#libs/growth';
import { checkpointText, keySigner, signNote } from '#libs/notes';
import { Frontier, leafHash } from '#libs/proofs';
import { type Answer, Witness } from '../../../apps/witness/src/witness.js';
import { GrowingTree, type GrownTree, grownTree } from '../../grown-tree.js';
import type { SimDatabase } from './database.js';
import { Proc, type World } from './world.js';

export type BrokenWitness = 'a witness that forgets';

const origin = 'seinhuis.example/logboek';
const logSigner = keySigner(origin, 'note', generateKeyPairSync('ed25519').privateKey);
const witnessSigner = keySigner('getuige.example/een', 'cosignature', generateKeyPairSync('ed25519').privateKey);
const LOST_ANSWER = 0.2;
/** The log looks whether there is something to sign after so long, at most. */
const LOOKS_MAX_ms = 4_000;
/** How often a forger, who has the key of the log, tries instead. */
const FORGED = 0.1;

/** The log that signs its head, a witness that is killed and comes back, and somebody who tries another history on it. */
export class Watching {
  /** What the witness has cosigned, as it wrote it down before it answered. */
  readonly cosigned: Kept[] = [];
  forgedAttempts = 0;
  readonly #tree = new GrowingTree();
  #disk = new Map<string, Kept>();
  #witness: Witness;

  constructor(
    private readonly world: World,
    private readonly database: SimDatabase,
    readonly owner: Proc,
    private readonly broken?: BrokenWitness,
  ) {
    this.#witness = this.#started(owner);
  }

  /** A witness that was killed comes back with what it kept. */
  restart(owner: Proc): void {
    if (this.broken === 'a witness that forgets') this.#disk = new Map();
    this.#witness = this.#started(owner);
  }

  /** Signs what there is, again and again, and shows it to the witness. */
  async log(owner: Proc): Promise<void> {
    let older = 0;
    while (owner.alive) {
      const looks_ms = this.world.now + this.world.random.below(LOOKS_MAX_ms);
      await this.world.pause(owner, () => (this.world.calm ? this.database.events.length > older : this.world.now >= looks_ms));
      const size = this.database.events.length;
      const watched = this.cosigned.at(-1)?.size ?? 0;
      if (watched > 0 && this.world.fails(FORGED)) await this.#forge(owner, size, watched);
      else if (size > older) older = await this.#show(owner, size, this.#tree.grownTo(leavesOf(this.database)), older);
    }
  }

  /** Shows another history: as if it had grown from what was cosigned, or as one that begins. */
  async #forge(owner: Proc, size: number, watched: number): Promise<void> {
    this.forgedAttempts++;
    const { random } = this.world;
    await this.#show(owner, size, this.#rewritten(random.below(watched)), random.chance(0.5) ? watched : 0);
  }

  /** @returns the size that the witness is at, as far as was heard */
  async #show(owner: Proc, size: number, tree: GrownTree, older: number): Promise<number> {
    const note = await signNote(checkpointText({ origin, size, root: tree.root }), logSigner);
    const proof = tree.proofFrom(Math.min(older, size)).map((hash) => `${hash.toString('base64')}\n`);
    const request = `old ${older}\n${proof.join('')}\n${note}`;
    const answer = await Promise.race([this.#ask(request), this.world.port(owner, 'no answer of the witness', () => null)]);
    if (answer?.status === 409) return Math.min(Number(answer.text), this.database.events.length);
    return answer?.status === 200 && !this.world.fails(LOST_ANSWER) ? size : older;
  }

  #ask(request: string): Promise<Answer> {
    return this.#witness.addCheckpoint(request);
  }

  #started(owner: Proc): Witness {
    const memory = {
      of: async () => this.#disk.get(origin),
      read: async () => undefined,
      keep: (kept: Kept) =>
        this.world.port(owner, 'the witness writes', () => {
          this.#disk.set(origin, kept);
          this.cosigned.push(kept);
        }),
    };
    return new Witness(witnessSigner, [{ origin, keys: [logSigner.key] }], memory as unknown as Memory, () => new Date(this.world.now));
  }

  /** Of one entry a forger makes something else. */
  #rewritten(seq: number): GrownTree {
    return grownTree(leavesOf(this.database).with(seq, forged));
  }
}

const forged = leafHash(Buffer.from('anders'), new Uint8Array());
const leavesOf = (database: SimDatabase): Buffer[] => database.events.map(({ leaf_hash }) => leaf_hash);

/** The root by size, from the entries alone. */
export function rootsOf(database: SimDatabase): Buffer[] {
  const tree = Frontier.empty();
  const after = (leaf: Buffer) => {
    tree.append(leaf);
    return tree.root();
  };
  return [tree.root(), ...leavesOf(database).map(after)];
}
