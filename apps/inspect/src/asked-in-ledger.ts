import { Unusable } from './exit.js';
import { connect, type DatabaseChoice, findDatabase } from './open-database.js';
import type { ToExplain } from './policy-explain.js';
import { packsFor } from './policy-pack.js';
import { openLedger } from './sealed-ledger.js';

/** A recorded decision, with the rules and the consents of its time. @throws Unusable when it is not there */
export async function askedInLedger(id: string, choice: DatabaseChoice): Promise<ToExplain> {
  const { url, release } = await findDatabase(choice);
  try {
    const dataSource = await connect(url, { writing: true });
    try {
      const { askedInDecision } = await import('#libs/oversight');
      const packOf = await packsFor(dataSource, []);
      const ledger = await openLedger(dataSource);
      const rows = await dataSource.transaction(async (tx) => {
        await tx.query(`select set_config('seinhuis.reader', '*', true)`);
        return tx.query<{ seq: string }[]>('select seq from oversight_decision where decision_id = $1 order by seq', [id]);
      });
      const parts = await Promise.all(rows.map(async ({ seq }) => (await ledger.scan(Number(seq), 1))[0]));
      const found = parts.filter((fact) => fact !== undefined);
      const asked = (await Promise.all(found.map((fact) => askedInDecision(ledger, fact, id, 'auditor')))).flat();
      const [first] = asked;
      if (!first) throw new Unusable(`beslissing ${id} is hier niet vastgelegd`);
      const pack = await packOf(first.decision.policy.digest);
      if (!pack) throw new Unusable(`de regels van deze beslissing (${first.decision.policy.digest}) zijn hier niet`);
      return { pack, asked };
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await release();
  }
}
