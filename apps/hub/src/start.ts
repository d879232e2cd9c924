import 'reflect-metadata';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { NotWitnessed } from '#libs/logbook';
import { formatVkey } from '#libs/notes';
import { loadPolicies } from '#libs/policy';
import { type HubConfig, readConfiguration } from './configuration.js';
import { prepareDatabase, type Step } from './database.js';
import { type RunningHub, serveHub } from './hub.js';
import { NewerSchema } from './newer-schema.js';
import { removeConnection, writeConnection } from './start/connection-file.js';
import { startLocalDatabase } from './start/local-database.js';
import { demoAudience, type LocalLogin, startLocalLogin } from './start/local-login.js';
import { startLocalWitness } from './start/local-witness.js';
import { help, readOptions, type StartOptions } from './start/options.js';
import { progress } from './start/progress.js';

const say = (line: string) => process.stdout.write(`${line}\n`);
/** How often is looked whether the witness has cosigned before the start fails: long enough for one that must be asked again. */
const COSIGNED = { looks: 160, each_ms: 250 };
/** What must be stopped, latest first. */
const running: { name: string; stop(): Promise<void> }[] = [];

/** Brings up everything that the environment does not name: database, login, hub. */
async function start(options: StartOptions, env: NodeJS.ProcessEnv): Promise<void> {
  const [ownDatabase, ownLogin] = [!env['DATABASE_URL'] && !env['DATABASE_URL_FILE'], !env['OIDC_ISSUER']];
  const ownWitness = !env['SEINHUIS_WITNESSES'];
  if (ownLogin && env['NODE_ENV'] === 'production')
    throw new Error('met NODE_ENV=production is een eigen aanmelding nodig: zet OIDC_ISSUER en OIDC_AUDIENCE');
  const config = readConfiguration({
    ...env,
    PORT: String(options.port),
    LOG_LEVEL: env['LOG_LEVEL'] || 'warn',
    ...(ownDatabase && { DATABASE_URL: 'postgresql://embedded' }),
    ...(ownLogin && { OIDC_ISSUER: 'http://embedded', OIDC_AUDIENCE: env['OIDC_AUDIENCE'] || demoAudience }),
  });
  await requireFree(config);
  const dataDir = resolve(options.dataDir);
  const step = progress(5 + Number(ownDatabase) + Number(ownLogin) + 2 * Number(ownWitness) + 1, (text) => process.stdout.write(text));
  const policy = await step(
    'Beleid laden',
    () => Promise.resolve(loadPolicies(config.policiesDir)),
    ({ version }) => `versie ${version}`,
  );
  if (ownDatabase) config.databaseUrl = await localDatabase(dataDir, config, step);
  const prepared = await prepareDatabase(config, policy, step);
  const login = ownLogin ? await localLogin(options, dataDir, config, step) : null;
  if (login) config.issuers = [{ issuer: login.issuer, audience: config.issuers[0]!.audience }];
  if (ownWitness) await localWitness(dataDir, config, step);
  const hub = await step('Hub starten', () => serveHub(config, policy, prepared));
  running.push({ name: 'hub', stop: hub.close });
  if (ownWitness) await step('Logboek laten meetekenen', () => firstCosignature(hub));
  writeConnection(dataDir, { hub: hub.url, issuer: config.issuers[0]!.issuer, databaseUrl: config.databaseUrl, demo: ownLogin });
  running.push({ name: 'verwijzing', stop: () => Promise.resolve(removeConnection(dataDir)) });
  welcome(hub.url, login);
}

async function localDatabase(dataDir: string, config: HubConfig, step: Step): Promise<string> {
  const database = await step(
    'Database starten',
    () => startLocalDatabase(dataDir, config.rootKey, say),
    ({ version, adopted }) => `PostgreSQL ${version}${adopted ? ', draaide nog' : ''}`,
  );
  running.push({ name: 'database', stop: database.stop });
  return database.ownerUrl;
}

async function localLogin(options: StartOptions, dataDir: string, config: HubConfig, step: Step): Promise<LocalLogin> {
  const hubUrl = `http://${config.host}:${config.port}`;
  const login = await step('Aanmelding starten', () =>
    startLocalLogin({ port: options.idpPort, dataDir, policiesDir: config.policiesDir, hubUrl }),
  );
  running.push({ name: 'aanmelding', stop: login.stop });
  return login;
}

async function localWitness(dataDir: string, config: HubConfig, step: Step): Promise<void> {
  const { witness, stop } = await step('Getuige starten', () => startLocalWitness(dataDir, formatVkey(config.log.signer.key)));
  running.push({ name: 'getuige', stop });
  Object.assign(config.log, { witnesses: [witness], quorum: 1 });
}

/** Nothing is disclosed before a witness has seen the log: whoever starts the demo need not wait for that. */
async function firstCosignature({ foundation: { delivery, ledger, logbook } }: RunningHub): Promise<void> {
  await delivery.caughtUp((await ledger.size()) - 1);
  for (let looks = COSIGNED.looks; ; looks--) {
    await logbook.step();
    try {
      return await logbook.requireWitnessed();
    } catch (error) {
      // the hub's own round may have asked the witness a moment ago: then this one asks nobody, and the answer is still on its way
      if (looks === 0 || !(error instanceof NotWitnessed)) throw error;
    }
    await pause(COSIGNED.each_ms);
  }
}

/** Asked before anything is started: a port that is taken is the most common reason to start in vain. */
async function requireFree({ port, host }: HubConfig): Promise<void> {
  const probe = createServer();
  await new Promise<void>((free, taken) => probe.once('error', taken).listen(port, host, free)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE')
      throw new Error(`poort ${port} is bezet; kies een andere met --port, bijvoorbeeld: npm start -- --port ${port + 100}`);
    throw error;
  });
  await new Promise((closed) => probe.close(closed));
}

function welcome(url: string, login: LocalLogin | null): void {
  say(`\nSeinhuis draait op ${url}`);
  say(`  schermen                  ${url}/  (open dit adres in uw browser)`);
  say(`  documentatie van de API   ${url}/v1/documentatie`);
  say(`  beschrijving (OpenAPI)    ${url}/v1/openapi.json`);
  if (login) {
    say(`  aanmelding van de demo    ${login.issuer}`);
    say('\nVerzonnen medewerkers, en wat zij kunnen:');
    for (const { name, job, may } of login.officers) say(`  ${name}, ${job}\n      ${may}`);
    say('\nZie het werken:  npx seinhuis demo');
  }
  say('Stoppen: Ctrl-C\n');
}

async function stopAll(): Promise<void> {
  for (const { name, stop } of running.splice(0).toReversed())
    await stop().catch((error: Error) => say(`${name} stopte niet goed: ${error.message}`));
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env);
  if (!options) {
    say(help);
    return;
  }
  const starting = start(options, process.env);
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    say('\nStoppen: eerst de hub, dan de aanmelding, dan de database ...');
    // a start that is half way is first finished, so that nothing of it is left running
    void starting
      .catch(() => undefined)
      .then(stopAll)
      .then(() => {
        say('Gestopt.');
        process.exit(0);
      });
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  await starting.catch(async (error: unknown) => {
    await stopAll();
    throw error;
  });
}

main().catch((error: Error) => {
  process.stderr.write(`\nSeinhuis start niet: ${error.message}\n`);
  process.exit(error instanceof NewerSchema ? error.exitCode : 1);
});
