import { Delivery } from '#libs/delivery';
import { Ledger } from '#libs/ledger';
import { Vault } from '#libs/vault';
import { connect } from '../concurrency/given-ledger.js';
import { countingView } from './counting-view.js';

/** Carries facts to a view, as the hub and the relay do, until it is killed. */
const { appUrl, rootKey } = JSON.parse(process.argv[2]!) as { appUrl: string; rootKey: string };
for (;;) {
  try {
    const app = await connect(appUrl);
    const ledger = new Ledger(app, new Vault(app, Buffer.from(rootKey, 'hex')));
    await new Delivery(app, ledger, [countingView], { poll_ms: 200 }).start();
    break;
  } catch {
    // the database is away just now, or starting
    await new Promise((later) => setTimeout(later, 100));
  }
}
