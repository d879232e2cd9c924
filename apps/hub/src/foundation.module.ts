import { type DynamicModule, Module } from '@nestjs/common';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { Delivery, KafkaRelay } from '#libs/delivery';
import { PartnerDirectory, TokenVerifier } from '#libs/identity';
import { StandingLaw } from '#libs/law';
import { Ledger } from '#libs/ledger';
import { Checkpoints, Logbook, Receipts, Witnesses } from '#libs/logbook';
import { loadPolicies, type PolicyPack } from '#libs/policy';
import { Eraser, Retention, Shredder } from '#libs/oversight';
import { PolicyFolder } from '#libs/rulebook';
import { PackStore } from '#libs/rulebook/facts';
import { Vault } from '#libs/vault';
import type { HubConfig } from './configuration.js';
import { eraserDataSource } from './database.js';
import { ExpiryAlarm } from './expiry-alarm.js';
import { LawWatch } from './law-watch.js';
import { traced } from './logging.js';
import { Metrics } from './metrics.js';
import { tellOfState } from './metrics-of-state.js';
import { Readiness } from './readiness.js';
import { RetentionClock } from './retention-clock.js';
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
  /** There when brokers are named and no relay of its own does it. */
  relay?: KafkaRelay;
  logbook: Logbook;
  receipts: Receipts;
  eraser: Eraser;
  retention: Retention;
  retentionClock: RetentionClock;
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
  const metrics = new Metrics();
  const inline = views.filter(({ mode }) => mode === 'inline');
  const ledger = new Ledger(dataSource, vault, inline, metrics.appended);
  const eraser = new Eraser(dataSource, ledger, new Shredder(vault, () => eraserDataSource(config)));
  const delivery = deliveryOf(dataSource, ledger, eraser, log);
  const logbook = logbookOf(config, dataSource, ledger, log, metrics);
  const receipts = new Receipts(dataSource, config.log.receiptSigner, config.log.earlierReceiptKeys);
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
  const relay = relayOf(config, log, dataSource);
  tellOfState({ ledger, delivery, law, logbook, relay }, metrics.registry);
  const folder = new PolicyFolder(config.policiesDir, { digest: policy.digest, version: policy.version });
  const readiness = new Readiness({ folder, law, delivery, logbook, relay });
  return {
    dataSource,
    policy,
    folder,
    packs,
    law,
    watch,
    alarm,
    vault,
    ledger,
    delivery,
    ...(relay && { relay }),
    logbook,
    receipts,
    eraser,
    ...retentionOf(config, dataSource, eraser, law, log),
    directory,
    verifier,
    metrics,
    readiness,
  };
}

function retentionOf(config: HubConfig, dataSource: DataSource, eraser: Eraser, law: StandingLaw, log: Logger) {
  const retention = new Retention(dataSource, eraser, async () => (await law.fresh()).policy);
  return { retention, retentionClock: new RetentionClock(retention, dataSource, log, config.retention ?? 'getoond') };
}

function deliveryOf(dataSource: DataSource, ledger: Ledger, eraser: Eraser, log: Logger): Delivery {
  return new Delivery(dataSource, ledger, [...views, eraser.reader()], {
    onFailure: (view, error) => log.error({ event: 'view-failed', view, ...traced(error) }),
  });
}

function logbookOf(
  { log: { origin, signer, witnesses, quorum, cosignedMax_hours } }: HubConfig,
  dataSource: DataSource,
  ledger: Ledger,
  log: Logger,
  metrics: Metrics,
) {
  const checkpoints = new Checkpoints(dataSource, origin, signer);
  return new Logbook(checkpoints, new Witnesses(dataSource, checkpoints, witnesses), ledger, {
    quorum,
    cosignedMax_ms: cosignedMax_hours * 3_600_000,
    onAlarm: (alarm) => {
      metrics.alarmed(alarm);
      log.error('error' in alarm ? { event: alarm.event, ...traced(alarm.error) } : alarm);
    },
  });
}

function relayOf({ kafka, relayElsewhere }: HubConfig, log: Logger, dataSource: DataSource): KafkaRelay | undefined {
  if (!kafka || relayElsewhere) return undefined;
  return new KafkaRelay(dataSource, kafka, (news) => (news.event === 'kafka-stopped' ? log.error(news) : log.info(news)));
}

/** Per partner code the tasks that a policy knows. */
const tasksOf = (policy: PolicyPack) => policy.partners.map(({ code, tasks }): [string, readonly string[]] => [code, tasks]);

/** Gives the foundation to every module, by class. */
@Module({})
export class FoundationModule {
  static on(foundation: Foundation): DynamicModule {
    const { dataSource, folder, packs, law, vault, ledger, delivery, logbook, receipts, eraser, directory, verifier, metrics, readiness } =
      foundation;
    const providers = [
      { provide: DataSource, useValue: dataSource },
      { provide: PolicyFolder, useValue: folder },
      { provide: PackStore, useValue: packs },
      { provide: StandingLaw, useValue: law },
      { provide: Vault, useValue: vault },
      { provide: Ledger, useValue: ledger },
      { provide: Delivery, useValue: delivery },
      { provide: Logbook, useValue: logbook },
      { provide: Receipts, useValue: receipts },
      { provide: Eraser, useValue: eraser },
      { provide: Retention, useValue: foundation.retention },
      { provide: PartnerDirectory, useValue: directory },
      { provide: TokenVerifier, useValue: verifier },
      { provide: Metrics, useValue: metrics },
      { provide: Readiness, useValue: readiness },
    ];
    return { module: FoundationModule, global: true, providers, exports: providers };
  }
}
