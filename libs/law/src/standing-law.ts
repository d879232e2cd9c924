import type { DataSource } from 'typeorm';
import { type Ledger, Refusal } from '#libs/ledger';
import type { Instrument, PolicyPack } from '#libs/policy';
import {
  evolveInstruments,
  instrumentRegister,
  instrumentsForPolicy,
  noInstruments,
  type InstrumentFact,
  type InstrumentRegister,
} from '#libs/instruments/facts';

/** What a decision is made under. One that is appended names `versions` in `unchanged`, so it never stands on what was no longer so. */
export interface Law {
  readonly policy: PolicyPack;
  readonly instruments: readonly Instrument[];
  readonly versions: readonly { id: string; version: number }[];
}

const attempts = 5;

/**
 * The law as it stands: the policy, and the agreements of the register. Kept in memory, so that judging reads nothing: the append checks the version,
 * and a decision that was made on an older one is made again.
 */
export class StandingLaw {
  #law: Law | undefined;
  #register: InstrumentRegister = noInstruments;

  constructor(
    private readonly ledger: Ledger,
    private readonly dataSource: DataSource,
    private readonly policy: PolicyPack,
  ) {}

  /** As this process last read it; only for a decision whose append checks `versions`, and for texts. */
  async current(): Promise<Law> {
    return this.#law ?? this.fresh();
  }

  /** As it stands now, for an answer that is not appended. */
  async fresh(): Promise<Law> {
    const [head] = await this.dataSource.query<{ version: number }[]>(
      'select coalesce(max(stream_version), 0)::int as version from ledger.ledger_event where stream_id = $1',
      [instrumentRegister.id],
    );
    if (this.#law && head?.version === this.#register.version) return this.#law;
    const facts = await this.ledger.read<InstrumentFact>(instrumentRegister);
    this.#register = facts.reduce<InstrumentRegister>(evolveInstruments, noInstruments);
    this.#law = {
      policy: this.policy,
      instruments: instrumentsForPolicy(this.#register),
      versions: [{ id: instrumentRegister.id, version: this.#register.version }],
    };
    return this.#law;
  }

  /** The register behind the law, as it stands now. */
  async register(): Promise<InstrumentRegister> {
    await this.fresh();
    return this.#register;
  }

  /**
   * Judges and appends: `work` names `law.versions` in `unchanged`. Done again when anything that it was based on moved before the commit, such as a
   * consent that was withdrawn just then; and when it was refused under a law that no longer stands.
   */
  async under<T>(work: (law: Law) => Promise<T>): Promise<T> {
    let law = await this.current();
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await work(law);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const before = law;
        law = await this.fresh();
        if (attempt === attempts || (law === before && error.code !== 'ledger.version-conflict')) throw error;
      }
    }
  }
}

/** Versions as a recorded decision names what was read: `<stream id>@<version>`. */
export function sourcesOf(versions: Law['versions']): string[] {
  return versions.map(({ id, version }) => `${id}@${version}`);
}
