import { grew, type Memory, parseGrowth } from '#libs/growth';
import { cosign, parseCheckpoint, type Signer, noteOf, verifyNote, type VerifierKey } from '#libs/notes';

/** A log that this witness watches, and the keys that it signs with. */
export interface WatchedLog {
  origin: string;
  keys: readonly VerifierKey[];
}

export interface Answer {
  status: number;
  type: string;
  text: string;
}

/**
 * Cosigns a checkpoint of a log only when it grew from the last one that it cosigned: so nobody can be shown another history than everybody else.
 * @see https://c2sp.org/tlog-witness
 */
export class Witness {
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly signer: Signer,
    private readonly logs: readonly WatchedLog[],
    private readonly memory: Memory,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** One at a time: between looking at what was cosigned and keeping what is, nothing else may happen. */
  addCheckpoint(body: string): Promise<Answer> {
    const answer = this.#turn.then(() => this.#add(body));
    this.#turn = answer.catch(() => undefined);
    return answer;
  }

  /** The last checkpoint of a log that was cosigned here, with that cosignature. @param originHash SHA-256 of its origin, in hexadecimal */
  async latest(originHash: string): Promise<Answer> {
    const kept = await this.memory.read(originHash);
    return kept ? plain(200, kept.note) : plain(404, 'nothing of this log was cosigned here\n');
  }

  async #add(body: string): Promise<Answer> {
    const request = parseGrowth(body);
    if (!request) return plain(400, 'not a request to add a checkpoint\n');
    const log = this.logs.find(({ origin }) => request.rest.startsWith(`${origin}\n`));
    if (!log) return plain(404, 'this log is not watched here\n');
    const verified = verifyNote(request.rest, log.keys);
    if (!verified) return plain(403, 'not signed with a key of this log\n');
    const checkpoint = parseCheckpoint(verified.text);
    if (!checkpoint || checkpoint.origin !== log.origin || request.older > checkpoint.size)
      return plain(400, 'not a checkpoint, or of a smaller size\n');
    const kept = await this.memory.of(log.origin);
    if (request.older !== (kept?.size ?? 0)) return { status: 409, type: 'text/x.tlog.size', text: `${kept?.size ?? 0}\n` };
    if (!grew(kept, checkpoint, request.proof)) return plain(422, 'this is not the log that was cosigned before, grown\n');
    const line = await cosign(verified.text, this.now(), this.signer);
    const signed = verified.by.map(({ line: own }) => own);
    await this.memory.keep({ ...checkpoint, note: noteOf(verified.text, signed) + line });
    return plain(200, line);
  }
}

const plain = (status: number, text: string): Answer => ({ status, type: 'text/plain; charset=utf-8', text });
