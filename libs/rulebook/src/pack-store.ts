import type { DataSource, EntityManager, MigrationInterface, QueryRunner } from 'typeorm';
import { loadPolicies, type PolicyPack } from '#libs/policy';

interface PackRow {
  files: { name: string; base64: string }[];
}

/**
 * The files of every policy that was ever proposed, by digest: so that each hub on this database judges by the one that was published, whatever lies
 * on its disk, and a decision of long ago can be made again.
 */
export class PackStore {
  readonly #packs = new Map<string, PolicyPack>();

  /** @param ready packs that this process has already; used, not stored */
  constructor(
    private readonly dataSource: DataSource,
    ready: readonly PolicyPack[] = [],
  ) {
    for (const pack of ready) this.#packs.set(pack.digest, pack);
  }

  /**
   * The policy with this digest.
   * @throws Error when it was never stored, or what is stored is not what the digest says
   */
  async get(digest: string): Promise<PolicyPack> {
    const known = this.#packs.get(digest);
    if (known) return known;
    const [row] = await this.dataSource.query<PackRow[]>('select files from rulebook_pack where digest = $1', [digest]);
    if (!row) throw new Error(`policy ${digest} is not stored`);
    const pack = loadPolicies(row.files.map(({ name, base64 }) => ({ name, bytes: Buffer.from(base64, 'base64') })));
    if (pack.digest !== digest) throw new Error(`policy ${digest} is stored as ${pack.digest}`);
    this.#packs.set(digest, pack);
    return pack;
  }

  /** Stores a policy in the transaction of its proposal. Twice is once. */
  async put(tx: EntityManager, pack: PolicyPack): Promise<void> {
    const files = pack.files.map(({ name, bytes }) => ({ name, base64: bytes.toString('base64') }));
    await tx.query('insert into rulebook_pack (digest, version, files) values ($1, $2, $3::jsonb) on conflict do nothing', [
      pack.digest,
      pack.version,
      JSON.stringify(files),
    ]);
    this.#packs.set(pack.digest, pack);
  }

  /** Digests of all that are stored. */
  async digests(): Promise<string[]> {
    const rows = await this.dataSource.query<{ digest: string }[]>('select digest from rulebook_pack order by digest');
    return rows.map(({ digest }) => digest);
  }
}

export class RulebookPack1795500060000 implements MigrationInterface {
  readonly name = 'RulebookPack1795500060000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table rulebook_pack (
        digest text primary key check (digest ~ '^sha256:[0-9a-f]{64}$'),
        version text not null,
        files jsonb not null
      );
      grant select, insert on rulebook_pack to seinhuis_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table rulebook_pack');
  }
}
