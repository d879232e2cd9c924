import { Command } from 'commander';
import { verifyLedger } from '#libs/ledger';
import { answer, deviation, Unusable } from './exit.js';
import { demoLogin, HubClient } from './demo/hub-client.js';
import { type Proof, walk } from './demo/journeys.js';
import { Story } from './demo/story.js';
import { connect } from './open-database.js';
import { type RunningHub, runningHub } from './running-hub.js';
import { verifyTamperedCopy } from './tampered-copy.js';

interface Options {
  hub?: string;
  issuer?: string;
  dataDir?: string;
  json?: boolean;
}

/** `databaseUrl` only when the hub is on this machine. */
type Running = Pick<RunningHub, 'hub' | 'issuer'> & Partial<RunningHub>;

/** `demo`: walks the five journeys on a running hub and tells of each decision why. Writes made-up signals there, so never on a hub at work. */
export function demo(): Command {
  return new Command('demo')
    .description('loopt de vijf reizen op een hub die draait, en vertelt bij elke beslissing waarom')
    .option('--hub <adres>', 'adres van de hub (anders: die van npm start op deze computer)')
    .option('--issuer <adres>', 'adres van de aanmelding van de demo, bij --hub')
    .option('--data-dir <map>', 'map van npm start (.seinhuis, of SEINHUIS_DATA_DIR)')
    .option('--json', 'voor programma’s: één JSON-object')
    .action(async (options: Options) => {
      const running = findHub(options);
      await requireReady(running.hub);
      const lines: string[] = [];
      const story = new Story((line) => (options.json ? lines.push(line) : process.stdout.write(`${line}\n`)));
      await walk(new HubClient(running.hub, demoLogin(running.issuer)), story, proofOf(running));
      const { deviations } = story;
      if (deviations.length > 0) deviation();
      answer(options.json, { deviations, lines }, () =>
        deviations.length === 0 ? '\nAlle vijf reizen kloppen.' : `\n${deviations.length} afwijkingen; zie de regels met WIJKT AF.`,
      );
    });
}

function findHub({ hub, issuer, dataDir }: Options): Running {
  if (hub || issuer) {
    if (!hub || !issuer) throw new Unusable('noem --hub en --issuer samen');
    return { hub: hub.replace(/\/$/, ''), issuer: issuer.replace(/\/$/, '') };
  }
  const running = runningHub(dataDir);
  if (!running) throw new Unusable('er draait hier geen hub; start hem met npm start, of noem er een met --hub en --issuer');
  return running;
}

async function requireReady(hub: string): Promise<void> {
  const ready = await fetch(`${hub}/readyz`).catch(() => null);
  if (!ready?.ok) throw new Unusable(`de hub op ${hub} antwoordt niet; start hem met npm start`);
}

function proofOf({ databaseUrl }: Running): Proof | null {
  if (!databaseUrl) return null;
  return {
    async verify() {
      const dataSource = await connect(databaseUrl);
      try {
        return await verifyLedger(dataSource);
      } finally {
        await dataSource.destroy();
      }
    },
    verifyTamperedCopy: (seq) => verifyTamperedCopy(databaseUrl, seq),
  };
}
