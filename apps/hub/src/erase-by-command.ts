import { randomBytes } from 'node:crypto';
import { DataSource } from 'typeorm';
import { Ledger } from '#libs/ledger';
import { Eraser, Shredder } from '#libs/oversight';
import { Vault } from '#libs/vault';
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
export async function eraseByCommand(url: string, rootKey: Buffer, { subjects, because, officers }: EraseCommand) {
  const owner = await new DataSource({ type: 'postgres', url, applicationName: 'seinhuis erase' }).initialize();
  const vault = new Vault(owner, rootKey);
  const ledger = new Ledger(
    owner,
    vault,
    views.filter(({ mode }) => mode === 'inline'),
  );
  try {
    const connect = () => new DataSource({ type: 'postgres', url, applicationName: 'seinhuis eraser' }).initialize();
    const eraser = new Eraser(owner, ledger, new Shredder(vault, connect));
    const scopes = await Promise.all(subjects.map((subject) => eraser.scopeOf(subject, because)));
    for (const id of officers)
      for (const scope of scopes) {
        const trace = { traceId: randomBytes(16).toString('hex'), spanId: randomBytes(8).toString('hex') };
        await eraser.ask({ officer: { id, oin: 'hub', task: null }, ...trace, at: new Date(), idempotency: null }, scope);
      }
    return { erased: scopes.map(({ subject, signalId }) => ({ subject, signalId })) };
  } finally {
    await ledger.close();
    await owner.destroy();
  }
}
