import type { DataSource, EntityManager } from 'typeorm';
import { type Checkpoint, parseCheckpoint, type VerifierKey, verifyNote } from '#libs/notes';
import type { LogSigner } from './log-signer.js';
import { Tree } from './tree.js';

/** A checkpoint is made when so many entries came in ... */
const ENTRIES_MAX = 1_000;
/** ... or, when any did, after this time. */
const AGE_MAX_ms = 60_000;
/** One process at a time signs; the number only has to be the same in every process. */
const signingLock = 727_134_003;

/** A checkpoint as it was signed, with the signatures of witnesses that came since. */
export interface KeptCheckpoint extends Checkpoint {
  /** The note: text, empty line, signature of the log, then one line per witness. */
  note: string;
  signedAt: Date;
}

/** What is kept is not what was signed before. Nothing may be signed any more: whoever holds the older checkpoint can prove it. */
export class LogForked extends Error {
  constructor(size: number) {
    super(`the log no longer gives the root that was signed at ${size} entries`);
    this.name = 'LogForked';
  }
}

interface Row {
  size: string;
  root: Buffer;
  note: string;
  signed_at: Date;
  lines: string;
}

/** The signed heads of the log. */
export class Checkpoints {
  readonly tree: Tree;

  constructor(
    private readonly dataSource: DataSource,
    readonly origin: string,
    private readonly signer: LogSigner,
  ) {
    this.tree = new Tree(dataSource);
  }

  /** The key that checkpoints verify under. */
  get key(): VerifierKey {
    return this.signer.key;
  }

  /**
   * Signs the log as it is when it is time; several processes may ask, one does it. First the root that was signed last is computed again.
   * @returns the new checkpoint; null when it is not time, or another process is at it
   * @throws LogForked @throws SignerFailed when whoever has the key does not sign
   */
  sign(now: Date): Promise<KeptCheckpoint | null> {
    return this.dataSource.transaction(async (tx) => {
      const [lock] = await tx.query<{ held: boolean }[]>('select pg_try_advisory_xact_lock($1) as held', [signingLock]);
      if (!lock?.held) return null;
      const tree = new Tree(tx);
      const [size, last] = [await tree.size(), await this.last(tx)];
      if (!isDue(size, last, now)) return null;
      if (last && !(await tree.root(last.size)).equals(last.root)) throw new LogForked(last.size);
      const head = { origin: this.origin, size, root: await tree.root(size) };
      const older = last?.size ?? 0;
      const note = await this.signer.signHead({ ...head, older, proofFrom: (from) => tree.consistency(from, size) });
      await tx.query('insert into logbook_checkpoint (size, root, note, signed_at) values ($1, $2, $3, $4)', [size, head.root, note, now]);
      return { ...head, note, signedAt: now };
    });
  }

  /** The largest; null before the first. */
  async last(tx: Pick<EntityManager, 'query'> = this.dataSource): Promise<KeptCheckpoint | null> {
    return this.kept((await tx.query<Row[]>(`${select} order by kept.size desc limit 1`))[0]);
  }

  /** The largest that so many of these witnesses have cosigned; null when none has. */
  async lastCosigned(witnesses: readonly string[], quorum: number): Promise<KeptCheckpoint | null> {
    const [row] = await this.dataSource.query<Row[]>(
      `${select} where (select count(*) from logbook_cosignature as line where line.size = kept.size and line.witness = any ($1)) >= $2
       order by kept.size desc limit 1`,
      [witnesses, quorum],
    );
    return this.kept(row);
  }

  /** The smallest that covers entry `seq`, which is the first that proved it; null when none does yet. */
  async firstWith(seq: number): Promise<KeptCheckpoint | null> {
    return this.kept((await this.dataSource.query<Row[]>(`${select} where kept.size > $1 order by kept.size limit 1`, [seq]))[0]);
  }

  async all(): Promise<KeptCheckpoint[]> {
    return (await this.dataSource.query<Row[]>(`${select} order by kept.size`)).flatMap((row) => this.kept(row) ?? []);
  }

  /** @throws Error when what is kept was not signed with the key of the log */
  private kept(row: Row | undefined): KeptCheckpoint | null {
    if (!row) return null;
    const text = verifyNote(row.note, [this.signer.key])?.text;
    const checkpoint = text === undefined ? undefined : parseCheckpoint(text);
    if (!checkpoint || checkpoint.origin !== this.origin || checkpoint.size !== Number(row.size) || !checkpoint.root.equals(row.root))
      throw new Error(`the checkpoint of ${row.size} entries is not signed with the key of this log`);
    return { ...checkpoint, note: row.note + row.lines, signedAt: row.signed_at };
  }
}

const select = `
  select kept.size, kept.root, kept.note, kept.signed_at,
    coalesce((select string_agg(line.line, '' order by line.witness) from logbook_cosignature as line where line.size = kept.size), '') as lines
  from logbook_checkpoint as kept`;

/** A checkpoint from a time that is still to come says that the clock went back: then it is time too, or the log would wait until that time. */
function isDue(size: number, last: KeptCheckpoint | null, now: Date): boolean {
  const fresh = size - (last?.size ?? 0);
  if (fresh <= 0) return false;
  return !last || fresh >= ENTRIES_MAX || Math.abs(now.getTime() - last.signedAt.getTime()) >= AGE_MAX_ms;
}
