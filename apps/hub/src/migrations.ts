import { deliveryMigrations } from '#libs/delivery';
import { identityMigrations } from '#libs/identity';
import { ledgerMigrations } from '#libs/ledger';
import { vaultMigrations } from '#libs/vault';

/** All steps of the schema; TypeORM runs them by the time in their names. A library with tables adds its list here. */
export const migrations = [...identityMigrations, ...vaultMigrations, ...ledgerMigrations, ...deliveryMigrations];
