import { Injectable } from '@nestjs/common';
import { Ledger, Refusal } from '#libs/ledger';
import { PackStore, activePolicy, readRulebook } from './facts.js';

const place = /^schema\/(.+)\.schema\.json$/;

/** The JSON Schemas of the policy in force: what an editor checks and completes its files with. */
@Injectable()
export class PublishedSchemas {
  constructor(
    private readonly ledger: Ledger,
    private readonly packs: PackStore,
  ) {}

  /** Digest of the policy, and its schemas by the kind of file that they describe. */
  async all(): Promise<{ digest: string; schemas: Map<string, Buffer> }> {
    const active = activePolicy(await readRulebook(this.ledger));
    if (!active) throw new Error('there is no policy in force');
    const { digest, files } = await this.packs.get(active.digest);
    const schemas = files.flatMap(({ name, bytes }) => {
      const kind = place.exec(name)?.[1];
      return kind === undefined ? [] : [[kind, bytes] as const];
    });
    return { digest, schemas: new Map(schemas) };
  }

  /** @throws Refusal 'schema.unknown' */
  async one(kind: string): Promise<{ digest: string; text: string }> {
    const { digest, schemas } = await this.all();
    const bytes = schemas.get(kind);
    if (!bytes) throw new Refusal('schema.unknown', 'not-found', `Dit schema is er niet. Kies uit: ${[...schemas.keys()].join(', ')}.`);
    return { digest, text: bytes.toString('utf8') };
  }
}
