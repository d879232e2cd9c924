import { grew, type Memory, parseGrowth } from '#libs/growth';
import { checkpointText, parseCheckpoint, type Signer, signNote } from '#libs/notes';

export interface Answer {
  status: number;
  type: string;
  text: string;
}

/**
 * Signs a checkpoint only when it grew from the last one that it signed: whoever takes the hub over can stop the log, and cannot make another one of it.
 * The request is that of a witness, with a checkpoint that nobody signed yet.
 */
export class HeadSigner {
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly signer: Signer,
    private readonly memory: Memory,
  ) {}

  /** One at a time: between looking at what was signed and keeping what is, nothing else may happen. */
  sign(body: string): Promise<Answer> {
    const answer = this.#turn.then(() => this.#sign(body));
    this.#turn = answer.catch(() => undefined);
    return answer;
  }

  async #sign(body: string): Promise<Answer> {
    const request = parseGrowth(body);
    const checkpoint = request && parseCheckpoint(request.rest);
    // signed is what was read, in the one way in which it can be written
    if (!checkpoint || checkpointText(checkpoint) !== request.rest || request.older > checkpoint.size)
      return plain(400, 'not a checkpoint that grew');
    if (checkpoint.origin !== this.signer.key.name) return plain(404, 'not the log of this key');
    const kept = await this.memory.of(checkpoint.origin);
    if (!kept) return plain(500, 'the memory of this log is gone');
    if (request.older !== kept.size) return { status: 409, type: 'text/x.tlog.size', text: `${kept.size}\n` };
    if (!grew(kept, checkpoint, request.proof)) return plain(422, 'this is not the log that was signed before, grown');
    const note = await signNote(request.rest, this.signer);
    // kept before it is told: what was told and forgotten would let a second history in
    await this.memory.keep({ ...checkpoint, note });
    return { status: 200, type: 'text/plain; charset=utf-8', text: note.slice(request.rest.length + 1) };
  }
}

const plain = (status: number, text: string): Answer => ({ status, type: 'text/plain; charset=utf-8', text: `${text}\n` });
