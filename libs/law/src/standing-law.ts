import type { DataSource } from 'typeorm';
import {
  evolveInstruments,
  instrumentRegister,
  instrumentsForPolicy,
  noInstruments,
  type InstrumentFact,
  type InstrumentRegister,
} from '#libs/instruments/facts';
import { Refusal, type Ledger } from '#libs/ledger';
import { PolicyRequestError, type Instrument, type PolicyPack } from '#libs/policy';
import { activePolicy, readRulebook, rulebookStream, type PackStore } from '#libs/rulebook/facts';

/** What a decision is made under. One that is appended names `versions` in `unchanged`, so it never stands on what was no longer so. */
export interface Law {
  readonly policy: PolicyPack;
  readonly instruments: readonly Instrument[];
  readonly versions: readonly { id: string; version: number }[];
}

const attempts = 5;

/**
 * The law as it stands: the policy that was published last, and the agreements of the register. Kept in memory, so that judging reads nothing: the
 * append checks the versions, and a decision that was made on older ones is made again.
 */
export class StandingLaw {
  #law: Law | undefined;
  #register: InstrumentRegister = noInstruments;

  /** @param onPolicy hears of every policy that comes in force here, before anything is judged under it */
  constructor(
    private readonly ledger: Ledger,
    private readonly dataSource: DataSource,
    private readonly packs: PackStore,
    private readonly onPolicy: (policy: PolicyPack) => void = () => undefined,
  ) {}

  /** As this process last read it; only for a decision whose append checks `versions`, and for texts. */
  async current(): Promise<Law> {
    return this.#law ?? this.fresh();
  }

  /** As it stands now, for an answer that is not appended. @throws Error when no policy was ever published */
  async fresh(): Promise<Law> {
    const law = this.#law;
    const heads = await this.#heads();
    if (law && law.versions.every(({ id, version }) => heads.get(id) === version)) return law;
    const [rulebook, facts] = await Promise.all([readRulebook(this.ledger), this.ledger.read<InstrumentFact>(instrumentRegister)]);
    const active = activePolicy(rulebook);
    if (!active) throw new Error('there is no policy in force');
    const policy = await this.packs.get(active.digest);
    const register = facts.reduce<InstrumentRegister>(evolveInstruments, noInstruments);
    // another look may have been faster and seen more
    if (this.#law && this.#law !== law && rulebook.version + register.version < sumOf(this.#law)) return this.#law;
    if (this.#law?.policy !== policy) this.onPolicy(policy);
    this.#register = register;
    this.#law = {
      policy,
      instruments: instrumentsForPolicy(register).filter((one) => isKnownTo(policy, one)),
      versions: [
        { id: rulebookStream.id, version: rulebook.version },
        { id: instrumentRegister.id, version: register.version },
      ],
    };
    return this.#law;
  }

  async #heads(): Promise<Map<string, number>> {
    const rows = await this.dataSource.query<{ id: string; version: number }[]>(
      `select wanted.id, coalesce((select max(stream_version) from ledger.ledger_event where stream_id = wanted.id), 0)::int as version
       from unnest($1::uuid[]) as wanted (id)`,
      [[rulebookStream.id, instrumentRegister.id]],
    );
    return new Map(rows.map(({ id, version }) => [id, version]));
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

/**
 * An agreement that names what this policy does not know, such as a partner that is no longer there, opens nothing; asked all the same, the policy
 * would refuse every question of its region.
 */
export function isKnownTo(policy: PolicyPack, instrument: Instrument): boolean {
  try {
    policy.judge({ asOf: instrument.validTo, activity: 'read', instruments: [instrument] }, policy.cells.slice(0, 1));
    return true;
  } catch (error) {
    if (error instanceof PolicyRequestError) return false;
    throw error;
  }
}

const sumOf = ({ versions }: Law): number => versions.reduce((sum, { version }) => sum + version, 0);

/** Versions as a recorded decision names what was read: `<stream id>@<version>`. */
export function sourcesOf(versions: Law['versions']): string[] {
  return versions.map(({ id, version }) => `${id}@${version}`);
}
