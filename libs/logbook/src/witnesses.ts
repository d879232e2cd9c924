import type { DataSource } from 'typeorm';
import { growthText } from '#libs/growth';
import { parseSignatureLines, signatureLine, type VerifierKey, verifyNote } from '#libs/notes';
import { outgoingTrace, spanned } from '#libs/telemetry';
import type { Checkpoints, KeptCheckpoint } from './checkpoints.js';

/** Someone outside who looks whether the log only grows, and says so. */
export interface Witness {
  /** Its submission prefix, without a slash at the end. */
  url: string;
  key: VerifierKey;
}

/** How asking a witness ended. `ahead`: it has seen more of this log than we have, so entries were lost here. */
export type Witnessed = 'cosigned' | 'unreachable' | 'refused' | 'ahead';

const TIMEOUT_ms = 10_000;
const ANSWER_MAX_bytes = 16_384;

/** Asks the witnesses to cosign, and keeps what they say. @see https://c2sp.org/tlog-witness */
export class Witnesses {
  constructor(
    private readonly dataSource: DataSource,
    private readonly checkpoints: Checkpoints,
    readonly list: readonly Witness[],
    private readonly fetching: typeof fetch = fetch,
  ) {}

  get names(): string[] {
    return this.list.map(({ key }) => key.name);
  }

  /** Asks one witness for its cosignature on this checkpoint, from the size that it last cosigned, or that it says it did. */
  ask(witness: Witness, checkpoint: KeptCheckpoint): Promise<Witnessed> {
    return spanned('witness.ask', {}, () => this.cosignature(witness, checkpoint), 'client');
  }

  private async cosignature(witness: Witness, checkpoint: KeptCheckpoint): Promise<Witnessed> {
    const first = await this.submit(witness, await this.lastSize(witness), checkpoint);
    if (first.status !== 409) return this.take(witness, checkpoint, first);
    const size = Number(first.text);
    if (first.type !== 'text/x.tlog.size' || !/^\d{1,16}\n?$/.test(first.text)) return 'refused';
    if (size > checkpoint.size) return size > (await this.checkpoints.tree.size()) ? 'ahead' : 'refused';
    return this.take(witness, checkpoint, await this.submit(witness, size, checkpoint));
  }

  /** When each witness last cosigned anything; null: never. */
  async lastTimes(): Promise<Map<string, Date | null>> {
    const rows = await this.dataSource.query<{ witness: string; at: Date }[]>(
      'select witness, max(cosigned_at) as at from logbook_cosignature where witness = any ($1) group by witness',
      [this.names],
    );
    return new Map(this.names.map((name) => [name, rows.find(({ witness }) => witness === name)?.at ?? null]));
  }

  private async lastSize({ key }: Witness): Promise<number> {
    const [row] = await this.dataSource.query<{ size: string }[]>(
      'select size from logbook_cosignature where witness = $1 order by size desc limit 1',
      [key.name],
    );
    return Number(row?.size ?? 0);
  }

  private async submit({ url }: Witness, older: number, { size, note }: KeptCheckpoint): Promise<Answer> {
    if (older > size) return { status: 409, type: 'text/x.tlog.size', text: String(older) };
    const proof = await this.checkpoints.tree.consistency(older, size);
    const body = growthText(older, proof, note);
    try {
      const answer = await this.fetching(`${url}/add-checkpoint`, {
        method: 'POST',
        body,
        headers: outgoingTrace(),
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_ms),
      });
      const text = await answer.text();
      return { status: answer.status, type: answer.headers.get('content-type') ?? '', text: text.slice(0, ANSWER_MAX_bytes) };
    } catch {
      return { status: 0, type: '', text: '' };
    }
  }

  /** Only a line that verifies under the key that was configured for this witness counts. */
  private async take({ key }: Witness, { size, note }: KeptCheckpoint, { status, text }: Answer): Promise<Witnessed> {
    if (status === 0 || status >= 500) return 'unreachable';
    const lines = status === 200 ? parseSignatureLines(text) : undefined;
    const own = lines?.find(({ name, id }) => name === key.name && id.equals(key.id));
    const line = own && signatureLine(own);
    const verified = line && verifyNote(`${note.slice(0, note.indexOf('\n\n') + 2)}${line}`, [key]);
    const at = verified ? verified.by[0]?.at : undefined;
    if (!line || !at) return 'refused';
    await this.dataSource.query(
      `insert into logbook_cosignature (size, witness, line, cosigned_at) values ($1, $2, $3, $4)
       on conflict (size, witness) do update set line = excluded.line, cosigned_at = excluded.cosigned_at`,
      [size, key.name, line, at],
    );
    return 'cosigned';
  }
}

interface Answer {
  /** 0: no answer. */
  status: number;
  type: string;
  text: string;
}
