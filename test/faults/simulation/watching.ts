import { generateKeyPairSync } from 'node:crypto';
import type { Kept, Memory } from '#libs/growth';
import { checkpointText, keySigner, signNote } from '#libs/notes';
import { leafHash } from '#libs/proofs';
import { type Answer, Witness } from '../../../apps/witness/src/witness.js';
import { type GrownTree, grownTree } from '../../grown-tree.js';
import type { SimDatabase } from './database.js';
import { Proc, type World } from './world.js';

export type BrokenWitness = 'a witness that forgets';

const origin = 'seinhuis.example/logboek';
const logSigner = keySigner(origin, 'note', generateKeyPairSync('ed25519').privateKey);
const witnessSigner = keySigner('getuige.example/een', 'cosignature', generateKeyPairSync('ed25519').privateKey);
const LOST_ANSWER = 0.2;
/** How often the log signs what came in. */
const SIGNS = 0.2;
/** How often a forger, who has the key of the log, tries. */
const FORGED = 0.02;

/** The log that signs its head, a witness that is killed and comes back, and somebody who tries another history on it. */
export class Watching {
  /** What the witness has cosigned, as it wrote it down before it answered. */
  readonly cosigned: Kept[] = [];
  forgedAttempts = 0;
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
      await this.world.pause(owner);
      const size = this.database.events.length;
      const watched = this.cosigned.at(-1)?.size ?? 0;
      if (watched > 0 && this.world.fails(FORGED)) await this.#forge(owner, size, watched);
      else if (size > older && (this.world.calm || this.world.random.chance(SIGNS)))
        older = await this.#show(owner, size, this.#tree(size, null), older);
    }
  }

  /** Shows another history: as if it had grown from what was cosigned, or as one that begins. */
  async #forge(owner: Proc, size: number, watched: number): Promise<void> {
    this.forgedAttempts++;
    const { random } = this.world;
    await this.#show(owner, size, this.#tree(size, random.below(watched)), random.chance(0.5) ? watched : 0);
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

  /** @param rewritten entry of which a forger makes something else */
  #tree(size: number, rewritten: number | null): GrownTree {
    const other = leafHash(Buffer.from('anders'), new Uint8Array());
    return grownTree(leavesOf(this.database, size).map((leaf, at) => (at === rewritten ? other : leaf)));
  }
}

const leavesOf = (database: SimDatabase, size: number): Buffer[] => database.events.slice(0, size).map(({ leaf_hash }) => leaf_hash);

/** The root of the first `size` entries, from the entries alone. */
export const rootOf = (database: SimDatabase, size: number): Buffer => grownTree(leavesOf(database, size)).root;
