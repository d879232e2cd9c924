import { Cases1795500030000, CasesClosed1795700020000 } from '#libs/cases';
import { deliveryMigrations, Feed1795500040000, FeedDepartments1795500041000, RelayShard1795600020000 } from '#libs/delivery';
import { Approvals1795600030000, DisclosuresList1795500010000, Matches1795700040000, Weighings1795700030000 } from '#libs/disclosures';
import { identityMigrations } from '#libs/identity';
import { ledgerMigrations } from '#libs/ledger';
import { Logbook1795600010000, Receipts1795600040000 } from '#libs/logbook';
import { oversightMigrations } from '#libs/oversight';
import { RulebookPack1795500060000 } from '#libs/rulebook';
import { MySignals1795500020000, SignalFeedback1795700010000 } from '#libs/signals';
import { vaultMigrations } from '#libs/vault';

/** All steps of the schema; TypeORM runs them by the time in their names. A library with tables adds its list here. */
export const migrations = [
  ...identityMigrations,
  ...vaultMigrations,
  ...ledgerMigrations,
  ...deliveryMigrations,
  MySignals1795500020000,
  Cases1795500030000,
  DisclosuresList1795500010000,
  Feed1795500040000,
  FeedDepartments1795500041000,
  RulebookPack1795500060000,
  Logbook1795600010000,
  RelayShard1795600020000,
  Approvals1795600030000,
  Receipts1795600040000,
  SignalFeedback1795700010000,
  CasesClosed1795700020000,
  Weighings1795700030000,
  Matches1795700040000,
  ...oversightMigrations,
];
