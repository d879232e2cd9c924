import {
  checkpointText,
  type Checkpoint,
  parseSignatureLines,
  signatureLine,
  type Signer,
  signNote,
  type VerifierKey,
  verifyNote,
} from '#libs/notes';
import { growthText } from '#libs/growth';
import { outgoingTrace, spanned } from '#libs/telemetry';

/** A head of the log that is to be signed, and how to show that it grew. */
export interface LogHead extends Checkpoint {
  /** Size that was signed last, as is known here; 0 before the first. */
  older: number;
  /** Consistency proof from a size up to this one. */
  proofFrom(older: number): Promise<Buffer[]>;
}

/** Signs the heads of the log: with a key here, or by a process that alone has the key and sees for itself that the log grew. */
export interface LogSigner {
  readonly key: VerifierKey;
  /** @returns the note. @throws SignerFailed */
  signHead(head: LogHead): Promise<string>;
}

/** A signer in a process of its own. */
export interface SignerPlace {
  /** Without a slash at the end. */
  url: string;
  /** The public half: all that the hub has of the key. */
  key: VerifierKey;
  /** What lets the hub in. */
  token: string;
}

/** `ahead`: it signed more than there is here, so entries were lost. `refused`: what is here did not grow from what it signed, or the token is wrong. */
export class SignerFailed extends Error {
  constructor(readonly why: 'unreachable' | 'refused' | 'ahead') {
    super(`the signer of the log: ${why}`);
    this.name = 'SignerFailed';
  }
}

/** @param from a key in this process, or where the process is that has it */
export function logSigner(from: Signer | SignerPlace, fetching: typeof fetch = fetch): LogSigner {
  if ('url' in from) return new SignerElsewhere(from, fetching);
  return { key: from.key, signHead: (head) => signNote(checkpointText(head), from) };
}

/** A connection of the database waits for the answer: rather an alarm than a long wait. */
const TIMEOUT_ms = 5_000;
const ANSWER_MAX_bytes = 16_384;

class SignerElsewhere implements LogSigner {
  constructor(
    private readonly place: SignerPlace,
    private readonly fetching: typeof fetch,
  ) {}

  get key(): VerifierKey {
    return this.place.key;
  }

  signHead(head: LogHead): Promise<string> {
    return spanned('signer.ask', {}, () => this.signed(head), 'client');
  }

  /** A signer may have signed more than was heard of it, as when this process died in between; it says so, and is asked again from there. */
  private async signed(head: LogHead): Promise<string> {
    const first = await this.ask(head.older, head);
    if (first.status !== 409) return this.noteOf(head, first);
    const size = Number(first.text);
    if (!/^\d{1,16}\n?$/.test(first.text)) throw new SignerFailed('refused');
    if (size > head.size) throw new SignerFailed('ahead');
    return this.noteOf(head, await this.ask(size, head));
  }

  private async ask(older: number, head: LogHead): Promise<{ status: number; text: string }> {
    const body = growthText(older, await head.proofFrom(older), checkpointText(head));
    try {
      const answer = await this.fetching(`${this.place.url}/sign-checkpoint`, {
        method: 'POST',
        body,
        headers: { ...outgoingTrace(), authorization: `Bearer ${this.place.token}` },
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_ms),
      });
      return { status: answer.status, text: (await answer.text()).slice(0, ANSWER_MAX_bytes) };
    } catch {
      return { status: 0, text: '' };
    }
  }

  /** Only a signature that verifies under the key that was configured counts. */
  private noteOf(head: LogHead, { status, text }: { status: number; text: string }): string {
    if (status === 0 || status >= 500) throw new SignerFailed('unreachable');
    const own = (status === 200 ? parseSignatureLines(text) : undefined)?.find(
      ({ name, id }) => name === this.key.name && id.equals(this.key.id),
    );
    const note = own && `${checkpointText(head)}\n${signatureLine(own)}`;
    if (!note || !verifyNote(note, [this.key])) throw new SignerFailed('refused');
    return note;
  }
}
