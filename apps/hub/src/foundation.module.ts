import { type DynamicModule, Module } from '@nestjs/common';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { Delivery } from '#libs/delivery';
import { PartnerDirectory, TokenVerifier } from '#libs/identity';
import { StandingLaw } from '#libs/law';
import { Ledger } from '#libs/ledger';
import { loadPolicies, type PolicyPack } from '#libs/policy';
import { PolicyFolder } from '#libs/rulebook';
import { PackStore } from '#libs/rulebook/facts';
import { Vault } from '#libs/vault';
import type { HubConfig } from './configuration.js';
import { ExpiryAlarm } from './expiry-alarm.js';
import { LawWatch } from './law-watch.js';
import { traced } from './logging.js';
import { Metrics } from './metrics.js';
import { Readiness } from './readiness.js';
import { views } from './views.js';

/** What every slice stands on, one of each in a process. */
export interface Foundation {
  dataSource: DataSource;
  /** The policy that lies on disk; in force is what `law` says. */
  policy: PolicyPack;
  folder: PolicyFolder;
  packs: PackStore;
  law: StandingLaw;
  watch: LawWatch;
  alarm: ExpiryAlarm;
  vault: Vault;
  ledger: Ledger;
  delivery: Delivery;
  directory: PartnerDirectory;
  verifier: TokenVerifier;
  metrics: Metrics;
  readiness: Readiness;
}

/** @param dataSource connected as the hub's own role; unconnected when only the API description is wanted */
export function layFoundation(
  config: HubConfig,
  log: Logger,
  dataSource: DataSource,
  policy: PolicyPack = loadPolicies(config.policiesDir),
): Foundation {
  const vault = new Vault(dataSource, config.rootKey);
  const ledger = new Ledger(
    dataSource,
    vault,
    views.filter(({ mode }) => mode === 'inline'),
  );
  const delivery = new Delivery(dataSource, ledger, views, {
    onFailure: (view, error) => log.error({ event: 'view-failed', view, ...traced(error) }),
  });
  const tasks = new Map(tasksOf(policy));
  const directory = new PartnerDirectory(dataSource, tasks);
  const verifier = new TokenVerifier({ issuers: config.issuers, claims: config.claims }, directory);
  const packs = new PackStore(dataSource, [policy]);
  const law = new StandingLaw(ledger, dataSource, packs, (inForce) => {
    tasks.clear();
    for (const [code, known] of tasksOf(inForce)) tasks.set(code, known);
  });
  const watch = new LawWatch(law, log);
  const alarm = new ExpiryAlarm(ledger, directory, log);
  const metrics = new Metrics(delivery, law);
  const folder = new PolicyFolder(config.policiesDir, { digest: policy.digest, version: policy.version });
  const readiness = new Readiness(folder, law, delivery);
  return { dataSource, policy, folder, packs, law, watch, alarm, vault, ledger, delivery, directory, verifier, metrics, readiness };
}

/** Per partner code the tasks that a policy knows. */
const tasksOf = (policy: PolicyPack) => policy.partners.map(({ code, tasks }): [string, readonly string[]] => [code, tasks]);

/** Gives the foundation to every module, by class. */
@Module({})
export class FoundationModule {
  static on(foundation: Foundation): DynamicModule {
    const { dataSource, folder, packs, law, vault, ledger, delivery, directory, verifier, metrics, readiness } = foundation;
    const providers = [
      { provide: DataSource, useValue: dataSource },
      { provide: PolicyFolder, useValue: folder },
      { provide: PackStore, useValue: packs },
      { provide: StandingLaw, useValue: law },
      { provide: Vault, useValue: vault },
      { provide: Ledger, useValue: ledger },
      { provide: Delivery, useValue: delivery },
      { provide: PartnerDirectory, useValue: directory },
      { provide: TokenVerifier, useValue: verifier },
      { provide: Metrics, useValue: metrics },
      { provide: Readiness, useValue: readiness },
    ];
    return { module: FoundationModule, global: true, providers, exports: providers };
  }
}
