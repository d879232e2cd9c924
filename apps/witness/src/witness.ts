import { type Checkpoint, cosign, parseCheckpoint, type Signer, noteOf, verifyNote, type VerifierKey } from '#libs/notes';
import { EMPTY_ROOT, verifyConsistency } from '#libs/proofs';
import type { Memory } from './memory.js';

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

const PROOF_MAX_lines = 63;

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
    const request = parseRequest(body);
    if (!request) return plain(400, 'not a request to add a checkpoint\n');
    const log = this.logs.find(({ origin }) => request.note.startsWith(`${origin}\n`));
    if (!log) return plain(404, 'this log is not watched here\n');
    const verified = verifyNote(request.note, log.keys);
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

function grew(kept: Checkpoint | undefined, { size, root }: Checkpoint, proof: readonly Buffer[]): boolean {
  if (size === 0 && !root.equals(EMPTY_ROOT)) return false;
  if (!kept || kept.size === 0) return proof.length === 0;
  return verifyConsistency(kept.size, size, proof, kept.root, root);
}

/** `old <size>`, the proof, an empty line, and the checkpoint. */
function parseRequest(body: string): { older: number; proof: Buffer[]; note: string } | undefined {
  const gap = body.indexOf('\n\n');
  const [first = '', ...lines] = body.slice(0, Math.max(gap, 0)).split('\n');
  const older = /^old (0|[1-9]\d{0,15})$/.exec(first)?.[1];
  if (older === undefined || lines.length > PROOF_MAX_lines) return undefined;
  const proof = lines.map((line) => Buffer.from(line, 'base64'));
  if (proof.some((hash, at) => hash.length !== 32 || hash.toString('base64') !== lines[at])) return undefined;
  return { older: Number(older), proof, note: body.slice(gap + 2) };
}

const plain = (status: number, text: string): Answer => ({ status, type: 'text/plain; charset=utf-8', text });
