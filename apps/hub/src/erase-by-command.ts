import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { StandingLaw } from '#libs/law';
import { Ledger } from '#libs/ledger';
import { Eraser, Retention, Shredder } from '#libs/oversight';
import { loadPolicies } from '#libs/policy';
import { PackStore } from '#libs/rulebook/facts';
import { newTrace } from '#libs/telemetry';
import { Vault } from '#libs/vault';
import { repositoryRoot } from './repository-root.js';
import { views } from './views.js';

/** Who wants what erased, on the command line. `officers`: two people who both want it; who holds the database answers for that they do. */
export interface EraseCommand {
  subjects: string[];
  because: 'verzoek-betrokkene' | 'onrechtmatig';
  officers: [string, string];
}

/**
 * The same erasure as over HTTP, by whoever owns the database. The views that are written with the facts follow at once, the others when a hub runs.
 * @throws Refusal what `Eraser.scopeOf` and `Eraser.ask` refuse; before that nothing is written
 */
export function eraseByCommand(url: string, rootKey: Buffer, { subjects, because, officers }: EraseCommand) {
  return withEraser(url, rootKey, async (eraser) => {
    const scopes = await Promise.all(subjects.map((subject) => eraser.scopeOf(subject, because)));
    for (const id of officers)
      for (const scope of scopes)
        await eraser.ask({ officer: { id, oin: 'hub', task: null }, ...newTrace(), at: new Date(), idempotency: null }, scope);
    return { erased: scopes.map(({ subject, signalId }) => ({ subject, signalId })) };
  });
}

/** What must go on a day, or, without a day, what must go now: that goes. @param on ISO date */
export function retainByCommand(url: string, rootKey: Buffer, on: string | null, limit: number): Promise<object> {
  return withEraser(url, rootKey, async (eraser, owner, ledger) => {
    const onDisk = loadPolicies(process.env['SEINHUIS_POLICIES_DIR'] || join(repositoryRoot, 'policies'));
    const law = new StandingLaw(ledger, owner, new PackStore(owner, [onDisk]));
    const retention = new Retention(owner, eraser, async () => (await law.fresh()).policy);
    return on === null ? retention.run(new Date()) : retention.preview(on, limit);
  });
}

async function withEraser<T>(
  url: string,
  rootKey: Buffer,
  work: (eraser: Eraser, owner: DataSource, ledger: Ledger) => Promise<T>,
): Promise<T> {
  const owner = await new DataSource({ type: 'postgres', url, applicationName: 'seinhuis erase' }).initialize();
  const vault = new Vault(owner, rootKey);
  const ledger = new Ledger(
    owner,
    vault,
    views.filter(({ mode }) => mode === 'inline'),
  );
  try {
    const connect = () => new DataSource({ type: 'postgres', url, applicationName: 'seinhuis eraser' }).initialize();
    return await work(new Eraser(owner, ledger, new Shredder(vault, connect)), owner, ledger);
  } finally {
    await ledger.close();
    await owner.destroy();
  }
}
