import { type DynamicModule, Module } from '@nestjs/common';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { Delivery } from '#libs/delivery';
import { PartnerDirectory, TokenVerifier } from '#libs/identity';
import { StandingLaw } from '#libs/law';
import { Ledger } from '#libs/ledger';
import { loadPolicies, PolicyPack } from '#libs/policy';
import { Vault } from '#libs/vault';
import type { HubConfig } from './configuration.js';
import { ExpiryAlarm } from './expiry-alarm.js';
import { traced } from './logging.js';
import { Metrics } from './metrics.js';
import { views } from './views.js';

/** What every slice stands on, one of each in a process. */
export interface Foundation {
  dataSource: DataSource;
  policy: PolicyPack;
  law: StandingLaw;
  alarm: ExpiryAlarm;
  vault: Vault;
  ledger: Ledger;
  delivery: Delivery;
  directory: PartnerDirectory;
  verifier: TokenVerifier;
  metrics: Metrics;
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
  const directory = new PartnerDirectory(dataSource, new Map(policy.partners.map(({ code, tasks }) => [code, tasks])));
  const verifier = new TokenVerifier({ issuers: config.issuers, claims: config.claims }, directory);
  const law = new StandingLaw(ledger, dataSource, policy);
  const alarm = new ExpiryAlarm(ledger, directory, log);
  const metrics = new Metrics(delivery, policy, law);
  return { dataSource, policy, law, alarm, vault, ledger, delivery, directory, verifier, metrics };
}

/** Gives the foundation to every module, by class. */
@Module({})
export class FoundationModule {
  static on(foundation: Foundation): DynamicModule {
    const { dataSource, policy, law, vault, ledger, delivery, directory, verifier, metrics } = foundation;
    const providers = [
      { provide: DataSource, useValue: dataSource },
      { provide: PolicyPack, useValue: policy },
      { provide: StandingLaw, useValue: law },
      { provide: Vault, useValue: vault },
      { provide: Ledger, useValue: ledger },
      { provide: Delivery, useValue: delivery },
      { provide: PartnerDirectory, useValue: directory },
      { provide: TokenVerifier, useValue: verifier },
      { provide: Metrics, useValue: metrics },
    ];
    return { module: FoundationModule, global: true, providers, exports: providers };
  }
}
