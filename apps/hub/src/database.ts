import { hkdfSync } from 'node:crypto';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { PartnerDirectory } from '#libs/identity';
import { connections, Fault, Ledger } from '#libs/ledger';
import type { PolicyPack } from '#libs/policy';
import { activePolicy, PackStore, readRulebook } from '#libs/rulebook/facts';
import { Vault } from '#libs/vault';
import type { HubConfig } from './configuration.js';
import { migrations } from './migrations.js';
import { migrationsTableName, requireKnownSchema } from './newer-schema.js';
import { createGroups, createLogin, lockDown, roles } from './postgres/roles.js';
import { requireSafeDatabase } from './postgres/safety.js';

/** One process at a time changes the schema; the number only has to be the same in every process. */
export const schemaLock = 727_134_002;
/** One append at a time is written; the others read. */
const CONNECTIONS_MAX = 16;

/** The part of the configuration that the database needs. */
export type DatabaseConfig = Pick<
  HubConfig,
  'databaseUrl' | 'hubDatabasePassword' | 'eraserDatabasePassword' | 'relayDatabasePassword' | 'rootKey'
>;

export interface Prepared {
  /** URL of the role the hub works as. */
  appUrl: string;
  migrated: number;
  /** Organisations written: all of them on the first start. */
  seeded: number;
}

/** Carries out one step of a start and tells of it; `told` says what came of it, in Dutch. */
export type Step = <T>(title: string, work: () => Promise<T>, told?: (result: T) => string) => Promise<T>;
const silently: Step = (_title, work) => work();

/**
 * Makes a database ready for the hub: safety, roles, schema, organisations. Repeatable, and safe when replicas start at once.
 * @throws UnsafeDatabase; NewerSchema; Error in Dutch when the role of DATABASE_URL may not do something, with what to do
 */
export async function prepareDatabase(config: DatabaseConfig, policy: PolicyPack, step: Step = silently): Promise<Prepared> {
  const admin = new pg.Client({
    connectionString: config.databaseUrl,
    application_name: 'seinhuis schema',
    connectionTimeoutMillis: 10_000,
  });
  admin.on('error', () => undefined);
  await step('Instellingen van de database controleren', async () => {
    await admin.connect();
    await requireSafeDatabase(admin);
  });
  try {
    await admin.query('select pg_advisory_lock($1)', [schemaLock]);
    await requireKnownSchema(admin);
    const password = config.hubDatabasePassword ?? hubPassword(config.rootKey);
    await step('Rollen met zo min mogelijk rechten aanmaken', () => prepareRoles(admin, password, config));
    return { appUrl: asRole(config.databaseUrl, roles.hub, password), ...(await prepareTables(config, policy, step)) };
  } finally {
    await admin.end();
  }
}

/** The connections of the hub at work. */
export function appDataSource(url: string): DataSource {
  return new DataSource({ type: 'postgres', url, applicationName: 'seinhuis hub', extra: connections(CONNECTIONS_MAX), logging: false });
}

async function prepareRoles(admin: pg.Client, password: string, config: DatabaseConfig): Promise<void> {
  const { relayDatabasePassword: relayPassword } = config;
  try {
    await createGroups(admin);
    await createLogin(admin, roles.hub, password, [roles.app]);
    await createEraser(admin, eraserPassword(config));
    if (relayPassword) await createLogin(admin, roles.relay, relayPassword, [roles.publisher]);
    await lockDown(admin, admin.database!);
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error;
    throw new Error(
      `de rol in DATABASE_URL mag de rollen van de hub niet maken of wijzigen; geef haar CREATEROLE en maak haar eigenaar van de database, of geef in SEINHUIS_HUB_DATABASE_PASSWORD het wachtwoord van de bestaande rol ${roles.hub}`,
      { cause: error },
    );
  }
}

/** Where this role cannot be made and does not exist, the hub works, and whoever wants to erase hears that it cannot. */
async function createEraser(admin: pg.Client, password: string): Promise<void> {
  try {
    await createLogin(admin, roles.eraser, password, [roles.shredder]);
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error;
  }
}

async function prepareTables(
  { databaseUrl: url, rootKey }: DatabaseConfig,
  onDisk: PolicyPack,
  step: Step,
): Promise<{ migrated: number; seeded: number }> {
  const owner = new DataSource({ type: 'postgres', url, migrations, migrationsTableName, logging: false });
  await owner.initialize();
  try {
    const migrated = await step(
      'Tabellen bijwerken',
      async () => (await owner.runMigrations({ transaction: 'each' })).length,
      (count) => (count ? `${count} stappen` : 'al bij'),
    );
    const policy = await policyInForce(owner, rootKey, onDisk);
    const organisations = policy.organisations.map(({ oin, name, partners, regions }) => ({
      oin,
      name,
      partners: [...partners],
      regions: [...regions],
    }));
    const seeded = await step(
      'Organisaties vullen',
      () => new PartnerDirectory(owner, new Map()).seed(organisations),
      (count) => (count ? `${count} organisaties` : `alle ${organisations.length} stonden er al`),
    );
    return { migrated, seeded };
  } finally {
    await owner.destroy();
  }
}

/** Which organisations there are is for the policy that was published; on the first start, when none was, for the one on disk. */
async function policyInForce(owner: DataSource, rootKey: Buffer, onDisk: PolicyPack): Promise<PolicyPack> {
  const active = activePolicy(await readRulebook(new Ledger(owner, new Vault(owner, rootKey))));
  return active ? new PackStore(owner, [onDisk]).get(active.digest) : onDisk;
}

/** The password of the hub's own role, the same in every process that has the root key. */
export function hubPassword(rootKey: Buffer): string {
  return Buffer.from(hkdfSync('sha256', rootKey, '', 'seinhuis database role', 24)).toString('base64url');
}

export const eraserPassword = ({ eraserDatabasePassword, rootKey }: Pick<HubConfig, 'eraserDatabasePassword' | 'rootKey'>): string =>
  eraserDatabasePassword ?? Buffer.from(hkdfSync('sha256', rootKey, '', 'seinhuis eraser role', 24)).toString('base64url');

/** A connection that can destroy keys and sealed values and do nothing else; whoever opens it closes it. @throws Fault */
export async function eraserDataSource(config: Pick<HubConfig, 'databaseUrl' | 'eraserDatabasePassword' | 'rootKey'>): Promise<DataSource> {
  const url = asRole(config.databaseUrl, roles.eraser, eraserPassword(config));
  const eraser = new DataSource({
    type: 'postgres',
    url,
    applicationName: 'seinhuis eraser',
    extra: connections(1),
    logging: false,
  });
  return eraser.initialize().catch((cause: unknown) => {
    throw new Fault(`role ${roles.eraser} cannot log in`, { retryAfter_s: 60, cause });
  });
}

/** The same database as another role. */
export function asRole(url: string, name: string, password: string): string {
  const changed = new URL(url);
  changed.username = name;
  changed.password = password;
  return changed.href;
}
